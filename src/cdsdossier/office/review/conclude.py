"""An officer's conclusions on rows, as a form sends them: written with who concluded, and on which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from cdsdossier.files.changes import exclusive_changes, read_if_present
from cdsdossier.model.dossier import REVIEW
from cdsdossier.text.numbers import format_short_date
from cdsdossier.workflows.value_edits import (
    EditOutcome,
    ValueEdit,
    digest_text,
    find_value,
    format_address,
    format_shown_value,
    parse_address,
    plan_values,
)
from cdsdossier.yamlio.reader import parse_page

_ROWS = "scores"


def save_conclusions(home: Path, edits: Sequence[ValueEdit], *, by: str, day: date) -> EditOutcome:
    """Write the edits of ``review.yaml`` in ``home``; each row of which something is written gets ``by`` and ``day``.

    Edits that cannot be written come back as those of ``save_values`` do.
    """
    with exclusive_changes(home) as apply:
        first = plan_values(home, edits)
        changed = {edit.address for edit in edits if edit.changed} & set(first.saved)
        rows = dict.fromkeys(row for address in sorted(changed) if (row := _row_of(address)))
        accepted = [edit for edit in edits if edit.address not in first.faults and edit.address not in first.conflicts]
        data = parse_page(read_if_present(home, REVIEW) or b"", REVIEW).data
        outcome = plan_values(home, [*accepted, *_stamps(data, rows, by, day)])
        apply(outcome.changes)
    saved = [address for address in outcome.saved if address in {edit.address for edit in edits}]
    return EditOutcome(saved, first.faults, first.conflicts, outcome.changes)


def _row_of(address: str) -> str:
    path = parse_address(address).path
    return str(path[1]) if path[0] == _ROWS and len(path) > 2 else ""


def _stamps(data: object, rows: Sequence[str] | dict[str, None], by: str, day: date) -> Iterator[ValueEdit]:
    """Yield who concluded and when, over what is written there now."""
    for row in rows:
        for key, text in (("by", by), ("on", format_short_date(day))):
            address = format_address(REVIEW, (_ROWS, row, key))
            place = parse_address(address)
            now = format_shown_value(place.field, find_value(data, place.path))
            yield ValueEdit(address, digest_text(now), text)
