"""Facts as plain data that can be sent to another process, and back: JSON, with a mark for what JSON does not know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cdsdossier.documents.facts.gaps import Gap, Gaps

#: Keys of marked values; no text that a dossier may hold begins with this character.
_GAP, _DATE, _NUMBER = "\0gap", "\0date", "\0number"


def packed(facts: Mapping[str, Any]) -> str:
    """Return facts as JSON text; raise TypeError for anything but texts, numbers, dates, gaps, lists and mappings."""
    return json.dumps(facts, default=_marked)


def unpacked(text: str, gaps: Gaps) -> dict[str, Any]:
    """Return the facts; what was a gap counts in ``gaps`` once it is printed."""
    facts: dict[str, Any] = json.loads(text, object_hook=lambda found: _unmarked(found, gaps))
    return facts


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, Gap):
        return {_GAP: value.name}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    raise TypeError(f"no plain data: {type(value).__name__}")


def _unmarked(found: dict[str, Any], gaps: Gaps) -> object:
    if len(found) != 1:
        return found
    ((mark, value),) = found.items()
    if mark == _GAP:
        return gaps.of(value)
    if mark == _DATE:
        return date.fromisoformat(value)
    return Decimal(value) if mark == _NUMBER else found
