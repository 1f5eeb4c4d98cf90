"""The kinds of school, and how people write them (``Trung học cơ sở``, ``TT GDNN-GDTX``, ``TH&THCS``) → the slug."""

from __future__ import annotations

import re

from cdsdossier.text.normalize import fold_text

#: The kinds of unit that an indicator set may apply to.
SCHOOL_KINDS = ("mam-non", "tieu-hoc", "thcs", "thpt", "pho-thong-nhieu-cap", "gdtx", "so-gddt", "phong-gddt")
#: The same, as people say them.
SCHOOL_KIND_NAMES = {
    "mam-non": "Mầm non",
    "tieu-hoc": "Tiểu học",
    "thcs": "THCS",
    "thpt": "THPT",
    "pho-thong-nhieu-cap": "Phổ thông nhiều cấp",
    "gdtx": "GDTX",
    "so-gddt": "Sở GDĐT",
    "phong-gddt": "Phòng GDĐT",
}

#: Stages of schools; who teaches several of them is a school of several stages.
_KINDERGARTEN, _PRIMARY, _LOWER, _UPPER = "mam-non", "tieu-hoc", "thcs", "thpt"
_SEVERAL, _CENTRE = "pho-thong-nhieu-cap", "gdtx"
#: A kind that says whom a school is for, and not which stages it teaches.
_OPEN = "?"
#: Words that come beside a kind and say nothing of it.
_BESIDE = (
    "truong", "pho thong", "pt", "va", "cap", "hoc", "bac", "cong lap", "ngoai cong lap", "tu thuc", "dan lap",
    "tu nhan", "chat luong cao", "huong nghiep", "hn", "ktth", "ky thuat tong hop",
)  # fmt: skip
#: Phrases without marks → what they say.
_PHRASES = {
    **dict.fromkeys(("mn", "mam non", "mg", "mau giao", "nha tre", "nhom tre", "lop mau giao"), _KINDERGARTEN),
    **dict.fromkeys(("th", "tieu hoc", "cap 1", "cap i", "c1"), _PRIMARY),
    **dict.fromkeys(("thcs", "trung hoc co so", "cap 2", "cap ii", "c2"), _LOWER),
    **dict.fromkeys(("thpt", "trung hoc pho thong", "cap 3", "cap iii", "c3", "chuyen", "thpt chuyen"), _UPPER),
    **dict.fromkeys(("cap 1 2", "cap i ii", "cap 2 3", "cap ii iii", "cap 1 2 3", "cap i ii iii"), _SEVERAL),
    **dict.fromkeys(
        ("ptcs", "pho thong co so", "nhieu cap", "nhieu cap hoc", "co nhieu cap hoc", "lien cap"), _SEVERAL
    ),
    **dict.fromkeys(("pho thong nhieu cap", "pho thong lien cap", "pt nhieu cap", "lien cap hoc"), _SEVERAL),
    **dict.fromkeys(("trung tam", "tt", "gdtx", "giao duc thuong xuyen", "gdnn", "giao duc nghe nghiep"), _CENTRE),
    **dict.fromkeys(("ttgdtx", "ttgdnn", "tt gdtx", "gdnn gdtx", "ttgdnn gdtx"), _CENTRE),
    **dict.fromkeys(
        ("ptdt", "ptdtnt", "ptdtbt", "dtnt", "dtbt", "pt dtnt", "pt dtbt", "pho thong dtnt", "pho thong dtbt"), _OPEN
    ),
    **dict.fromkeys(("pho thong dan toc noi tru", "pho thong dan toc ban tru", "dan toc noi tru"), _OPEN),
    **dict.fromkeys(("dan toc ban tru", "noi tru", "ban tru"), _OPEN),
    **dict.fromkeys(("so", "so gd dt", "so gddt", "so giao duc va dao tao"), "so-gddt"),
    **dict.fromkeys(("phong", "phong gd dt", "phong gddt", "phong giao duc va dao tao"), "phong-gddt"),
    **{slug.replace("-", " "): slug for slug in SCHOOL_KINDS},
    **dict.fromkeys(_BESIDE, ""),
}
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
_STAGES = (_KINDERGARTEN, _PRIMARY, _LOWER, _UPPER)


def parse_school_kind(written: str) -> str | None:
    """Return the slug of a kind; empty where it is known but says no stage (``PTDTNT``), None where it is unknown."""
    said = _list_meanings(re.findall(r"[a-z0-9]+", fold_text(written)))
    if not said:
        return None
    if said == {_OPEN}:
        return ""
    said -= {_OPEN}
    if len(said) == 1:
        return next(iter(said))
    return _SEVERAL if said <= {*_STAGES, _SEVERAL} else None


def _list_meanings(words: list[str]) -> set[str]:
    """Return what the phrases of a text say; nothing where a word belongs to none of them."""
    said, place = set[str](), 0
    while place < len(words):
        for length in range(_LONGEST, 0, -1):
            meaning = _PHRASES.get(" ".join(words[place : place + length]))
            if meaning is not None:
                break
        else:
            return set()
        said.add(meaning)
        place += length
    return said - {""}
