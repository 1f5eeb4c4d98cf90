"""Who compared a set with the decision, and when: recorded in the set's own file."""

from __future__ import annotations

from datetime import date

from cdsdossier.yamlio.edit import Entry, Plain, changed, flow, inserted
from cdsdossier.yamlio.reader import parse_page


def confirmed(raw: bytes, file: str, by: str, day: date | None) -> bytes:
    """Return a set's file with ``confirmed: {by: …, date: …}``; comments and everything else stay.

    A new entry goes below ``decision``. Raises Refused, with a sentence for the user, where the file cannot be changed.
    """
    data = parse_page(raw, file).data
    standing = data.get("confirmed") if isinstance(data, dict) else None
    written = Plain(day.isoformat()) if day else None
    if isinstance(standing, dict):
        return changed(raw, file, {("confirmed", "by"): by, ("confirmed", "date"): written})
    words = flow({"by": by, "date": written} if written else {"by": by})
    if isinstance(data, dict) and "confirmed" not in data:
        return inserted(raw, file, (), [Entry((f"confirmed: {words}",), after="decision")])
    return changed(raw, file, {("confirmed",): Plain(words)})
