"""How an office calls things: kinds of school, states of an assessment; and when two names mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cdsdossier.judging.review import REVIEW_STATE_NAMES
from cdsdossier.model.school_kinds import SCHOOL_KIND_NAMES
from cdsdossier.office.rollup.collect.rows import DossierState, SchoolRow
from cdsdossier.text.normalize import strip_marks

#: Kinds of school, as people say them.
KIND_NAMES = SCHOOL_KIND_NAMES
#: States of an external assessment, as a column shows them.
STATE_LABELS = {state: words.capitalize() for state, words in REVIEW_STATE_NAMES.items()}
#: What several units of one kind are called, where they are no schools.
_UNITS = {"gdtx": "trung tâm", "so-gddt": "sở GDĐT", "phong-gddt": "phòng GDĐT"}
#: How far a dossier has come.
DOSSIER_STATES = {
    DossierState.RECEIVED: "Đã nhận",
    DossierState.BROKEN: "Gửi nhưng hỏng",
    DossierState.DRAFT: "Bản nháp",
    DossierState.WORKING: "Đang làm",
    DossierState.UNRECOGNISED: "Không nhận ra",
}
#: What stands where a level would, of a school that is scored in part.
PROVISIONAL = "tạm tính"
#: Shown where a value is not given.
UNKNOWN = "(chưa rõ)"

#: Long and short ways to say the same, without marks.
_SHORT = {
    "giao duc thuong xuyen": "gdtx",
    "trung hoc pho thong": "thpt",
    "trung hoc co so": "thcs",
    "tieu hoc": "th",
    "mam non": "mn",
}
_LONG = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
#: Of managing bodies (keys of names): long and short ways to say the office, and the kind of unit in one letter.
_OFFICE = re.compile(r"\b(?:uy ban nhan dan|(?P<office>so|phong) (?:giao duc dao tao|gd dt|gddt))\b")
_UNIT = re.compile(r"(?<=^ubnd )(?:p|x|dk|tt|tp)(?= )")
_UNIT_NAMES = {"p": "phuong", "x": "xa", "dk": "dac khu", "tt": "thi tran", "tp": "thanh pho"}
_IDLE = {"truong", "va"}
_WORDS = re.compile("[a-z0-9]+")
#: Names that are remembered: a whole country's schools, and those who manage them.
_MANY = 1 << 17


def name_units(kinds: Iterable[str]) -> str:
    """Return what units of these kinds are called together: trường, phòng GDĐT …; đơn vị where they differ."""
    words = {_UNITS.get(kind, "trường") for kind in kinds if kind}
    return words.pop() if len(words) == 1 else "đơn vị" if words else "trường"


def _fold(text: str) -> str:
    """Return a text in small letters without marks."""
    return strip_marks(text.lower())


@lru_cache(maxsize=_MANY)
def name_key(name: str) -> str:
    """Return a name as it is compared: no marks, no capitals, no ``Trường``, the kind of school in its short form."""
    words = _LONG.sub(lambda found: _SHORT[found[0]], " ".join(_WORDS.findall(_fold(name))))
    return " ".join(word for word in words.split() if word not in _IDLE)


@lru_cache(maxsize=_MANY)
def body_key(name: str) -> str:
    """Return a managing body as it is compared: ``Ủy ban nhân dân P. A`` and ``UBND phường A`` are one."""
    return _UNIT.sub(lambda found: _UNIT_NAMES[found[0]], _OFFICE.sub(_short_office, name_key(name)))


def _short_office(found: re.Match[str]) -> str:
    office = found["office"]
    return f"{office} gddt" if office else "ubnd"


@lru_cache(maxsize=_MANY)
def code_key(code: str) -> str:
    """Return a code as it is compared: ``THCS-QT`` and ``thcsqt`` are one."""
    return "".join(_WORDS.findall(_fold(code)))


def label_submission(row: SchoolRow) -> str:
    """Return how far the dossier of somebody in the list has come: what is not recognised was sent, and is no good."""
    state = DossierState.BROKEN if row.state is DossierState.UNRECOGNISED else row.state
    return DOSSIER_STATES[state]


def describe_submission(row: SchoolRow) -> str:
    """Return what a package says of its own time, as a list shows it behind its place; empty where it says nothing."""
    told = [
        f"gửi lần {row.revision}" if row.revision else "",
        f"gói ngày {row.packed_on:%d/%m/%Y}" if row.packed_on else "",
    ]
    words = ", ".join(part for part in told if part)
    return f" ({words})" if words else ""


def name_sort_key(name: str) -> tuple[bool, str, str]:
    """Return what names are sorted by: the unknown comes last."""
    return name == UNKNOWN, _fold(name), name
