"""How names, places, codes and subjects are written on official paper. Each function returns the text as it must be.

A text that is right comes back as it is.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"\s*[“\"'‘«]([^“”\"'‘’«»]+)[”\"'’»]\s*")
_GAP = re.compile(r"(?<=\S)[^\S\n]{2,}(?=\S)")
_FINAL_MARKS = ".;,:"
#: ``N.V.A.``, ``Nguyễn Văn A.``, ``v.v.``: here the dot belongs to the word.
_INITIAL = re.compile(r"(?:^|[\s.])\w\.$")
_SUBJECT_SIGN = re.compile(r"\bv\s?/\s?v\b:?\s*", re.IGNORECASE)
#: Titles that are not written before the name of who signs; a dot or a space ends the short ones.
_TITLE = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Th\.S|CN|KS|BS|CKI|CKII|NGƯT|NGND)(?:[.\s/-]+|$)"
    r"|(?:phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|cử nhân|kỹ sư|bác sĩ|nhà giáo ưu tú|nhà giáo nhân dân"
    r"|thầy|cô|đồng chí|đ/c)[\s:,.-]+)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=\S)", re.IGNORECASE)
#: Units named after persons or events keep their word (Phường Điện Biên Phủ), and so does Thành phố Hồ Chí Minh.
_PERSON_OR_EVENT = re.compile(
    r"(?:Nguyễn|Trần|Lê|Lý|Phạm|Phan|Hoàng|Huỳnh|Võ|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Đinh|Trương|Tôn|Mạc|Phùng|Triệu|Hai Bà"
    r"|Bà Triệu|Hùng Vương|Quang Trung|Bạch Đằng|Điện Biên|Cách mạng|Giải Phóng|Thống Nhất|Hòa Bình|Độc Lập)\b",
    re.IGNORECASE,
)
#: Words with which a school's name may end in lower case: they say what it is, not which.
_ABBREVIATED = {"THCS", "THPT", "TH", "MN", "PTDTBT", "PTDTNT", "DTNT", "TH&THCS", "THCS&THPT", "PT"}
_KIND_WORDS = {
    "học", "sở", "thông", "non", "trú", "giáo", "tạo", "xuyên", "nghiệp", "cấp", "chuyên", "thục",
    "phạm", "tỉnh", "huyện", "xã", "lập", "khiếu", "thuật", "thao", "tế", "ngữ", "nghệ", "nhiên", "tật",
}  # fmt: skip


def unquote(text: str) -> str:
    """Return a text without quotes around the whole of it: ``“Trường THCS Thử”``."""
    found = _QUOTED.fullmatch(text)
    return found[1].strip() if found else text


def close_gaps(text: str) -> str:
    """Return a text without double spaces inside a line."""
    return text if " ".join(text.split()) == text else _GAP.sub(" ", text)


def drop_final_mark(text: str) -> str:
    """Return a name or a subject without a mark at its end."""
    bare = text.rstrip()
    name = bare.rstrip(_FINAL_MARKS)
    return text if name == bare or bare.endswith("..") or _INITIAL.search(text) else name.rstrip()


def spell_out_subject(about: str) -> str:
    """Return a subject with ``về việc`` in place of ``V/v``, which belongs under the number of a công văn only."""
    return _SUBJECT_SIGN.sub("về việc ", about).strip()


def lower_subject(about: str) -> str:
    """Return a subject with ``về việc`` in lower case: it is printed inside a sentence."""
    return f"về{about[2:]}" if about.startswith("Về việc ") else about


def drop_titles(name: str) -> str:
    """Return a person's name without academic titles, honours and the like before it."""
    rest = name
    while (found := _TITLE.match(rest)) and rest[found.end() :].strip():
        rest = rest[found.end() :].lstrip()
    return rest


def capitalise_person(name: str) -> str:
    """Return a person's name with a capital at the beginning of each word."""
    bare = re.match(r"[^(,]*", name)
    head = bare.group() if bare else ""
    return re.sub(r"(?<![^\s.])\w", lambda found: found.group().upper(), head) + name[len(head) :]


def fix_place(place: str) -> str:
    """Return the name of a commune or ward without its word, in capitals: ``xã Hùng Thắng`` is ``Hùng Thắng``.

    Units named by numbers, persons or events are written in full, and so is Thành phố Hồ Chí Minh. Nobody can list all
    of those persons and events: a ward or town written with a capital is taken for one of them.
    """
    found = _UNIT.match(place)
    bare = place[found.end() :] if found else place
    ward = found is not None and found.group().startswith(("Phường", "Quận", "Thành phố"))  # often a person's name
    kept = ward or any(letter.isdigit() for letter in bare) or _PERSON_OR_EVENT.match(bare)
    return capitalise_body(place if kept else bare)


def fix_code(code: str) -> str:
    """Return a code of a document number in capitals and without spaces."""
    return re.sub(r"\s+", "", code).upper()


def fix_notation(number: str) -> str:
    """Return number and notation of a document without spaces: ``606/SGD ĐT-VP`` is ``606/SGDĐT-VP``."""
    return re.sub("[–—]", "-", re.sub(r"\s+", "", number)) if re.search(r"\d\s*/", number) else number


def capitalise_body(name: str) -> str:
    """Return the name of a body with its first letter in upper case."""
    return name[:1].upper() + name[1:]


def capitalise_school(name: str) -> str:
    """Return a school's name with capitals where they must be: ``Trường Tiểu học Hùng Thắng``."""
    words = capitalise_body(name).split(" ")
    if words[0] == "TRƯỜNG" and name.isupper():
        words = [word if word in _ABBREVIATED else word.capitalize() for word in words]
    if words[0].casefold() != "trường":
        return " ".join(words)
    for place in {1, len(words) - 1} & set(range(1, len(words))):
        if place == 1 or words[place] not in _KIND_WORDS:
            words[place] = capitalise_body(words[place])
    return " ".join(words)
