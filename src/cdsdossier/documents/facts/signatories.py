"""Who signs, as Nghị định 30/2020/NĐ-CP has it printed: KT. for a deputy, Q. for an acting head, TM. for a council."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdsdossier.documents.catalogue import Signer
from cdsdossier.documents.facts.gaps import Gap
from cdsdossier.documents.letter import Signature

if TYPE_CHECKING:
    from cdsdossier.documents.facts.fact_types import Facts, UnitFacts
    from cdsdossier.documents.facts.gaps import TextOrGap

_DEPUTY = re.compile(r"^PHÓ\s+", re.IGNORECASE)
#: Additions to a title: a deputy put in charge signs as any deputy does, and QUYỀN is printed as Q.
_IN_CHARGE = re.compile(r"(?<!\s)\s+(?:PHỤ TRÁCH|ĐIỀU HÀNH)\b(?s:.*)", re.IGNORECASE)
_ACTING = re.compile(r"^(?:QUYỀN\s+|Q\.\s*)", re.IGNORECASE)
#: A people's committee decides together: the chair signs for all of it.
_COMMITTEE = re.compile(r"(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN)\b", re.IGNORECASE)
_OF_COMMITTEE = re.compile(rf"(?<!\s)\s+{_COMMITTEE.pattern}(?s:.*)", re.IGNORECASE)
_IN_FULL, _CHAIR = "Ủy ban nhân dân", "CHỦ TỊCH"


def expand_committee_name(name: str) -> str:
    """Return a body's name as its own paper has it: ``Ủy ban nhân dân xã …`` for ``UBND xã …``."""
    return _COMMITTEE.sub(_IN_FULL, name, count=1) if _is_committee(name) else name


def _is_committee(name: str) -> bool:
    return _COMMITTEE.match(name) is not None


def _principal_title(title: object) -> str:
    """Return the title of the head of the unit; of a deputy, the title of the head for whom they sign."""
    office = _DEPUTY.sub("", _ACTING.sub("", _IN_CHARGE.sub("", str(title))))
    return f"{office[:1].upper()}{office[1:]}"


def format_head_title(title: object, *, acting: bool) -> tuple[str, ...]:
    """Return the lines for the head of a unit from the title that the dossier gives."""
    full, office = _IN_CHARGE.sub("", str(title).upper()), _principal_title(title).upper()
    if acting or _ACTING.match(full):
        return (f"Q. {office}",)
    return (f"KT. {office}", full) if _DEPUTY.match(full) else (full,)


def format_decider(unit: UnitFacts) -> str:
    """Return who takes a decision, as the line above its bases says it in capitals, and as other papers cite it.

    ``Hiệu trưởng Trường THCS …``, ``Trưởng Phòng Giáo dục …``; a committee decides as a body: ``Ủy ban nhân dân xã …``.
    """
    name = expand_committee_name(str(unit["name"]))
    if _is_committee(name):
        return name
    office = _principal_title(unit["head"]["title"]).split()
    if office[-1:] and office[-1].casefold() == name.partition(" ")[0].casefold():
        office.pop()
    return " ".join([*office, name])


def build_signature(signer: Signer, facts: Facts, unit: UnitFacts) -> Signature:
    """Return one signature of a document that ``unit`` issues."""
    if signer.team:
        review = facts["review"]
        return Signature(signer.authority, str(review["team_roles"][signer.team]["name"]) if review else "")
    if signer.school:
        head = facts["school"]["head"]
        lines = format_head_title(head["title"], acting=head["acting"])
        return Signature(signer.authority, str(head["name"]), lines[-1])
    if signer.role is None:
        head = unit["head"]
        own = signer.authority or format_unit_title(str(unit["name"]), head["title"], acting=head["acting"])
        return Signature(own, str(head["name"]))
    member = facts["council_roles"][signer.role]
    post = _IN_CHARGE.sub("", str(member["post"]).upper()) if signer.post else None
    return Signature(signer.authority, str(member["name"]), post)


def format_unit_title(name: str, title: TextOrGap, *, acting: bool) -> tuple[str, ...]:
    """Return the lines for the head of a unit; of a committee, for its chair or who signs for the chair."""
    if not _is_committee(name):
        return format_head_title(title, acting=acting)
    own = title if isinstance(title, Gap) else _OF_COMMITTEE.sub("", str(title))
    lines = format_head_title(own, acting=acting)
    if isinstance(title, Gap) or _principal_title(own).upper() == _CHAIR:
        return (f"TM. {_IN_FULL.upper()}", *lines)
    return (f"TL. {_CHAIR}", *lines)
