"""How an office calls things: kinds of school, states of an assessment; and when two names mean the same."""

from __future__ import annotations

import re

from cdsdossier.annex.plain import plain
from cdsdossier.rollup.rows import SchoolRow

#: Kinds of school, as people say them.
KINDS = {
    "mam-non": "Mầm non",
    "tieu-hoc": "Tiểu học",
    "thcs": "THCS",
    "thpt": "THPT",
    "pho-thong-nhieu-cap": "Phổ thông nhiều cấp",
    "gdtx": "GDTX",
    "so-gddt": "Sở GDĐT",
    "phong-gddt": "Phòng GDĐT",
}
#: States of an external assessment.
STATES = {
    "dang-tham-dinh": "Đang thẩm định",
    "tra-lai": "Trả lại",
    "chap-nhan": "Chấp nhận",
    "cong-nhan": "Công nhận",
}
#: What stands where nobody has said.
UNKNOWN = "(chưa rõ)"

#: Long and short ways to say the same, without marks; the longest first.
_SHORT = (
    ("giao duc thuong xuyen", "gdtx"),
    ("trung hoc pho thong", "thpt"),
    ("trung hoc co so", "thcs"),
    ("tieu hoc", "th"),
    ("mam non", "mn"),
)
_IDLE = {"truong", "va"}


def key(name: str) -> str:
    """Return a name as it is compared: no marks, no capitals, no ``Trường``, the kind of school in its short form."""
    words = " ".join(re.findall(r"[a-z0-9]+", plain(name)))
    for long, short in _SHORT:
        words = re.sub(rf"\b{long}\b", short, words)
    return " ".join(word for word in words.split() if word not in _IDLE)


def code_key(code: str) -> str:
    """Return a code as it is compared: ``THCS-QT`` and ``thcsqt`` are one."""
    return "".join(re.findall(r"[a-z0-9]+", plain(code)))


def called(row: SchoolRow) -> str:
    """Return what a dossier's school is called; where its name is not known, its code or where it was found."""
    return row.school or row.code or row.place


def body_of(row: SchoolRow) -> str:
    """Return the managing body that a dossier names itself: who gets its report, else who stands above its name."""
    return row.reports_to or row.parent


def in_order(name: str) -> tuple[bool, str, str]:
    """Return what names are sorted by: the unknown comes last."""
    return name == UNKNOWN, plain(name), name
