"""Years of a school side by side: what is pure about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from support.setmaker import new_version
from support.yearmaker import next_year, replaced, year

from cdsdossier.findings import YamlPage
from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.judging.year_comparison import YearComparison, compare_years, sort_by_year
from cdsdossier.judging.year_comparison.shortcomings import find_persistent_shortcomings, normalize_sentence
from cdsdossier.model.dossier import Dossier, Row, ScoredRow
from cdsdossier.model.indicatorset import IndicatorSet

DAY = date(2024, 5, 2)


def read(folder: Path) -> Assessment:
    dossier = Dossier.read(folder)
    return assess(dossier, IndicatorSet.of(dossier), DAY, rules=())


RULES = IndicatorSet.read("qd4725-2022")
CONDITIONS = [node.form.id for node in RULES.nodes.values() if getattr(node.form, "mandatory", False)]

points = st.none() | st.integers(0, 12).map(lambda half: Decimal(half) / 2)
years = st.builds(
    lambda scored, met: {
        **{row: Row(points=one) for row, one in zip(RULES.rows, scored, strict=True)},
        **{row: Row(met=one) for row, one in zip(CONDITIONS, met, strict=True)},
    },
    st.lists(points, min_size=len(RULES.rows), max_size=len(RULES.rows)),
    st.lists(st.none() | st.booleans(), min_size=len(CONDITIONS), max_size=len(CONDITIONS)),
)


def scored(rows: dict[str, Row]) -> Assessment:
    forms = {row: ScoredRow("x", "1", row, form) for row, form in rows.items()}
    pages = {group.file: YamlPage(group.file) for group in RULES.groups}
    dossier = Dossier(Path("2023-2024"), scores=forms, pages=pages)
    return assess(dossier, RULES, DAY, rules=())


@given(years)
def test_a_dossier_beside_itself_shows_no_change(rows: dict[str, Row]) -> None:
    found = compare_years([scored(rows), scored(rows)])

    assert found.counts["same"] + found.counts["open"] == len(found.rows) == len(RULES.rows) + len(CONDITIONS)
    assert not any(row.changed for row in found.rows)


@given(years, years)
def test_every_row_is_counted_once(one: dict[str, Row], other: dict[str, Row]) -> None:
    found = compare_years([scored(one), scored(other)])

    assert sum(found.counts.values()) == len(found.rows)
    unsaid = sum(None in (one[row].points, other[row].points) for row in RULES.rows)
    unsaid += sum(None in (one[row].met, other[row].met) for row in CONDITIONS)
    assert found.counts["open"] == unsaid


@given(years, years)
def test_the_other_way_round_what_rose_fell(one: dict[str, Row], other: dict[str, Row]) -> None:
    there, back = compare_years([scored(one), scored(other)]), compare_years([scored(other), scored(one)])

    def ids(found: YearComparison, change: str) -> set[str]:
        return {row.id for row in found.rows if row.trend == change}

    assert ids(there, "rose") == ids(back, "fell")
    assert ids(there, "fell") == ids(back, "rose")
    assert ids(there, "same") == ids(back, "same")


def test_what_rose_fell_and_lost_its_evidence_is_named(tmp_path: Path) -> None:
    found = compare_years([read(EXAMPLE), read(next_year(tmp_path))])
    rows = {row.id: row for row in found.rows if row.changed}

    assert {row: (one.trend, one.difference) for row, one in rows.items()} == {
        "1.3.1": ("rose", 1),
        "1.4": ("same", 0),
        "2.4.2": ("fell", Decimal("-2.5")),
    }
    assert [row.id for row in found.rows if row.lost] == ["1.4"]


def test_evidence_that_cannot_be_opened_is_none(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    (later / "evidence" / "2.1" / "quyet-dinh-phan-cong-phu-trach-cntt.pdf").write_bytes(b"")

    assert [row.id for row in compare_years([read(EXAMPLE), read(later)]).rows if row.lost] == ["2.1"]


def test_years_come_in_order_however_they_were_given(tmp_path: Path) -> None:
    later, example = read(next_year(tmp_path)), read(EXAMPLE)

    assert sort_by_year([later, example]) == sort_by_year([example, later]) == (example, later)


def test_rows_of_another_set_are_marked_one_by_one(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    new_version(later / "indicator-set.yaml")
    found = compare_years([read(EXAMPLE), read(later)])
    marks = {row.id: [(mark.kind, mark.before, mark.after) for mark in row.marks] for row in found.rows if row.marks}

    assert marks["1.4"] == [("maximum", "10", "4")]
    assert marks["1.7.3"] == [("gone", None, None)]
    assert marks["1.7.4"] == marks["1.8"] == [("new", None, None)]
    trends = {row.id: row.trend for row in found.rows}
    assert (trends["1.7.3"], trends["1.8"]) == ("gone", "new")
    assert sum(found.counts.values()) == len(found.rows)


def test_a_row_in_other_words_is_marked_though_its_points_are_the_same(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    replaced(later / "indicator-set.yaml", "Có ban hành quy chế tổ chức dạy học trực tuyến", "Có quy chế dạy học")
    row = next(row for row in compare_years([read(EXAMPLE), read(later)]).rows if row.id == "1.2")

    assert (row.trend, [mark.kind for mark in row.marks]) == ("same", ["text"])


def test_words_that_moved_to_another_id_say_where_they_stood(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    replaced(later / "indicator-set.yaml", 'id: "1.3.5"', 'id: "1.3.9"')
    rows = {row.id: row for row in compare_years([read(EXAMPLE), read(later)]).rows}

    assert [(mark.kind, mark.before) for mark in rows["1.3.9"].marks] == [("moved", "1.3.5"), ("new", None)]
    assert rows["1.3.5"].trend == "gone"


def test_of_a_file_that_cannot_be_read_nothing_is_said(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    (later / "scores" / "1-day-hoc.yaml").write_bytes(b"scores:\n\t- x\n")
    found = compare_years([read(EXAMPLE), read(later)])

    assert {row.trend for row in found.rows if row.group == "1"} == {"open"}
    assert found.groups[0].results[1] is None
    assert found.years[1].unread == ("scores/1-day-hoc.yaml",)
    assert not any(row.lost for row in found.rows)


def test_a_whole_set_is_compared_as_a_whole() -> None:
    whole = IndicatorSet(id="x", title="x", judged="whole-set", groups=RULES.groups, levels=RULES.levels)
    one = assess(Dossier(Path("x"), scores={"1.4": ScoredRow("x", "1", "1.4", Row(points=Decimal(4)))}), whole, DAY)
    found = compare_years([one, one])

    assert found.whole is not None
    assert found.whole[0] is not None
    assert found.whole[0].points == 4


def test_other_schools_and_the_same_year_twice_are_told(tmp_path: Path) -> None:
    other = year(tmp_path, "2024-2025", ("dossier.yaml", "name: Trường THCS Quyết Tiến", "name: Trường THCS Hoa Sen"))
    found = compare_years([read(EXAMPLE), read(EXAMPLE), read(other)])

    assert found.schools == ("Trường THCS Quyết Tiến", "Trường THCS Hoa Sen")
    assert found.twice == ("2023-2024",)
    assert [one.label for one in found.years] == ["2023-2024", "2023-2024 (2)", "2024-2025"]


def test_three_years_say_what_happened_at_each_step(tmp_path: Path) -> None:
    middle = next_year(tmp_path)
    last = year(tmp_path, "2025-2026", ("scores/1-day-hoc.yaml", "points: 5\n", "points: 4\n"))
    row = next(row for row in compare_years([read(EXAMPLE), read(middle), read(last)]).rows if row.id == "1.3.1")

    assert (row.steps, row.trend) == (("rose", "fell"), "fell")


def test_shortcomings_stay_in_the_same_words_or_nearly(tmp_path: Path) -> None:
    found = compare_years([read(EXAMPLE), read(next_year(tmp_path))]).shortcomings

    assert [(one.text.split()[0], one.near) for one in found] == [("Đường", True), ("Việc", False)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thiếu máy tính.", "thiếu  MÁY TÍNH", True),
        ("Thiếu máy; thiếu mạng", "Thiếu máy, thiếu mạng!", True),
        ("Thiếu máy tính", "Thieu may tinh", False),
    ],
)
def test_case_punctuation_and_spaces_do_not_count_but_accents_do(one: str, other: str, same: bool) -> None:
    assert (normalize_sentence(one) == normalize_sentence(other)) is same


def test_a_shortcoming_may_skip_a_year() -> None:
    found = find_persistent_shortcomings([["Thiếu máy tính", ""], ["Mạng yếu"], ["Thiếu máy tính."]])

    assert [one.texts for one in found] == [("Thiếu máy tính", None, "Thiếu máy tính.")]


sentences = st.lists(st.text("abc dđ.,", max_size=12), max_size=5)


@given(sentences)
def test_every_shortcoming_of_a_year_stays_in_a_copy_of_it(texts: list[str]) -> None:
    found = find_persistent_shortcomings([texts, texts])

    assert len(found) == sum(bool(normalize_sentence(text)) for text in texts)
    assert not any(one.near for one in found)


@given(sentences, sentences)
def test_no_shortcoming_is_paired_twice(one: list[str], other: list[str]) -> None:
    found = find_persistent_shortcomings([one, other])

    for place, texts in enumerate((one, other)):
        used = [each.texts[place] for each in found]
        assert all(used.count(text) <= texts.count(text or "") for text in used)


def test_one_dossier_alone_is_no_fault() -> None:
    assert compare_years([replace(read(EXAMPLE))]).counts["same"] == 22


def test_the_nearest_sentences_are_paired_and_no_flood_of_them_takes_long() -> None:
    found = find_persistent_shortcomings(
        [["Thiếu máy tính ở phòng tin học số 1", "Thiếu máy tính ở phòng tin học số 2"]] * 2
    )
    assert not any(one.near for one in found)

    flood = [f"Thiếu máy tính ở phòng tin học số {number}" for number in range(5000)]
    assert len(find_persistent_shortcomings([flood, [f"{text} và 9" for text in flood[1:]]])) == 0
    assert len(find_persistent_shortcomings([flood, flood])) == 5000
