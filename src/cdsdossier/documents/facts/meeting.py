"""What the register says of the council's meeting, for its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cdsdossier.documents.facts.gaps import HEAD, FieldFiller
from cdsdossier.model.dossier.head import Issued
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.model.dossier.head import Head

Facts = dict[str, Any]
#: The document that the meeting leaves behind.
COUNCIL_MINUTES = "bien-ban-tu-danh-gia"
_FIELD = f"documents.{COUNCIL_MINUTES}"


def build_meeting_facts(head: Head, council: Sequence[object], fill: FieldFiller) -> Facts:
    """Return day, starts, ends, place, present, members, absent (empty: nobody), agree, disagree, abstain."""
    held = (head.documents or {}).get(COUNCIL_MINUTES) or Issued()

    def count(written: int | None, name: str) -> object:
        return fill.value(written, HEAD, f"{_FIELD}.{name}")

    return {
        "day": fill.value(held.date, HEAD, f"{_FIELD}.date"),
        "starts": fill.text(held.starts and numbers.format_clock_time(held.starts), HEAD, f"{_FIELD}.starts"),
        "ends": fill.text(held.ends and numbers.format_clock_time(held.ends), HEAD, f"{_FIELD}.ends"),
        "place": fill.text(held.place, HEAD, f"{_FIELD}.place"),
        "present": count(held.present, "present"),
        "members": fill.value(len(council) or None, HEAD, "council"),
        "absent": _absent(held, len(council), fill),
        "agree": count(held.for_, "for"),
        "disagree": count(held.against, "against"),
        "abstain": count(held.abstain, "abstain"),
    }


def _absent(held: Issued, members: int, fill: FieldFiller) -> list[object]:
    """Return who was absent; where nobody wrote it and not all were present, a gap in their place."""
    everybody = members > 0 and held.present == members
    if held.absent is None and everybody:
        return []
    return [fill.text(name, HEAD, f"{_FIELD}.absent") for name in (held.absent if held.absent is not None else (None,))]
