"""Who signs, as the decree has it printed: KT. for a deputy, Q. for an acting head, TM. for a council."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cdsdossier.paperwork.catalogue import Signer
from cdsdossier.paperwork.letter import Signature

_DEPUTY = "PHÓ "
#: Said of somebody who stands in: a deputy put in charge signs as any deputy does, and QUYỀN is printed as Q.
_IN_CHARGE = re.compile(r"\s+(?:PHỤ TRÁCH|ĐIỀU HÀNH)\b.*$")
_ACTING = re.compile(r"^(?:QUYỀN\s+|Q\.\s*)")


def chief(title: object) -> str:
    """Return whose office it is, in capitals: of a deputy, the office of the head for whom he signs."""
    return _ACTING.sub("", _IN_CHARGE.sub("", str(title).upper())).removeprefix(_DEPUTY)


def head_lines(title: object, *, acting: bool) -> tuple[str, ...]:
    """Return the lines for the head of a unit from the title that the dossier gives."""
    full, office = _IN_CHARGE.sub("", str(title).upper()), chief(title)
    if acting or _ACTING.match(full):
        return (f"Q. {office}",)
    return (f"KT. {office}", full) if full.startswith(_DEPUTY) else (full,)


def issuing(school: Mapping[str, Any]) -> str:
    """Return whose decision it is, as the line above the bases says it: ``HIỆU TRƯỞNG TRƯỜNG THCS …``."""
    return f"{chief(school['head']['title'])} {str(school['name']).upper()}"


def signatures(signers: Sequence[Signer], facts: Mapping[str, Any]) -> tuple[Signature, ...]:
    """Return the signatures of a document, left to right, from the facts ``school`` and ``council``."""
    return tuple(_signature(signer, facts) for signer in signers)


def _signature(signer: Signer, facts: Mapping[str, Any]) -> Signature:
    head = facts["school"]["head"]
    if signer.role is None:
        return Signature(signer.authority or head_lines(head["title"], acting=head["acting"]), str(head["name"]))
    member = facts["council_roles"][signer.role]
    post = _IN_CHARGE.sub("", str(member["post"]).upper()) if signer.post else None
    return Signature(signer.authority, str(member["name"]), post)
