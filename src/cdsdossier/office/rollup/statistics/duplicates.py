"""Which dossiers are of one school and one year, and which of them counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.statistics.labels import body_key, code_key, name_key


@dataclass(frozen=True, slots=True)
class DuplicateDossiers:
    """Several dossiers of one school and year: the one that counts, and the others."""

    kept: SchoolRow
    left: tuple[SchoolRow, ...]


@dataclass(frozen=True, slots=True)
class CodeClash:
    """A code that several schools use, as short codes like ``THKD`` are: they count as several."""

    code: str
    schools: tuple[SchoolRow, ...]


def separate_duplicates(
    rows: Iterable[SchoolRow],
) -> tuple[tuple[SchoolRow, ...], tuple[DuplicateDossiers, ...], tuple[CodeClash, ...]]:
    """Return the dossiers that count, those that are there more than once, and codes that several schools use.

    Two dossiers are of one school where code and year are the same, and name and managing body are not known to be
    different; of a school without a code, where the name is the same. Of packages that say which time they were sent,
    or of which day they are, the latest stands for the school. The result does not depend on the order.
    """
    kept, copies, clashes = [], [], []
    for together in _by_code(sorted(rows, key=lambda row: row.place)):
        found = [DuplicateDossiers(one[0], tuple(one[1:])) for one in _schools(together)]
        kept += [one.kept for one in found]
        copies += [one for one in found if one.left]
        if len(found) > 1 and together[0].code:
            clashes.append(CodeClash(together[0].code, tuple(one.kept for one in found)))
    return tuple(sorted(kept, key=lambda row: row.place)), tuple(copies), tuple(clashes)


def _by_code(rows: Sequence[SchoolRow]) -> list[list[SchoolRow]]:
    together: dict[tuple[str, str, str], list[SchoolRow]] = defaultdict(list)
    for row in rows:
        code, name = code_key(row.code), name_key(row.school)
        # One that says neither is like no other: it stands for itself.
        who = (code, "") if code else ("", name or f"/{row.place}")
        together[row.school_year, *who].append(row)
    return list(together.values())


def _schools(rows: Sequence[SchoolRow]) -> list[list[SchoolRow]]:
    """Return the dossiers of each school, the best first; one that does not say all goes to the only one it fits."""
    schools: list[list[SchoolRow]] = []
    for row in sorted(rows, key=lambda row: sum(map(bool, _who(row))), reverse=True):
        fitting = [some for some in schools if _may_be_one(some[0], row)]
        if len(fitting) == 1:
            fitting[0].append(row)
        else:
            schools.append([row])
    return [_counting_first(some) for some in schools]


def _who(row: SchoolRow) -> tuple[str, str]:
    """Return name and managing body as they are compared; a name without one of our letters is a name all the same."""
    return name_key(row.school) or row.school, body_key(row.managing_body) or row.managing_body


def _may_be_one(one: SchoolRow, other: SchoolRow) -> bool:
    return all(not ours or not theirs or ours == theirs for ours, theirs in zip(_who(one), _who(other), strict=True))


def _counting_first(rows: Sequence[SchoolRow]) -> list[SchoolRow]:
    """Return the one that counts, then the others: what has no name, or is a draft, never stands for what is sent."""
    sure, other = list[SchoolRow](), list[SchoolRow]()
    for row in rows:
        (sure if row.school and not row.reason and not row.draft else other).append(row)
    return [*_best_first(sure), *_best_first(other)]


def _best_first(rows: Sequence[SchoolRow]) -> list[SchoolRow]:
    """Return the best, then the others: a readable package that says it is an earlier one is never the best."""
    ordered = sorted(rows, key=_worse)
    told = [row for row in ordered if not row.reason and (row.revision or row.packed_on)]
    earlier = sorted(told, key=_told_time, reverse=True)[1:]
    passed = {row.place for row in earlier}
    return [*(row for row in ordered if row.place not in passed), *earlier]


def _told_time(row: SchoolRow) -> tuple[int, date]:
    """Return what a package says of its own time: which time it was sent, then the day."""
    return row.revision, row.packed_on or date.min


def _worse(row: SchoolRow) -> tuple[object, ...]:
    """Return a key by which the better of two sorts higher: readable, under review, fewer faults, later.

    Never more points: who sends again may have taken some back.
    """
    return (
        bool(row.reason),
        row.draft or row.working,
        row.external in {"", "tra-lai"},
        row.errors,
        sum(one.unscored for one in row.judgements),
        -row.saved,
        row.place,
    )
