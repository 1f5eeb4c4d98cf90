"""A school's row as compact JSON and back: how it crosses processes and lies in the cache. Never pickle."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Any

from cdsdossier.office.rollup.collect.rows import ComingDay, GroupRow, SchoolDeadline, SchoolRow

# Thousands of rows say the same few numbers and days: each is made once.
_decimal = lru_cache(4096)(Decimal)


@lru_cache(4096)
def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def row_to_json(row: SchoolRow) -> str:
    """Return a row as one line of ASCII."""
    whole = None if row.whole is None else _of_group(row.whole)
    issued = [part for document, day in row.issued.items() for part in (document, day.isoformat())]
    papers = [part for name, day in row.papers.items() for part in (name, _of_day(day))]
    parts = [
        *(row.place, row.reason, row.packed, row.school, row.code, row.kind, row.parent, row.reports_to),
        *(row.school_year, row.set_id, row.per_group, [_of_group(group) for group in row.groups], whole),
        *(row.errors, row.warnings, row.notices, row.faults, issued, row.external, _of_due(row.next_due)),
        *(row.saved, row.revision, _of_day(row.packed_on), _of_day(row.judged_on), _of_day(row.judged_until)),
        *([_of_coming(day) for day in row.coming], row.claims, papers, row.draft),
        *(row.working, row.provisional, row.strange, row.office_errors, row.office_faults, row.notes),
        row.office_reason,
    ]
    return json.dumps(parts, separators=(",", ":"))


def row_from_json(text: str) -> SchoolRow:
    """Return the row that :func:`row_to_json` wrote; raise ValueError, TypeError or IndexError for any other text."""
    parts = json.loads(text)
    (place, reason, packed, school, code, kind, parent, reports_to, year, set_id, per_group, groups, whole) = parts[:13]
    errors, warnings, notices, faults, issued, external, due, saved, revision, packed_on = parts[13:23]
    judged_on, until, coming, claims, papers, draft = parts[23:29]
    return SchoolRow(
        place=place,
        reason=reason,
        packed=packed,
        school=school,
        code=code,
        kind=intern(kind),
        parent=intern(parent),
        reports_to=intern(reports_to),
        school_year=intern(year),
        set_id=intern(set_id),
        per_group=per_group,
        groups=tuple(_group(group) for group in groups),
        whole=None if whole is None else _group(whole),
        errors=errors,
        warnings=warnings,
        notices=notices,
        faults=_faults(faults),
        claims=tuple(claims),
        issued={intern(issued[i]): date.fromisoformat(issued[i + 1]) for i in range(0, len(issued), 2)},
        external=intern(external),
        next_due=_due(due),
        saved=saved,
        revision=revision,
        packed_on=_day(packed_on),
        judged_on=_day(judged_on),
        judged_until=_day(until),
        coming=tuple(_coming(day) for day in coming),
        papers={intern(papers[i]): _day(papers[i + 1]) for i in range(0, len(papers), 2)},
        draft=draft,
        **_state(parts[29:]),
    )


def _state(parts: list[Any]) -> dict[str, Any]:
    working, provisional, strange, office_errors, office_faults, notes, office_reason = parts
    return {
        "working": working,
        "provisional": provisional,
        "strange": strange,
        "office_errors": office_errors,
        "office_faults": _faults(office_faults),
        "notes": tuple(notes),
        "office_reason": office_reason,
    }


def _of_coming(day: ComingDay) -> list[object]:
    return [_of_day(day.first), day.errors, day.warnings, day.notices, day.faults, _of_due(day.next_due)]


def _coming(parts: list[Any]) -> ComingDay:
    first, errors, warnings, notices, faults, due = parts
    return ComingDay(date.fromisoformat(first), errors, warnings, notices, _faults(faults), _due(due))


def _of_due(due: SchoolDeadline | None) -> list[object] | None:
    return None if due is None else [due.what, _of_day(due.last), due.days_left]


def _due(parts: list[Any] | None) -> SchoolDeadline | None:
    return None if parts is None else SchoolDeadline(intern(parts[0]), date.fromisoformat(parts[1]), parts[2])


def _faults(names: list[str]) -> tuple[str, ...]:
    return tuple(intern(name) for name in names)


def _of_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _of_group(group: GroupRow) -> list[object]:
    external = None if group.external_points is None else str(group.external_points)
    own = [group.id, group.name, str(group.points), str(group.maximum), group.level, group.level_name, group.unscored]
    return [*own, group.mandatory_unmet, external, group.external_level, group.external_level_name]


def _group(parts: list[Any]) -> GroupRow:
    own, name, points, maximum, level, level_name, unscored, unmet, external, external_level, external_name = parts
    return GroupRow(
        id=intern(own),
        name=intern(name),
        points=_decimal(points),
        maximum=_decimal(maximum),
        level=level,
        level_name=intern(level_name),
        unscored=unscored,
        mandatory_unmet=tuple(intern(row) for row in unmet),
        external_points=None if external is None else _decimal(external),
        external_level=external_level,
        external_level_name=intern(external_name),
    )
