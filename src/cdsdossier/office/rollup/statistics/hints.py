"""Names that are spelled nearly alike, as questions for people (“có phải …?”): nothing is ever joined by likeness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.attendance import Attendance
from cdsdossier.office.rollup.statistics.labels import body_key, name_key

#: How alike two names must be, of 100, and of how many names it is looked for.
_SCHOOL, _BODY, _MOST = 85, 90, 500


@dataclass(frozen=True, slots=True)
class NameHint:
    """A name that may be another one, misspelled; of kind ``code``, a dossier that only its code ties to the list."""

    kind: Literal["school", "body", "code"]
    name: str
    perhaps: str
    #: Where the dossier with this name was found; empty for a managing body.
    place: str = ""


def hint_schools(present: Iterable[Attendance]) -> tuple[NameHint, ...]:
    """Return, for dossiers of schools that are not in the list, those of the list that have sent nothing."""
    hints: list[NameHint] = []
    for year in present:
        nearest = _find_nearest([one.name for one in year.missing], name_key, _SCHOOL)
        asked = [(row, nearest(row.school)) for row in year.unexpected[:_MOST] if row.school]
        hints += [NameHint("school", row.school, found, row.place) for row, found in asked if found]
        hints += [NameHint("code", row.school, one.name, row.place) for one, row in year.matched if _by_code(one, row)]
    return tuple(hints)


def _by_code(one: ExpectedSchool, row: SchoolRow) -> bool:
    """Return whether neither name nor managing body of a dossier are those of its line in the list."""
    bodies = {body_key(row.reports_to), body_key(row.parent)} - {""}
    return bool(row.school) and name_key(row.school) != name_key(one.name) and body_key(one.body) not in bodies


def hint_bodies(bodies: Sequence[str], roster: Sequence[ExpectedSchool]) -> tuple[NameHint, ...]:
    """Return managing bodies (one for each dossier) that may be one of the list or, without a list, a commoner one."""
    listed = {body_key(one.body): one.body for one in roster if one.body}
    counts = Counter(body for body in bodies if body_key(body))
    ranked = sorted(counts, key=lambda body: (-counts[body], body))
    known = list(listed.values())
    hints = []
    for place, body in enumerate(ranked[:_MOST]):
        if body_key(body) not in listed:
            found = _find_nearest(known or ranked[:place], body_key, _BODY)(body)
            hints += [NameHint("body", body, found)] if found else []
    return tuple(hints)


def _find_nearest(names: Sequence[str], key: Callable[[str], str], least: int) -> Callable[[str], str]:
    """Return what gives the most alike of some names, its numbers the same; empty where none is alike enough."""
    from rapidfuzz import fuzz, process

    choices: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for name in names[:_MOST]:
        choices[_numbers(name)].setdefault(key(name), name)

    def nearest(name: str) -> str:
        known = choices.get(_numbers(name), {})
        found = process.extractOne(key(name), known.keys(), scorer=fuzz.ratio, score_cutoff=least)
        return known[found[0]] if found else ""

    return nearest


def _numbers(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", name))
