"""Two sets compared: which rows are the same, what differs in them, and whether it weighs."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE
from support.setmaker import SHIPPED, new_version, set_file

from cdsdossier import IndicatorSet
from cdsdossier.files import resources
from cdsdossier.model.indicatorset.diff import (
    SetChange,
    SetComparison,
    compare_sets,
    compute_set_digest,
    find_scoring_differences,
)
from cdsdossier.yamlio.reader import parse_page

BASE = """\
id: thu
title: Bộ thử
decision: {number: 1/QĐ, date: 2026-02-05, issuer: Sở}
applies_to: [thcs]
note: Ghi chú
levels:
  - {level: 1, name: Thấp, below: 50}
  - {level: 2, name: Cao, from: 50}
deadlines:
  - {id: bao-cao, what: Báo cáo, before: 05-31}
groups:
  - id: "1"
    slug: mot
    name: Nhóm một
    criteria:
      - {id: "1.1", text: Có kế hoạch, mandatory: true}
      - id: "1.2"
        text: Có phần mềm
        maximum: 60
        levels: [{level: 1, below: 10}, {level: 2, from: 10, to: 60}]
        items:
          - {id: "1.2.1", text: Quản lý, maximum: 40, evidence: Hợp đồng, source: S1, checked: [wording, points]}
          - id: "1.2.2"
            text: Dạy học
            maximum: 20
            measure: ratio
            bands: [{below: 50, maximum: 5}, {from: 50, maximum: 20}]
      - {id: "1.3", text: Có mạng, maximum: 40}
"""


def read(*replaced: tuple[str, str]) -> IndicatorSet:
    """Return the small set with some of its text replaced; each text must be there."""
    text = BASE
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    rules = IndicatorSet.look(parse_page(text.encode(), "a.yaml"))
    assert rules.findings == ()
    return rules


def compared(*replaced: tuple[str, str]) -> SetComparison:
    return compare_sets(read(), read(*replaced))


def test_a_set_and_itself_differ_in_nothing() -> None:
    found = compared()

    assert found == SetComparison((), (), (), (), (), (), ())
    assert not found


@pytest.mark.parametrize(
    ("old", "new", "part", "change"),
    [
        ("id: thu", "id: khac", "head", ("id", "thu", "khac", False)),
        ("title: Bộ thử", "title: Bộ mới", "head", ("title", "Bộ thử", "Bộ mới", False)),
        ("applies_to: [thcs]", "applies_to: []", "head", ("applies_to", "thcs", None, False)),
        ("note: Ghi chú", "note: 'Ghi   khác'", "head", ("note", "Ghi chú", "Ghi khác", False)),
        ("note: Ghi chú\n", "", "head", ("note", "Ghi chú", None, False)),
        ("levels:\n", "maximum: 90.5\nlevels:\n", "head", ("maximum", "100", "90,5", True)),
        ("levels:\n", "judged: whole-set\nlevels:\n", "head", ("judged", "per-group", "whole-set", True)),
        ("levels:\n", "status: skeleton\nlevels:\n", "head", ("status", "usable", "skeleton", True)),
        ("{number: 1/QĐ, date: 2026-02-05, issuer: Sở}", "{number: 2/QĐ}", "head",
         ("decision", "1/QĐ ngày 05/02/2026, Sở", "2/QĐ", False)),
        ("from: 50}\ndead", "above: 50}\ndead", "levels", ("2", "từ 50 – Cao", "trên 50 – Cao", True)),
        ("from: 50}\ndead", "}\ndead", "levels", ("2", "từ 50 – Cao", "chưa biết ngưỡng – Cao", True)),
        ("name: Thấp", "name: Kém", "levels", ("1", "dưới 50 – Thấp", "dưới 50 – Kém", True)),
        ("before: 05-31", "before: 06-01", "deadlines",
         ("bao-cao", "trước 31/5: Báo cáo", "trước 1/6: Báo cáo", False)),
        ("id: bao-cao, what: Báo cáo, before: 05-31", "id: b, what: Báo cáo, before: 10-10", "deadlines",
         ("b", None, "trước 10/10: Báo cáo", False)),
        ("name: Nhóm một", "name: Nhóm 1", "groups", ("1", "Nhóm một", "Nhóm 1", False)),
    ],
)  # fmt: skip
def test_what_differs_outside_of_rows_is_told_in_words(
    old: str, new: str, part: str, change: tuple[str, str | None, str | None, bool]
) -> None:
    found = compared((old, new))

    assert found
    assert getattr(found, part)[0] == SetChange(*change)
    parts = ("head", "levels", "deadlines", "groups", "rows", "new", "gone")
    assert [name for name in parts if getattr(found, name)] == [part]


@pytest.mark.parametrize(
    ("old", "new", "row", "change"),
    [
        ("text: Có mạng", "text: Có Internet", "1.3", ("text", "Có mạng", "Có Internet", False)),
        ("Có mạng, maximum: 40", "Có mạng, maximum: 5.5", "1.3", ("maximum", "40", "5,5", True)),
        ("Có mạng, maximum: 40", "Có mạng", "1.3", ("maximum", "40", None, True)),
        ("mandatory: true", "mandatory: false", "1.1", ("mandatory", "có", None, True)),
        ("measure: ratio", "measure: count", "1.2.2", ("measure", "ratio", "count", True)),
        ("{from: 50, maximum: 20}]", "{from: 50, maximum: 19.5}]", "1.2.2",
         ("bands", "dưới 50% được 5 điểm; từ 50% được 20 điểm", "dưới 50% được 5 điểm; từ 50% được 19,5 điểm", True)),
        ("bands: [{below: 50, maximum: 5}, {from: 50, maximum: 20}]", "bands: []", "1.2.2",
         ("bands", "dưới 50% được 5 điểm; từ 50% được 20 điểm", None, True)),
        ("{level: 2, from: 10, to: 60}", "{level: 2, above: 10}", "1.2",
         ("levels", "mức 1 dưới 10; mức 2 từ 10 đến 60", "mức 1 dưới 10; mức 2 trên 10", True)),
        ("evidence: Hợp đồng", "evidence: ''", "1.2.1", ("evidence", "Hợp đồng", None, False)),
        ("evidence: Hợp đồng", "evidence: Hợp đồng, note: Xem", "1.2.1", ("note", None, "Xem", False)),
        ("source: S1", "source: S2", "1.2.1", ("source", "S1", "S2", False)),
        ("checked: [wording, points]", "checked: [points]", "1.2.1", ("checked", "wording, points", "points", False)),
    ],
)  # fmt: skip
def test_what_differs_in_a_row_is_told_in_words(
    old: str, new: str, row: str, change: tuple[str, str | None, str | None, bool]
) -> None:
    (found,) = compared((old, new)).rows

    assert (found.after.form.id, found.moved) == (row, False)
    assert found.changes == (SetChange(*change),)


def test_spaces_and_capitals_make_no_other_row() -> None:
    assert compared(("text: Có mạng", "text: 'Có  mạng'")).rows == ()


TWO = """\
      - {id: "1.4", text: Có mạng, maximum: 20}
      - {id: "1.5", text: Có mạng, maximum: 20}"""


def pairs(found: SetComparison) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return the pairs of rows that changed, then the new rows and those that are gone."""
    return (
        [(row.before.form.id, row.after.form.id) for row in found.rows],
        [node.form.id for node in found.new],
        [node.form.id for node in found.gone],
    )


@pytest.mark.parametrize(
    ("replaced", "expected"),
    [
        ([('id: "1.3"', 'id: "1.4"')], ([("1.3", "1.4")], [], [])),
        ([('id: "1.3", text: Có mạng', 'id: "1.4", text: Khác hẳn')], ([], ["1.4"], ["1.3"])),
        ([("text: Quản lý", "text: X"), ("text: Dạy học", "text: Quản lý"), ("text: X", "text: Dạy học")],
         ([("1.2.2", "1.2.1"), ("1.2.1", "1.2.2")], [], [])),
        ([("text: Quản lý", "text: Mới"), ("text: Dạy học", "text: Quản lý")],
         ([("1.2.1", "1.2.2")], ["1.2.1"], ["1.2.2"])),
        ([('id: "1.3", text: Có mạng', 'id: "1.4", text: ""')], ([], ["1.4"], ["1.3"])),
        ([('      - {id: "1.3", text: Có mạng, maximum: 40}', TWO)], ([], ["1.4", "1.5"], ["1.3"])),
    ],
    ids=["renumbered", "replaced", "exchanged", "moved up", "without words", "in doubt"],
)  # fmt: skip
def test_a_row_is_known_by_its_words_and_else_by_its_number(
    replaced: list[tuple[str, str]], expected: tuple[list[tuple[str, str]], list[str], list[str]]
) -> None:
    assert pairs(compared(*replaced)) == expected


def test_a_row_in_another_criterion_has_moved() -> None:
    (row,) = compared(('id: "1.3"', 'id: "1.4"')).rows

    assert row.moved
    assert row.changes == ()


@pytest.mark.parametrize(
    ("replaced", "rows"),
    [
        (("text: Có mạng", "text: Khác"), []),
        (("name: Cao", "name: Khá"), []),
        (("id: thu", "id: khac"), []),
        (("Có mạng, maximum: 40", "Có mạng, maximum: 40.0"), []),
        (("Có mạng, maximum: 40", "Có mạng, maximum: 41"), ["1.3"]),
        (("measure: ratio", "measure: count"), ["1.2.2"]),
        (("{from: 50, maximum: 20}", "{above: 50, maximum: 20}"), ["1.2.2"]),
        (("{below: 50, maximum: 5}", "{below: 50, maximum: 6}"), ["1.2.2"]),
        (("from: 10, to: 60", "from: 10"), ["1.2"]),
        (("mandatory: true", "mandatory: false"), ["1.1"]),
        (('id: "1.3"', 'id: "1.4"'), ["1.3", "1.4"]),
        (("below: 50}", "below: 51}"), ["các mức độ"]),
        (("levels:\n", "maximum: 101\nlevels:\n"), ["các mức độ"]),
        (("levels:\n", "judged: whole-set\nlevels:\n"), ["các mức độ"]),
    ],
)
def test_only_points_and_bounds_weigh(replaced: tuple[str, str], rows: list[str]) -> None:
    assert find_scoring_differences(read(), read(replaced)) == rows
    same = compute_set_digest(read()) == compute_set_digest(read(replaced))
    assert same == (not rows and "id: thu" not in replaced)


def test_the_digest_is_the_same_on_every_machine() -> None:
    """Packages and reviews keep it: a change here makes every one of them look like another set's."""
    assert compute_set_digest(read()) == "6512a2ea55af0dcd8f243df927f5a3abc49a1841d635f2298f177f2fb4dbe532"


@pytest.mark.parametrize("first", resources.shipped_set_ids())
@pytest.mark.parametrize("second", resources.shipped_set_ids())
def test_two_sets_differ_exactly_where_they_are_two(first: str, second: str) -> None:
    assert bool(compare_sets(IndicatorSet.read(first), IndicatorSet.read(second))) == (first != second)


def test_rows_that_only_change_their_number_are_moved_not_lost(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace('"2.4.2"', '"2.4.x"').replace('"2.4.3"', '"2.4.2"')
    (tmp_path / "a.yaml").write_text(text.replace('"2.4.x"', '"2.4.3"'), encoding="utf-8")
    found = compare_sets(IndicatorSet.read(SHIPPED), IndicatorSet.read(tmp_path / "a.yaml"))

    assert {(row.before.form.id, row.after.form.id) for row in found.rows} == {("2.4.2", "2.4.3"), ("2.4.3", "2.4.2")}
    assert all(row.moved and not row.changes for row in found.rows)
    assert (found.new, found.gone) == ((), ())


def test_words_and_confirmation_do_not_weigh_points_and_bounds_do(tmp_path: Path) -> None:
    ours = IndicatorSet.read(EXAMPLE / "indicator-set.yaml")
    worded = set_file(
        tmp_path / "a.yaml", ("Có phòng studio", "Có phòng thu"), ("date: 2022-12-30", "date: 2022-12-31")
    )
    bound = set_file(tmp_path / "b.yaml", ("    above: 75\n", "    above: 76\n"))

    assert find_scoring_differences(ours, IndicatorSet.read(worded)) == []
    assert find_scoring_differences(ours, IndicatorSet.read(bound)) == ["các mức độ"]
    assert find_scoring_differences(ours, IndicatorSet.read(new_version(tmp_path / "c.yaml"))) == [
        "1.4",
        "1.7.3",
        "1.7.4",
        "1.8",
    ]
