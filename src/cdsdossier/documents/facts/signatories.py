"""Who signs, as the decree has it printed: KT. for a deputy, Q. for an acting head, TM. for a council or committee."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cdsdossier.documents.catalogue import Signer
from cdsdossier.documents.facts.gaps import Gap
from cdsdossier.documents.letter import Signature

_DEPUTY = "PHÓ "
#: Said of somebody who stands in: a deputy put in charge signs as any deputy does, and QUYỀN is printed as Q.
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
    """Return whose office it is, in capitals: of a deputy, the office of the head for whom he signs."""
    return _ACTING.sub("", _IN_CHARGE.sub("", str(title).upper())).removeprefix(_DEPUTY)


def format_head_title(title: object, *, acting: bool) -> tuple[str, ...]:
    """Return the lines for the head of a unit from the title that the dossier gives."""
    full, office = _IN_CHARGE.sub("", str(title).upper()), _principal_title(title)
    if acting or _ACTING.match(full):
        return (f"Q. {office}",)
    return (f"KT. {office}", full) if full.startswith(_DEPUTY) else (full,)


def format_authority(unit: Mapping[str, Any]) -> str:
    """Return whose decision it is, as the line above the bases says it.

    ``HIỆU TRƯỞNG TRƯỜNG THCS …``, ``TRƯỞNG PHÒNG GIÁO DỤC …``; a committee decides itself: ``ỦY BAN NHÂN DÂN XÃ …``.
    """
    name = expand_committee_name(str(unit["name"])).upper()
    if _is_committee(name):
        return name
    office = _principal_title(unit["head"]["title"])
    kind, _, rest = name.partition(" ")
    return f"{office} {rest if office.split()[-1:] == [kind] else name}"


def build_signatures(
    signers: Sequence[Signer], facts: Mapping[str, Any], unit: Mapping[str, Any]
) -> tuple[Signature, ...]:
    """Return the signatures of a document, left to right; ``unit`` is who issues it, with ``name`` and ``head``."""
    return tuple(_signature(signer, facts, unit) for signer in signers)


def _signature(signer: Signer, facts: Mapping[str, Any], unit: Mapping[str, Any]) -> Signature:
    if signer.team:
        return Signature(signer.authority, str(facts["review"]["team_roles"][signer.team]["name"]))
    if signer.school:
        head = facts["school"]["head"]
        return Signature(
            signer.authority, str(head["name"]), format_head_title(head["title"], acting=head["acting"])[-1]
        )
    if signer.role is None:
        return Signature(signer.authority or format_unit_title(unit), str(unit["head"]["name"]))
    member = facts["council_roles"][signer.role]
    post = _IN_CHARGE.sub("", str(member["post"]).upper()) if signer.post else None
    return Signature(signer.authority, str(member["name"]), post)


def format_unit_title(unit: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the lines for the head of a unit; of a committee, for its chair or for whom the chair lets sign."""
    title, acting = unit["head"]["title"], unit["head"]["acting"]
    if not _is_committee(str(unit["name"])):
        return format_head_title(title, acting=acting)
    own = title if isinstance(title, Gap) else _OF_COMMITTEE.sub("", str(title))
    lines = format_head_title(own, acting=acting)
    if isinstance(title, Gap) or _principal_title(own) == _CHAIR:
        return (f"TM. {_IN_FULL.upper()}", *lines)
    return (f"TL. {_CHAIR}", *lines)
