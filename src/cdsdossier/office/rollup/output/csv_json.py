"""A roll-up as CSV, one line a school, and as JSON. The shapes are promises: see ``schema``, and the CSV's head."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from cdsdossier import __version__
from cdsdossier.model.requirement import RequiredDocument
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, GroupRow, SchoolRow
from cdsdossier.office.rollup.output.records import build_record_columns, build_records
from cdsdossier.office.rollup.statistics.attendance import Attendance, BodyCount
from cdsdossier.office.rollup.statistics.distribution import CountedSchool, Distribution, GroupStatistics
from cdsdossier.office.rollup.statistics.submissions import PaperCount, SentPaper, Submissions, UnitPapers
from cdsdossier.office.rollup.statistics.tally import Batch, Tally
from cdsdossier.office.rollup.statistics.years import YearPair
from cdsdossier.text.visible import encode_pieces, escape_json, to_visible_bytes
from cdsdossier.views.csv import format_csv
from cdsdossier.views.numbers import to_json_value

_Data = dict[str, Any]


def rollup_csv(counted: Tally) -> bytes:
    """Return the records under English column names; the byte order mark makes Excel read them as UTF-8."""
    names = [column.name for column in build_record_columns(counted)]
    table = format_csv(names, ([record.get(name) for name in names] for record in build_records(counted)))
    return to_visible_bytes(table, "utf-8-sig")


def rollup_json(counted: Tally) -> bytes:
    """Return the roll-up, ``cdsdossier.rollup/1``."""
    data: _Data = {
        "schema": "cdsdossier.rollup/1",
        "tool": __version__,
        "today": counted.today,
        "judged_by": counted.judged_by or None,
        "found": counted.found,
        "attendance": [_attendance(one) for one in counted.attendance],
        "required": [_required(one) for one in counted.submissions],
        "years": [_years(pair) for pair in counted.years],
        "batches": [_batch(one) for one in counted.batches],
        "schools": counted.schools,
        "broken": [{**_who(row), "reason": row.reason} for row in counted.broken],
        "unrecognised": [{"place": row.place, "reason": row.reason} for row in counted.unrecognised],
        "copies": [{"kept": one.kept.place, "left": [row.place for row in one.left]} for one in counted.copies],
        "hints": [
            {"kind": one.kind, "name": one.name, "perhaps": one.perhaps, "place": one.place or None}
            for one in counted.hints
        ],
        "clashes": [{"code": one.code, "places": [row.place for row in one.schools]} for one in counted.clashes],
    }
    pieces = json.JSONEncoder(ensure_ascii=False, indent=1, default=_plain).iterencode(data)
    return encode_pieces(chain(pieces, "\n"), escape_json)


def _plain(value: CountedSchool | Decimal | date) -> object:
    """Return what JSON takes; schools become so one by one, for a whole country's at once take half a GB."""
    return _school(value) if isinstance(value, CountedSchool) else to_json_value(value)


def _attendance(one: Attendance) -> _Data:
    return {
        "school_year": one.school_year or None,
        "sent": len(one.sent),
        "expected": one.expected,
        "bodies": [_body(body) for body in one.bodies],
        "waiting": [{**_expected(who), "state": row.state.value, "place": row.place} for who, row in one.waiting],
        "missing": [_expected(who) for who in one.missing],
        "unexpected": [_who(row) for row in one.unexpected],
    }


def _years(pair: YearPair) -> _Data:
    return {
        "last": pair.last,
        "this": pair.this,
        "not_compared": pair.alone,
        "changes": [
            {
                "place": one.school.row.place,
                "group": one.group or None,
                "level_before": one.before,
                "level": one.after,
                "points_difference": one.points,
            }
            for one in pair.changes
        ],
    }


def _required(one: Submissions) -> _Data:
    return {
        "school_year": one.school_year or None,
        "over_roster": one.listed,
        "documents": [_asked(asked, count) for asked, count in zip(one.documents, one.counts, strict=True)],
        "units": [_unit(unit) for unit in one.units],
    }


def _asked(asked: RequiredDocument, count: PaperCount) -> _Data:
    return {
        "document": asked.document,
        "name": asked.title,
        "due": asked.due,
        "sent": count.sent,
        "late": count.late,
        "asked": count.asked,
    }


def _unit(unit: UnitPapers) -> _Data:
    return {
        "school": unit.name,
        "code": unit.code or None,
        "kind": unit.kind or None,
        "body": unit.body or None,
        "place": unit.row.place if unit.row else None,
        "papers": [_paper(paper) for paper in unit.papers],
    }


def _paper(paper: SentPaper | None) -> _Data | None:
    return None if paper is None else {"state": paper.state, "day": paper.day}


def _body(body: BodyCount) -> _Data:
    return {
        "body": body.body,
        "sent": body.sent,
        "expected": body.expected,
        "broken": body.broken,
        "drafts": body.drafts,
        "in_progress": body.working,
        "missing": body.missing,
    }


def _expected(who: ExpectedSchool) -> _Data:
    return {"school": who.name, "code": who.code or None, "kind": who.kind or None, "body": who.body or None}


def _batch(batch: Batch) -> _Data:
    return {
        "school_year": batch.school_year or None,
        "indicator_set": batch.set_id or None,
        "schools": len(batch.schools),
        "groups": [_judged(one) for one in batch.judged],
        "mandatory_unmet": dict(batch.unmet),
        "documents": dict(batch.documents),
        "external": dict(batch.external),
    }


def _judged(judged: GroupStatistics) -> _Data:
    moved = judged.moved
    return {
        "id": judged.id or None,
        "name": judged.name,
        "maximum": judged.maximum,
        **_spread(judged.everyone),
        "kinds": [{"kind": one.name, **_spread(one)} for one in judged.kinds],
        "bodies": [{"body": one.name, **_spread(one)} for one in judged.bodies],
        "external": {"assessed": moved.assessed, "raised": moved.raised, "lowered": moved.lowered},
    }


def _spread(spread: Distribution) -> _Data:
    return {
        "schools": spread.schools,
        "levels": [
            {"level": one.level, "name": one.name if one.level is not None else None, "schools": one.schools}
            for one in spread.counts
        ],
        "average": spread.average,
        "lowest": spread.lowest,
        "highest": spread.highest,
    }


def _who(row: SchoolRow) -> _Data:
    return {
        "place": row.place,
        "school": row.school or None,
        "code": row.code or None,
        "kind": row.kind or None,
        "body": row.managing_body or None,
        "school_year": row.school_year or None,
        "packed": row.packed,
        "revision": row.revision or None,
        "packed_on": row.packed_on,
        "state": row.state.value,
    }


def _school(school: CountedSchool) -> _Data:
    row, due = school.row, school.row.next_due
    return {
        **_who(row),
        "school": school.name,
        "kind": school.kind or None,
        "body": school.body,
        "indicator_set": row.set_id or None,
        "provisional": row.provisional,
        "notes": list(row.notes),
        "groups": [_group(one) for one in row.groups],
        "whole": _group(row.whole) if row.whole else None,
        "errors": row.errors,
        "warnings": row.warnings,
        "notices": row.notices,
        "faults": list(row.faults),
        "office_errors": row.office_errors,
        "office_faults": list(row.office_faults),
        "claims": list(row.claims),
        "issued": row.issued,
        "external": row.external or None,
        "next_due": {"what": due.what, "last": due.last, "days_left": due.days_left} if due else None,
    }


def _group(group: GroupRow) -> _Data:
    return {
        "id": group.id or None,
        "name": group.name,
        "points": group.points,
        "maximum": group.maximum,
        "level": group.level,
        "level_name": group.level_name or None,
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
        "external_points": group.external_points,
        "external_level": group.external_level,
    }
