"""A column that says row by row what is a mandatory condition, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest
from support.tablemaker import table

from cdsdossier.files.tables import TableDocument
from cdsdossier.workflows.decision_import import ImportedSet, SetDescription, parse_decision

ABOUT = SetDescription("thu", "Bộ chỉ số", "1/QĐ-X", date(2025, 1, 2), "Bộ X", ("thcs",))


def read(title: str, *cells: str, points: tuple[str, ...] = ("", "", "60", "40")) -> ImportedSet:
    """Return a set of four criteria; ``cells`` stand beside them in a column with this title."""
    rows = [[f"1.{n}", f"Việc {n}", worth, cell] for n, (worth, cell) in enumerate(zip(points, cells, strict=True), 1)]
    body = table(["STT", "Tiêu chí", "Điểm tối đa", title], ["1", "Dạy học", "100", ""], *rows)
    return parse_decision(TableDocument((body,)), "qd.docx", ABOUT)


def conditions(made: ImportedSet) -> list[str]:
    return [one.id for group in made.tree.groups for one in group.criteria if one.mandatory]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Yêu cầu", ("Điều kiện bắt buộc", "bắt buộc", "", "")),
        ("Yêu cầu", ("Bắt buộc", "^", "Chấm điểm", "Không bắt buộc")),
        ("Tính chất", ("Là điều kiện bắt buộc.", "Tiêu chí bắt buộc", "-", "Khuyến khích")),
        ("Bắt buộc", ("x", "X", "", "")),
        ("Điều kiện bắt buộc", ("Có", "✓", "Không", "0")),
        ("Tiêu chí bắt buộc (đánh dấu x)", ("x", "x", "", "")),
        ("Yêu cầu", ("Bắt buộc (không chấm điểm)", "Yêu cầu bắt buộc", "", "")),
    ],
)
def test_conditions_are_read_from_a_column_of_their_own(title: str, cells: tuple[str, ...]) -> None:
    made = read(title, *cells)

    assert conditions(made) == ["1.1", "1.2"]
    assert [one for one in made.concerns if "không nối" not in one.words and "mức" not in one.words] == []
    assert not any("không được đọc" in one for one in made.remarks)


def test_a_row_with_points_stays_scored_and_is_told() -> None:
    made = read("Yêu cầu", "Bắt buộc", "Bắt buộc", "Bắt buộc", "")

    assert conditions(made) == ["1.1", "1.2"]
    (told,) = made.concerns
    assert (told.place, told.words) == (
        "bảng 1, hàng 5",
        "cột Yêu cầu ghi “Bắt buộc” mà hàng này có điểm; hiểu là mục chấm điểm, xem quyết định",
    )
    assert [one.worth for group in made.tree.groups for one in group.criteria][2] == 60


def test_what_else_such_a_column_says_is_told() -> None:
    made = read("Yêu cầu", "Bắt buộc", "", "Có phần mềm", "")

    assert conditions(made) == ["1.1"]
    assert any("cột “Yêu cầu” chỉ được đọc chỗ ghi bắt buộc" in one for one in made.remarks)


@pytest.mark.parametrize("title", ["Yêu cầu", "Đơn vị"])
def test_a_column_without_conditions_is_none(title: str) -> None:
    made = read(title, "x", "Có", "", "Không bắt buộc", points=("20", "20", "20", "40"))

    assert (conditions(made), [one for one in made.concerns if "bắt buộc" in one.words]) == ([], [])
    assert any(f"cột “{title}” không được đọc" in one for one in made.remarks)
