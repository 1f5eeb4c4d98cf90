"""A record for each school, for programs: the same names in CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.submissions import Submissions
from cdsdossier.office.rollup.statistics.tally import Tally

RecordValue = str | int | bool | Decimal | date | None
RecordType = Literal["text", "count", "points", "flag", "day"]
Record = dict[str, RecordValue]


class RecordColumn(NamedTuple):
    """A column of the records."""

    name: str
    type: RecordType


def _columns(kind: RecordType, *names: str) -> tuple[RecordColumn, ...]:
    return tuple(RecordColumn(name, kind) for name in names)


#: What is the same for every roll-up; the points follow, named ``<set>.<group>.points``. The state: counted, broken,
#: copy (the school is counted by a better one), missing (expected, nothing has come). Last come
#: ``required.<document>`` (a word of ``PaperState``; empty: not asked) and ``required.<document>.day``.
_FIXED = (
    *_columns("text", "state", "place", "school", "code", "kind", "body", "school_year", "indicator_set"),
    *_columns("flag", "expected", "packed"),
    *_columns("text", "reason"),
    *_columns("count", "errors", "warnings", "notices"),
    *_columns("text", "faults", "mandatory_unmet"),
    *_columns("count", "unscored"),
    *_columns("text", "external", "next_due"),
    *_columns("day", "next_due_last"),
    *_columns("count", "next_due_days_left"),
    *_columns("day", *(f"issued.{document}" for document in DOCUMENTS)),
    *_columns("count", "revision"),
    *_columns("day", "packed_on"),
    *_columns("text", "submission"),
    *_columns("flag", "provisional"),
    *_columns("count", "office_errors"),
    *_columns("text", "office_faults", "claims"),
)
_POINTS = (
    *_columns("points", "points", "maximum"),
    *_columns("count", "level"),
    *_columns("points", "external_points"),
    *_columns("count", "external_level"),
)


def build_record_columns(counted: Tally) -> tuple[RecordColumn, ...]:
    """Return the columns: the fixed ones, then the points of every group of every set in the roll-up."""
    groups = dict.fromkeys((batch.set_id, judged.id) for batch in counted.batches for judged in batch.judged)
    points = (RecordColumn(_name(*group, one.name), one.type) for group in groups for one in _POINTS)
    return (*_FIXED, *points, *list_paper_columns(counted.submissions))


def _name(rules: str, group: str, what: str) -> str:
    return f"{rules}.{group or 'whole'}.{what}"


def build_records(counted: Tally) -> list[Record]:
    """Return the schools that count, then broken dossiers, copies, and schools of which nothing has come.

    What a record does not have is None in its column.
    """
    copies = {row.place for several in counted.copies for row in several.left}
    listed = {row.place: one for day in counted.attendance for one, row in day.matched} if counted.attendance else None
    found = [
        _sent("counted", school.row, listed) | {"school": school.name, "kind": school.kind, "body": school.body}
        for school in counted.schools
    ]
    found += [_sent("broken", row, listed) for row in counted.broken if row.place not in copies]
    found += _uncounted(counted, listed)
    found += [_missing(day.school_year, one) for day in counted.attendance for one in day.missing]
    return [record | papers.get(_who(record), {}) for record in found] if (papers := _papers(counted)) else found


def _uncounted(counted: Tally, listed: dict[str, ExpectedSchool] | None) -> list[Record]:
    copies = [_sent("copy", row, listed) for several in counted.copies for row in several.left]
    return copies + [_sent("unrecognised", row, listed) for row in counted.unrecognised]


def list_paper_columns(submissions: Iterable[Submissions]) -> list[RecordColumn]:
    """Return the columns for the papers that were called for."""
    asked = dict.fromkeys(f"required.{one.document}" for each in submissions for one in each.documents)
    return [column for name in asked for column in (RecordColumn(name, "text"), RecordColumn(f"{name}.day", "day"))]


def _who(record: Record) -> tuple[RecordValue, ...]:
    """Return what a record is about: a dossier, or a line of the list of which nothing has come."""
    if "place" in record:
        return (record["place"],)
    return record["school_year"], record["school"], record["code"], record["body"]


def _papers(counted: Tally) -> dict[tuple[RecordValue, ...], Record]:
    found: dict[tuple[RecordValue, ...], Record] = {}
    for one in counted.submissions:
        for unit in one.units:
            who = (unit.row.place,) if unit.row else (one.school_year, unit.name, unit.code, unit.body)
            pairs = zip(one.documents, unit.papers, strict=True)
            found[who] = {
                name: value
                for asked, paper in pairs
                if paper
                for name, value in (
                    (f"required.{asked.document}", paper.state.value),
                    (f"required.{asked.document}.day", paper.day),
                )
            }
    return found


def _missing(year: str, one: ExpectedSchool) -> Record:
    who = {"school": one.name, "code": one.code, "kind": one.kind, "body": one.body}
    return {"state": "missing", "submission": "missing", **who, "school_year": year, "expected": True}


def _sent(state: str, row: SchoolRow, listed: dict[str, ExpectedSchool] | None) -> Record:
    record: Record = {
        "state": state,
        "place": row.place,
        "school": row.school,
        "code": row.code,
        "kind": row.kind,
        "body": row.managing_body,
        "school_year": row.school_year,
        "indicator_set": row.set_id,
        "expected": None if listed is None else row.place in listed,
        "packed": row.packed,
        "revision": row.revision or None,
        "packed_on": row.packed_on,
        "reason": row.reason,
        "submission": row.state.value,
    }
    return record if row.reason else record | _judged(row)


def _judged(row: SchoolRow) -> Record:
    record: Record = {
        "provisional": row.provisional,
        "office_errors": row.office_errors,
        "office_faults": " ".join(row.office_faults),
        "errors": row.errors,
        "warnings": row.warnings,
        "notices": row.notices,
        "faults": " ".join(row.faults),
        "claims": "; ".join(row.claims),
        "mandatory_unmet": " ".join(row.mandatory_unmet),
        "unscored": sum(group.unscored for group in row.groups),
        "external": row.external,
        "next_due": row.next_due.what if row.next_due else None,
        "next_due_last": row.next_due.last if row.next_due else None,
        "next_due_days_left": row.next_due.days_left if row.next_due else None,
    }
    record |= {f"issued.{document}": moment for document, moment in row.issued.items() if document in DOCUMENTS}
    for one in row.judgements:
        record |= {_name(row.set_id, one.id, what.name): getattr(one, what.name) for what in _POINTS}
        if not row.is_scored(one):
            record[_name(row.set_id, one.id, "points")] = None  # no 0, which would count in an average
    return record
