"""Sources that are not declared, and rows without one."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.findings import Severity
from cdsdossier.judging.rules import set_source_missing

UNCONFIRMED = ("confirmed: {by: N.V.A., date: 2026-01-05}\n", "sources: {S1: Công báo, S2: Cổng}\n")


def told(*replaced: tuple[str, str]) -> list[tuple[str, str, Severity]]:
    found = find(set_source_missing, changed("indicator-set.yaml", UNCONFIRMED, *replaced))
    return [(one.about, one.message, one.severity) for one in found]


SOURCED = (
    ('{id: "1.2.1", text', '{id: "1.2.1", source: S1, text'),
    ('{id: "1.2.2", text', '{id: "1.2.2", checked: [points], text'),
    ('id: "1.3"', 'id: "1.3"\n        source: "S1, S2"'),
    ('id: "2.2"', 'id: "2.2"\n        source: S2'),
)


def test_one_finding_stands_for_all_rows_where_none_has_a_source() -> None:
    assert told() == [("", "không mục chấm nào ghi nguồn của điểm tối đa", Severity.NOTICE)]


def test_rows_without_a_source_are_found_one_by_one_where_others_have_one() -> None:
    assert told(*SOURCED) == [("2.3", "“2.3” chưa ghi nguồn của điểm tối đa", Severity.NOTICE)]
    assert told(*SOURCED, ('{id: "2.3", text', '{id: "2.3", source: S1, text')) == []


def test_a_source_of_the_criterion_is_one_of_its_items() -> None:
    by_criterion = ('id: "1.2"\n', 'id: "1.2"\n        source: S1\n')

    assert [about for about, _, _ in told(by_criterion)] == ["1.3", "2.2", "2.3"]


def test_a_confirmed_set_owes_no_sources() -> None:
    assert find(set_source_missing) == []


@pytest.mark.parametrize(
    ("old", "new", "about", "names"),
    [
        ("name: Mức một", "name: Mức một, source: S9", "", "“S9”"),
        ("name: Mức một", "name: Mức một, source: S1; S9", "", "“S9”"),
        ("slug: day-hoc", "slug: day-hoc\n    source: S8 S1 S9", "1", "“S8”, “S9”"),
        ("Có kế hoạch,", "Có kế hoạch, source: S9,", "1.1", "“S9”"),
        ("Có kế hoạch,", "Có kế hoạch, source: S1,", "1.1", ""),
    ],
)
def test_a_source_is_declared(old: str, new: str, about: str, names: str) -> None:
    found = [one for one in told((old, new)) if one[2] is Severity.WARNING]

    assert found == [(about, f"nguồn {names} chưa có trong phần sources", Severity.WARNING)][: bool(names)]
