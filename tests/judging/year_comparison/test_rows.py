"""Rows over the years: what rose, what fell, what the law changed, which evidence is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from support.overlay import TODAY
from support.rulemaker import EVIDENCE, FILES, SET_FILE, read_dossier, read_set

from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.judging.year_comparison.rows import ComparedRow, LawChange, Trend, YearCell, build_compared_rows
from cdsdossier.model.dossier import EvidenceFile
from cdsdossier.model.indicatorset.diff import compare_sets

FIRST = "scores/1-day-hoc.yaml"


def year(*replaced: tuple[str, str, str], evidence: tuple[EvidenceFile, ...] = EVIDENCE) -> Assessment:
    """Return the base dossier, judged, with texts of its files replaced: (file, old, new)."""
    files = dict(FILES)
    for file, old, new in replaced:
        assert old in files[file], old
        files[file] = files[file].replace(old, new, 1)
    return assess(read_dossier(files, evidence), read_set(files[SET_FILE]), TODAY, rules=())


def compare(*years: Assessment) -> dict[str, ComparedRow]:
    sets = [one.indicator_set for one in years]
    found = {at: compare_sets(sets[at - 1], sets[at]) for at in range(1, len(sets))}
    return {row.id: row for row in build_compared_rows(years, found)}


def cell(points: str | None = None, met: bool | None = None, **more: bool) -> YearCell:
    held = None if points is None else Decimal(points)
    return replace(YearCell(True, True, held, Decimal(9) if met is None else None, met), **more)  # type: ignore[arg-type]


ABSENT = YearCell()


@pytest.mark.parametrize(
    ("was", "now", "trend"),
    [
        (cell("1"), cell("2"), "rose"),
        (cell("2"), cell("1"), "fell"),
        (cell("2"), cell("2.0"), "same"),
        (cell("0"), cell("0"), "same"),
        (cell("0"), cell(), "open"),
        (cell(), cell("0"), "open"),
        (cell(), cell(), "open"),
        (cell(met=False), cell(met=True), "rose"),
        (cell(met=True), cell(met=False), "fell"),
        (cell(met=True), cell(met=True), "same"),
        (cell(met=True), cell("2"), "open"),
        (cell("2"), cell(met=True), "open"),
        (cell("1"), cell(met=True), "same"),
        (ABSENT, cell("2"), "new"),
        (cell("2"), ABSENT, "gone"),
        (ABSENT, cell(), "new"),
        (cell(), ABSENT, "gone"),
        (ABSENT, ABSENT, "same"),
        (cell("2", known=False), cell("2"), "open"),
        (cell("2"), cell("2", known=False), "open"),
        (cell("2", known=False), ABSENT, "gone"),
    ],
)
def test_the_trend_of_two_years(was: YearCell, now: YearCell, trend: Trend) -> None:
    assert ComparedRow("1", "1", "", False, (was, now), ()).trend == trend


def test_an_unscored_row_has_no_trend_and_no_step_to_report() -> None:
    row = ComparedRow("1", "1", "", False, (cell(), cell()), ())

    assert (row.trend, row.steps, row.changed, row.difference) == ("open", ("same",), False, None)


def test_steps_and_difference_go_from_year_to_year_and_from_first_to_last() -> None:
    row = ComparedRow("1", "1", "", False, (cell("1"), cell("4"), cell("3")), ())

    assert (row.steps, row.trend, row.difference) == (("rose", "fell"), "rose", Decimal(2))
    assert ComparedRow("1", "1", "", False, (cell("1"), cell()), ()).difference is None
    assert ComparedRow("1", "1", "", False, (cell(), cell("1")), ()).difference is None


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        ((cell("1", proved=True), cell("1")), (1,)),
        ((cell("1", proved=True), cell("1", proved=True)), ()),
        ((cell("1"), cell("1")), ()),
        ((cell("1", proved=True), cell()), ()),
        ((cell("1", proved=True), cell("0"), cell("1")), (1,)),
        ((cell("1"), cell("1", proved=True), cell("1")), (2,)),
        ((cell(met=True, proved=True), cell(met=False)), (1,)),
    ],
)
def test_evidence_is_lost_where_an_answered_row_has_none_any_more(
    cells: tuple[YearCell, ...], lost: tuple[int, ...]
) -> None:
    row = ComparedRow("1", "1", "", False, cells, ())

    assert row.lost == lost
    assert row.changed is (bool(lost) or row.steps != ("same",) * len(row.steps))


def test_a_mark_alone_is_a_change() -> None:
    marks = (LawChange(1, "text", "a", "b"),)

    assert ComparedRow("1", "1", "", False, (cell("1"), cell("1")), marks).changed


def test_the_same_dossier_twice_has_all_rows_in_order_and_no_change() -> None:
    rows = compare(year(), year())

    assert list(rows) == ["1.1", "1.2.1", "1.2.2", "1.3", "2.1", "2.2", "2.3"]
    assert not any(row.changed for row in rows.values())
    assert (rows["1.1"].mandatory, rows["1.2.1"].mandatory) == (True, False)
    assert (rows["1.2.1"].text, rows["1.2.1"].group) == ("Có phần mềm", "1")
    assert rows["1.1"].cells[0] == YearCell(True, True, None, None, True, True)
    assert rows["1.3"].cells[0] == YearCell(True, True, Decimal(30), Decimal(40), None, True)


def test_points_compare_as_they_count() -> None:
    rows = compare(year(), year((FIRST, "points: 25", "points: 41"), (FIRST, "points: 15.5", "points: ~")))

    assert [one.points for one in rows["1.2.1"].cells] == [25, 40]
    assert (rows["1.2.1"].trend, rows["1.2.2"].trend) == ("rose", "open")
    assert rows["1.2.2"].cells[1].points is None


def test_a_row_whose_files_are_gone_has_lost_its_evidence() -> None:
    left = tuple(file for file in EVIDENCE if file.folder != "2.2.1")
    rows = compare(year(), year(evidence=left))

    assert {row.id: row.lost for row in rows.values() if row.lost} == {"2.2": (1,)}


@pytest.mark.parametrize("way", ["unreadable", "absent"])
def test_nothing_is_known_of_a_score_file_that_is_not_there_or_cannot_be_read(way: str) -> None:
    now = year()
    group = now.scores.groups[0]
    groups = (group._replace(unreadable=way == "unreadable", absent=way == "absent"), *now.scores.groups[1:])
    rows = compare(year(), replace(now, scores=now.scores._replace(groups=groups)))

    assert {row.trend for row in rows.values() if row.group == "1"} == {"open"}
    assert {row.trend for row in rows.values() if row.group == "2"} == {"same"}


def marks_of(*replaced: tuple[str, str]) -> Mapping[str, list[tuple[int, str, str | None, str | None]]]:
    changes = ((SET_FILE, old, new) for old, new in replaced)
    rows = compare(year(), year(*changes)).values()
    return {row.id: [(one.at, one.kind, one.before, one.after) for one in row.marks] for row in rows if row.marks}


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("Dịch vụ trực tuyến", "Dịch vụ số", {"2.3": [(1, "text", "Dịch vụ trực tuyến", "Dịch vụ số")]}),
        ("Dịch vụ trực tuyến", "DỊCH VỤ  trực tuyến", {}),
        ("tuyến, maximum: 30", "tuyến, maximum: 30.0", {}),
        ("tuyến, maximum: 30", "tuyến, maximum: 24.5", {"2.3": [(1, "maximum", "30", "24,5")]}),
        ("measure: ratio", "measure: count", {"1.3": [(1, "rule", None, None)]}),
        ("{below: 50, maximum: 20}", "{below: 50, maximum: 10}", {"1.3": [(1, "rule", None, None)]}),
        ("{above: 80, maximum: 40}", "{above: 81, maximum: 40}", {"1.3": [(1, "rule", None, None)]}),
        ("trách, mandatory: true", "trách, maximum: 5", {"2.1": [(1, "rule", None, None)]}),
    ],
)  # fmt: skip
def test_what_the_law_changed_of_a_row_is_marked(old: str, new: str, marks: Mapping[str, object]) -> None:
    assert marks_of((old, new)) == marks


def test_rows_that_come_go_and_move_are_marked_at_the_later_year() -> None:
    assert marks_of(('id: "2.3"', 'id: "2.4"')) == {
        "2.4": [(1, "moved", "2.3", "2.4"), (1, "new", None, None)],
        "2.3": [(1, "gone", None, None)],
    }


def test_a_row_of_an_earlier_year_comes_after_those_of_the_last_within_its_group() -> None:
    later = year((SET_FILE, 'id: "1.3"', 'id: "1.4"'), (SET_FILE, 'id: "2.3"', 'id: "2.0"'))
    rows = compare(year(), later)

    assert list(rows) == ["1.1", "1.2.1", "1.2.2", "1.4", "1.3", "2.1", "2.2", "2.0", "2.3"]
    assert (rows["2.3"].trend, rows["2.0"].trend) == ("gone", "new")


def test_a_row_keeps_the_text_of_the_last_year_that_has_it() -> None:
    changed = year((SET_FILE, "Dịch vụ trực tuyến", "Dịch  vụ số"))

    assert compare(year(), changed)["2.3"].text == "Dịch vụ số"
    assert compare(changed, year())["2.3"].text == "Dịch vụ trực tuyến"
    assert compare(changed, year((SET_FILE, 'id: "2.3"', 'id: "2.4"')))["2.3"].text == "Dịch vụ số"


def test_marks_of_three_years_name_the_year_they_came_in() -> None:
    middle = year((SET_FILE, "tuyến, maximum: 30", "tuyến, maximum: 20"))
    row = compare(year(), middle, year())["2.3"]

    assert [(one.at, one.before, one.after) for one in row.marks] == [(1, "30", "20"), (2, "20", "30")]
