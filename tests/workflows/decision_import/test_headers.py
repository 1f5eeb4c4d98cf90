"""Columns of a table of criteria are known by their heads."""

from __future__ import annotations

import pytest
from support.tablemaker import table

from cdsdossier.workflows.decision_import.headers import detect_criteria_column, find_criteria_header


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("STT", "number"),
        ("Số TT", "number"),
        ("Tiêu chí", "text"),
        ("Nội dung tiêu chí đánh giá", "text"),
        ("ĐIỂM TỐI ĐA", "maximum"),
        ("Điểm", "maximum"),
        ("Điểm thành phần", "part"),
        ("Mức độ", "level"),
        ("Ghi chú, minh chứng", "evidence"),
        ("Điểm tự chấm", "scored"),
        ("Kết quả tự đánh giá", "scored"),
        ("Minh chúng", "evidence"),
        ("Điểm tốiđa", "maximum"),
        ("Minh chứưng", "evidence"),
    ],
)
def test_a_head_is_known_also_with_one_typing_error(text: str, kind: str) -> None:
    assert detect_criteria_column(text) == kind


@pytest.mark.parametrize("text", ["", "Đơn vị", "Mức chi", " ".join(["tiêu chí"] * 7)])
def test_other_words_and_whole_sentences_are_no_head(text: str) -> None:
    assert detect_criteria_column(text) is None


def test_a_header_names_the_criteria_and_what_they_are_worth() -> None:
    found = find_criteria_header(
        table(["Phụ lục", "<", "<"], ["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Có", "5"]).rows
    )
    assert found is not None
    assert (found.row, dict(found.columns)) == (1, {"number": (0,), "text": (1,), "maximum": (2,)})


def test_a_table_without_points_and_one_whose_cell_is_both_are_none() -> None:
    assert find_criteria_header(table(["STT", "Tiêu chí"], ["1", "Có"]).rows) is None
    assert find_criteria_header(table(["Tiêu chí, điểm tối đa", "<"], ["Có", "5"]).rows) is None
