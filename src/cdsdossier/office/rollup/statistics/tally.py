"""The figures of a roll-up: how levels are spread, who has sent, what is wrong most often. Pure.

Schools of one year and one set are a batch, and nothing is ever counted across batches: points of different sets, or
levels of different years, say nothing together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import REVIEW_STATES
from cdsdossier.office.rollup.collect.rows import DossierState, ExpectedSchool, Rollup, SchoolRow
from cdsdossier.office.rollup.statistics.attendance import Attendance, count_attendance
from cdsdossier.office.rollup.statistics.distribution import CountedSchool, GroupStatistics, compute_group_statistics
from cdsdossier.office.rollup.statistics.duplicates import CodeClash, DuplicateDossiers, separate_duplicates
from cdsdossier.office.rollup.statistics.hints import NameHint, hint_bodies, hint_schools
from cdsdossier.office.rollup.statistics.labels import UNKNOWN, body_key, code_key, name_sort_key, name_units
from cdsdossier.office.rollup.statistics.submissions import Submissions, count_submissions
from cdsdossier.office.rollup.statistics.years import YearPair, compare_school_years


@dataclass(frozen=True, slots=True)
class Batch:
    """The schools of one year that are judged by one set."""

    school_year: str
    set_id: str
    schools: tuple[CountedSchool, ...]
    #: The groups, then the whole where the set judges as a whole.
    judged: tuple[GroupStatistics, ...]
    #: Mandatory condition → how many schools do not meet it; the commonest first.
    unmet: tuple[tuple[str, int], ...]
    #: Document id → how many schools have issued it, in the order in which documents are issued.
    documents: tuple[tuple[str, int], ...]
    #: State of the external assessment → how many schools, in the order of the states.
    external: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that a roll-up says, in figures."""

    today: date
    judged_by: str
    #: How many dossiers were found, broken ones and copies included.
    found: int
    #: Those that count, in the order of year, set, managing body and name.
    schools: tuple[CountedSchool, ...]
    #: Those that could not be read, in the order of their places.
    broken: tuple[SchoolRow, ...]
    #: What lies among them and is no dossier, each with its reason, in the order of their places.
    unrecognised: tuple[SchoolRow, ...]
    copies: tuple[DuplicateDossiers, ...]
    clashes: tuple[CodeClash, ...]
    batches: tuple[Batch, ...]
    #: Of each school year; empty where no list of those expected was given.
    attendance: tuple[Attendance, ...]
    #: Codes that several lines of that list have.
    listed_twice: tuple[str, ...]
    #: What has come of the documents that were called for, by school year; empty where nothing was.
    submissions: tuple[Submissions, ...] = ()
    #: Names that may be misspelled; nothing was joined by them.
    hints: tuple[NameHint, ...] = ()
    #: Each year beside the one before it; empty where all dossiers are of one year.
    years: tuple[YearPair, ...] = ()

    @property
    def unit(self) -> str:
        """Return what those who send are called together: trường, phòng GDĐT … or đơn vị."""
        expected = (one.kind for year in self.attendance for one in year.listed)
        return name_units({*(school.kind for school in self.schools), *expected})

    def in_state(self, state: DossierState) -> tuple[CountedSchool, ...]:
        """Return the schools whose dossiers have come so far."""
        return tuple(school for school in self.schools if school.row.state is state)

    @property
    def faulty(self) -> tuple[CountedSchool, ...]:
        """Return the schools whose dossiers have errors, the most first."""
        return tuple(sorted((one for one in self.schools if one.row.errors), key=lambda one: -one.row.errors))


def tally_rollup(rollup: Rollup) -> Tally:
    """Return the figures of a roll-up; the order of its schools does not matter."""
    dossiers = [row for row in rollup.schools if not row.strange]
    strange = sorted((row for row in rollup.schools if row.strange), key=lambda row: row.place)
    counted, copies, clashes = separate_duplicates(dossiers)
    roster = rollup.roster or ()
    present = count_attendance((*counted, *strange), roster) if rollup.roster is not None else ()
    schools = _schools(counted, present)
    return Tally(
        rollup.today,
        rollup.judged_by,
        len(dossiers),
        schools,
        tuple(sorted((row for row in dossiers if row.reason), key=lambda row: row.place)),
        tuple(strange),
        copies,
        clashes,
        batch_schools(schools),
        present,
        _twice(roster),
        count_submissions(rollup.required, counted, present, rollup.today),
        (*hint_schools(present), *hint_bodies([one.body for one in schools if one.body != UNKNOWN], roster)),
        compare_school_years(schools),
    )


def batch_schools(schools: Iterable[CountedSchool]) -> tuple[Batch, ...]:
    """Return the figures of each year and set among some schools."""
    together: dict[tuple[str, str], list[CountedSchool]] = defaultdict(list)
    for school in schools:
        together[school.row.school_year, school.row.set_id].append(school)
    return tuple(_batch(year, rules, together[year, rules]) for year, rules in sorted(together))


def _schools(rows: Sequence[SchoolRow], present: Iterable[Attendance]) -> tuple[CountedSchool, ...]:
    listed = {row.place: one for year in present for one, row in year.matched}
    of_list = [one.body for year in present for one in year.listed]
    words = _one_spelling(of_list, [row.managing_body for row in rows])
    schools = []
    for row in rows:
        if not row.reason:
            one = listed.get(row.place, ExpectedSchool(""))
            body = words(one.body or row.managing_body)
            schools.append(CountedSchool(row, row.school or one.name or row.display_name, body, row.kind or one.kind))
    return tuple(sorted(schools, key=_order))


def _order(school: CountedSchool) -> tuple[object, ...]:
    row = school.row
    return row.school_year, row.set_id, name_sort_key(school.body), name_sort_key(school.name), row.place


def _one_spelling(of_list: Sequence[str], of_dossiers: Sequence[str]) -> Callable[[str], str]:
    """Return what gives a body as the list has it, else in its commonest spelling: ``UBND Xã A`` is ``UBND xã A``."""
    best: dict[str, str] = {}
    for names in (of_list, of_dossiers):
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        for name in names:
            spelt[body_key(name)][name] += 1
        found = {word: min(some, key=lambda name: (-some[name], name)) for word, some in spelt.items() if word}
        best = found | best
    return lambda name: best.get(body_key(name), UNKNOWN)


def _batch(year: str, rules: str, schools: Sequence[CountedSchool]) -> Batch:
    rows = [school.row for school in schools]
    unmet = Counter(condition for row in rows for condition in set(row.mandatory_unmet))
    issued = Counter(document for row in rows for document in row.issued)
    states = Counter(row.external for row in rows if row.external)
    return Batch(
        year,
        rules,
        tuple(schools),
        compute_group_statistics(schools),
        tuple(sorted(unmet.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple((document, issued[document]) for document in _known(DOCUMENTS, issued)),
        tuple((state, states[state]) for state in _known(REVIEW_STATES, states)),
    )


def _known(order: Sequence[str], counts: Counter[str]) -> list[str]:
    """Return the words that are counted: the known ones in their order, then others."""
    return [word for word in order if word in counts] + sorted(counts.keys() - set(order))


def _twice(roster: Iterable[ExpectedSchool]) -> tuple[str, ...]:
    codes: dict[str, list[str]] = defaultdict(list)
    for one in roster:
        codes[code_key(one.code)].append(one.code)
    return tuple(some[0] for word, some in sorted(codes.items()) if word and len(some) > 1)
