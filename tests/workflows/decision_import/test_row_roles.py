"""What a row is besides its number."""

from __future__ import annotations

from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow
from cdsdossier.workflows.decision_import.numbering import RowMark
from cdsdossier.workflows.decision_import.row_roles import (
    continues_text,
    explain_unread,
    find_group_names,
    is_all_bands,
    is_total_row,
    join_title,
)

NONE = RowMark("none")


def test_a_total_is_known_by_its_words() -> None:
    assert is_total_row(CriteriaRow("hàng 9"), NONE, ("Tổng cộng (I + II)",))
    assert not is_total_row(CriteriaRow("hàng 9"), NONE, ("Tổng số giáo viên",))
    assert not is_total_row(CriteriaRow("hàng 9"), RowMark("digits", (1, 1)), ("Tổng cộng",))


def test_a_row_in_small_letters_without_points_goes_on() -> None:
    assert continues_text(CriteriaRow("hàng 9"), NONE, ("và mạng",))
    assert not continues_text(CriteriaRow("hàng 9", {"maximum": ("5",)}), NONE, ("và mạng",))
    assert not continues_text(CriteriaRow("hàng 9"), NONE, ("Mạng",))


def test_names_of_groups_may_stand_outside_the_tables() -> None:
    assert find_group_names(("Nhóm tiêu chí 1: Dạy học (100 điểm)", "Điều 1. Dạy")) == {"1": "Dạy học"}
    assert find_group_names(("II. Nhóm 2: Quản trị (100 điểm)", "A) NHÓM 1. DẠY HỌC")) == {
        "2": "Quản trị",
        "1": "DẠY HỌC",
    }
    assert join_title(("Dạy,", "học:")) == "Dạy, học"


def test_a_number_that_became_a_day_is_explained() -> None:
    assert "Excel đã đổi số thành ngày" in explain_unread(RowMark("unread", sign="01/03/2024"))
    assert explain_unread(RowMark("unread", sign="K")).endswith("chỉ giữ làm ghi chú")


def test_a_row_of_bands_belongs_to_the_row_above() -> None:
    assert is_all_bands(("Dưới 30%: 4 điểm", "- Từ 30%: 6 điểm"))
    assert not is_all_bands(("Dưới 30%: 4 điểm",))
    assert not is_all_bands(("Có mạng (4 điểm)", "- Có máy (6 điểm)"))
