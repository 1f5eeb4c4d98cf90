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

_DEPUTY = "PHÓ "
#: Additions to a title: a deputy put in charge signs as any deputy does, and QUYỀN is printed as Q.
_IN_CHARGE = re.compile(r"\s+(?:PHỤ TRÁCH|ĐIỀU HÀNH)\b.*$")
_ACTING = re.compile(r"^(?:QUYỀN\s+|Q\.\s*)")
#: A people's committee decides together: the chair signs for all of it.
_COMMITTEE = re.compile(r"(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN)\b", re.IGNORECASE)
_OF_COMMITTEE = re.compile(rf"\s+{_COMMITTEE.pattern}.*$", re.IGNORECASE)
_IN_FULL, _CHAIR = "Ủy ban nhân dân", "CHỦ TỊCH"


def expand_committee_name(name: str) -> str:
    """Return a body's name as its own paper has it: ``Ủy ban nhân dân xã …`` for ``UBND xã …``."""
    return _COMMITTEE.sub(_IN_FULL, name, count=1) if _is_committee(name) else name


def _is_committee(name: str) -> bool:
    return _COMMITTEE.match(name) is not None


def _principal_title(title: object) -> str:
    """Return the title of the head of the unit, in capitals; of a deputy, the title of the head for whom they sign."""
    return _ACTING.sub("", _IN_CHARGE.sub("", str(title).upper())).removeprefix(_DEPUTY)


def format_head_title(title: object, *, acting: bool) -> tuple[str, ...]:
    """Return the lines for the head of a unit from the title that the dossier gives."""
    full, office = _IN_CHARGE.sub("", str(title).upper()), _principal_title(title)
    if acting or _ACTING.match(full):
        return (f"Q. {office}",)
    return (f"KT. {office}", full) if full.startswith(_DEPUTY) else (full,)


def format_authority(unit: UnitFacts) -> str:
    """Return who takes a decision, as the line above the bases says it.

    ``HIỆU TRƯỞNG TRƯỜNG THCS …``, ``TRƯỞNG PHÒNG GIÁO DỤC …``; a committee decides as a body: ``ỦY BAN NHÂN DÂN XÃ …``.
    """
    name = expand_committee_name(str(unit["name"])).upper()
    if _is_committee(name):
        return name
    office = _principal_title(unit["head"]["title"])
    kind, _, rest = name.partition(" ")
    return f"{office} {rest if office.split()[-1:] == [kind] else name}"


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
    if isinstance(title, Gap) or _principal_title(own) == _CHAIR:
        return (f"TM. {_IN_FULL.upper()}", *lines)
    return (f"TL. {_CHAIR}", *lines)
