"""The tables of TCVN3 and VNI: which letter an old font draws for which character of Windows-1252.

TCVN3 is the table VN3 of TCVN 5712:1993 as the fonts .VnTime … have it: one character a letter; toned capitals are the
small letters in a font of capitals (.VnTimeH). VNI is the table of the fonts VNI-Times …: a vowel and a mark behind it.
Both as published: TCVN 5712:1993 (it is ``TCVN`` in GNU libc's iconv); VNI's own chart of VNI for Windows.
"""

from __future__ import annotations

import re
from typing import Literal

OldCode = Literal["tcvn3", "vni"]
CODES: tuple[OldCode, ...] = ("tcvn3", "vni")

#: Letters that follow one another, by the code of the first; the places between are empty.
_TCVN3_ROWS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_TCVN3 = {chr(code): letter for first, row in _TCVN3_ROWS.items() for code, letter in enumerate(row, first)}
_TCVN3_TABLE = str.maketrans(_TCVN3)
#: ã is no word: by itself this is the point of a list.
_LONE_DOT = re.compile("(?<![A-Za-z\u00a1-\u00ff])·(?![A-Za-z\u00a1-\u00ff])")
_TCVN3_GONE = dict.fromkeys(map(ord, _TCVN3))

#: Tones, in one order: sắc, huyền, hỏi, ngã, nặng.
_TONED = {"a": "áàảãạ", "e": "éèẻẽẹ", "o": "óòỏõọ", "u": "úùủũụ", "y": "ýỳỷỹ", "ô": "ớờởỡợ", "ö": "ứừửữự"}
_TONES = "ùøûõï"
#: Vowels with a hat and its tones, a with a breve and its tones: without tone, then in the order above.
_HATTED, _HATS = {"a": "âấầẩẫậ", "e": "êếềểễệ", "o": "ôốồổỗộ"}, "âáàåãä"
_BREVED, _BREVES = {"a": "ăắằẳẵặ"}, "êéèúüë"
_ALONE = dict(zip("íìæóòîñôö", "íìỉĩịỵđơư", strict=True))


def _vni_table() -> dict[str, str]:
    small = dict(_ALONE)
    for letters, marks in ((_TONED, _TONES), (_HATTED, _HATS), (_BREVED, _BREVES)):
        small |= {base + mark: one for base, row in letters.items() for mark, one in zip(marks, row, strict=False)}
    # A capital has its mark in capitals where all is in capitals, else also a small one.
    for mark in (str.lower, str.upper):
        small |= {pair[0].upper() + mark(pair[1:]): one.upper() for pair, one in small.items() if pair[0].islower()}
    return small


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

#: The letters with which Vietnamese is written in Unicode, beside those of ASCII.
UNICODE_VIETNAMESE = frozenset(
    "àáảãạằắẳẵặăầấẩẫậâèéẻẽẹềếểễệêìíỉĩịòóỏõọồốổỗộôờớởỡợơùúủũụừứửữựưỳýỷỹỵđ"
    "ÀÁẢÃẠẰẮẲẴẶĂẦẤẨẪẬÂÈÉẺẼẸỀẾỂỄỆÊÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘÔỜỚỞỠỢƠÙÚỦŨỤỪỨỬỮỰƯỲÝỶỸỴĐ"
)


def decode_old(text: str, code: OldCode) -> str:
    """Return a text typed in an old font, in Unicode; what the table does not have stays as it is."""
    if code == "tcvn3":
        return "·".join(part.translate(_TCVN3_TABLE) for part in _LONE_DOT.split(text))
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)


def encode_old(text: str, code: OldCode) -> str:
    """Return a Unicode text (NFC) as it would be typed in an old font: the way back."""
    table = {one: old for old, one in _VNI.items() if old[1:].isupper() == old[0].isupper() or not old[1:]}
    if code == "tcvn3":
        table = {one: old for old, one in _TCVN3.items()}
    return "".join(table.get(letter, letter) for letter in text)


def is_whole(text: str, code: OldCode) -> bool:
    """Return whether the table has every letter of Windows-1252 that a text has; signs are what they are."""
    rest = text.translate(_TCVN3_GONE) if code == "tcvn3" else _VNI_LETTER.sub("", text)
    return not any("\xc0" <= letter <= "\xff" and letter not in "×÷" for letter in rest)
