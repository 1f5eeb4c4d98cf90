"""What judging comes to, in a row: a dossier scored in part has its points and no level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from support.rulemaker import FILES, read_dossier, read_set

from cdsdossier.judging.assessing import assess
from cdsdossier.office.rollup.collect.judged_row import add_result, count_findings
from cdsdossier.office.rollup.collect.rows import SchoolRow

DAY = date(2026, 4, 20)


def row_of(files: dict[str, str]) -> SchoolRow:
    assessment = assess(read_dossier(files), read_set(), DAY)
    return count_findings(add_result(SchoolRow("a"), assessment), assessment)


def test_a_dossier_scored_to_the_end_has_a_level_in_each_group() -> None:
    row = row_of(dict(FILES))
    assert (row.provisional, [group.level is None for group in row.groups]) == (False, [False, False])


def test_a_dossier_scored_in_part_is_provisional_and_one_without_points_is_not() -> None:
    part, none = dict(FILES), dict(FILES)
    scores = [name for name in FILES if name.startswith("scores/")]
    del part[scores[1]]
    for name in scores:
        del none[name]
    row, empty = row_of(part), row_of(none)

    assert (row.provisional, [group.level for group in row.groups]) == (True, [None, None])
    assert row.groups[0].points > Decimal(0)
    assert (empty.provisional, [group.level for group in empty.groups]) == (False, [None, None])
