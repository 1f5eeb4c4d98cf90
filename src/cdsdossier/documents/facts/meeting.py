"""What the register says of the council's meeting, for its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import Issued
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.documents.facts.gaps import FieldFiller, TextOrGap
    from cdsdossier.model.dossier.head import Head

#: The document that the meeting leaves behind.
COUNCIL_MINUTES = "bien-ban-tu-danh-gia"
_FIELD = f"documents.{COUNCIL_MINUTES}"


def build_meeting_facts(head: Head, members: int, fill: FieldFiller) -> dict[str, object]:
    """Return day, starts, ends, place, present, members, absent (may be empty), agree, disagree, abstain."""
    held = head.documents.get(COUNCIL_MINUTES) or Issued()
    counts = {"present": held.present, "agree": held.for_, "disagree": held.against, "abstain": held.abstain}
    fields = {"present": "present", "agree": "for", "disagree": "against", "abstain": "abstain"}
    return {
        "day": fill.value(held.date, HEAD, f"{_FIELD}.date"),
        "starts": fill.text(held.starts and numbers.format_clock_time(held.starts), HEAD, f"{_FIELD}.starts"),
        "ends": fill.text(held.ends and numbers.format_clock_time(held.ends), HEAD, f"{_FIELD}.ends"),
        "place": fill.text(held.place, HEAD, f"{_FIELD}.place"),
        "members": fill.value(members or None, HEAD, "council"),
        "absent": _absent(held, members, fill),
        **{name: fill.value(count, HEAD, f"{_FIELD}.{fields[name]}") for name, count in counts.items()},
    }


def _absent(held: Issued, members: int, fill: FieldFiller) -> list[TextOrGap]:
    """Return who was absent; a gap where it is not written and not all were present."""
    names = held.absent
    if names is None:
        everybody = members > 0 and held.present == members
        return [] if everybody else [fill.text(None, HEAD, f"{_FIELD}.absent")]
    return [fill.text(name, HEAD, f"{_FIELD}.absent") for name in names]
