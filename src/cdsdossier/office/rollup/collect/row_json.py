"""A school's row as compact JSON and back: how it crosses processes and lies in the cache. Never pickle."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Any

from cdsdossier.office.rollup.collect.rows import GroupRow, SchoolDeadline, SchoolRow

# Thousands of rows say the same few numbers and days: each is made once.
_decimal = lru_cache(4096)(Decimal)
_day = lru_cache(4096)(date.fromisoformat)


def row_to_json(row: SchoolRow) -> str:
    """Return a row as one line of ASCII."""
    whole = None if row.whole is None else _of_group(row.whole)
    issued = [part for document, day in row.issued.items() for part in (document, day.isoformat())]
    due = None if row.next_due is None else [row.next_due.what, row.next_due.last.isoformat(), row.next_due.days_left]
    parts = [
        *(row.place, row.reason, row.packed, row.school, row.code, row.kind, row.parent, row.reports_to),
        *(row.school_year, row.set_id, row.per_group, [_of_group(group) for group in row.groups], whole),
        *(row.errors, row.warnings, row.notices, row.faults, issued, row.external, due, row.saved),
        *(row.revision, None if row.packed_on is None else row.packed_on.isoformat()),
    ]
    return json.dumps(parts, separators=(",", ":"))


def row_from_json(text: str) -> SchoolRow:
    """Return the row that :func:`row_to_json` wrote; raise ValueError, TypeError or IndexError for any other text."""
    parts = json.loads(text)
    (place, reason, packed, school, code, kind, parent, reports_to, year, set_id, per_group, groups, whole) = parts[:13]
    errors, warnings, notices, faults, issued, external, due, saved, revision, packed_on = parts[13:]
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
        faults=tuple(intern(fault) for fault in faults),
        issued={intern(issued[i]): _day(issued[i + 1]) for i in range(0, len(issued), 2)},
        external=intern(external),
        next_due=None if due is None else SchoolDeadline(intern(due[0]), _day(due[1]), due[2]),
        saved=saved,
        revision=revision,
        packed_on=None if packed_on is None else _day(packed_on),
    )


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
