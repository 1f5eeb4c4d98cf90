"""A table with faults on purpose: every one is told with its row, kept as a note, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

from support.decisionmaker import HEAD, LEVELS
from support.tablemaker import table

from cdsdossier.files.tables import TableDocument
from cdsdossier.workflows.decision_import import ImportedSet, SetDescription, parse_decision
from cdsdossier.workflows.decision_import.emit import format_set_file

#: (row, what is wrong with it); a row without a second part is right.
ROWS = [
    (["1", "Dạy, học", "100", "", "", ""], ""),
    (["1.1", "Có kế hoạch", "Điều kiện bắt buộc", "5", "", ""], "vừa ghi điều kiện bắt buộc vừa ghi 5 điểm"),
    (["1.2", "Phần mềm", "30", "", "", ""], "các nội dung cộng lại 28, tiêu chí ghi 30"),
    (["", "- Một", "", "14", "", ""], ""),
    (["", "- Hai", "", "14", "", ""], ""),
    (["1.3", "Học liệu", "mười điểm", "", "", ""], "cột Điểm tối đa ghi “mười điểm”, chưa đọc được"),
    (["1.5", "Kiểm tra", "20", "", "", ""], "số 1.5 đứng ngay sau 1.3"),
    (["1.6", "Tỉ lệ", "20", "", "Dưới 30%: tối đa 9 điểm; trên 40%: tối đa 20 điểm", ""], "không nối liền nhau"),
    (["1.6", "Năng lực", "10", "", "", ""], "số 1.6 đã có ở trên; tạm ghi mã 1.6-2"),
    (["1.7", "Hạ tầng", "10", "", "Mức độ 1: dưới 5 điểm; Mức độ 2: khá", ""], "chưa đọc được"),
    (["l.8", "Thiết bị", "10", "", "", ""], "không đọc được số thứ tự “l.8”"),
    (["1.8", "", "10", "", "", ""], "hàng có số nhưng không có lời văn"),
    (["", "Tổng cộng", "99", "", "", ""], "hàng tổng cộng ghi 99, các tiêu chí cộng lại 98"),
]


def made() -> ImportedSet:
    body = table(HEAD, *(row for row, _ in ROWS))
    return parse_decision(TableDocument((body,), LEVELS), "qd.docx", SetDescription("thu", "Bộ", "1/QĐ-X"))


def test_ten_faults_are_told_each_at_its_row() -> None:
    expected = [(f"bảng 1, hàng {at}", words) for at, (_, words) in enumerate(ROWS, 2) if words]
    assert len(expected) == 10
    told = [(one.place, one.words) for one in made().concerns if not one.quoted.startswith("Nhóm")]
    assert [place for place, _ in told] == [place for place, _ in expected]
    for (_, found), (_, words) in zip(told, expected, strict=True):
        assert words in found


def test_the_group_tells_its_own_sum() -> None:
    (group,) = [one for one in made().concerns if one.quoted.startswith("Nhóm")]
    assert (group.place, group.words) == ("bảng 1, hàng 2", "các tiêu chí cộng lại 98, nhóm ghi 100")


def test_what_could_not_be_read_stays_in_the_file_and_the_set_is_no_more_than_a_skeleton() -> None:
    text = format_set_file(made()).decode()
    for words in ("“mười điểm”", "Mức độ 2: khá", "l.8 | ", "# CẦN XEM LẠI: bảng 1, hàng 7", "status: skeleton"):
        assert words.replace("l.8 | ", "l.8") in text


def test_points_merged_over_two_items_are_not_shared_out() -> None:
    body = table(
        HEAD,
        ["1", "Dạy học", "100", "", "", ""],
        ["1.1", "Phần mềm", "100", "", "", ""],
        ["", "- Một", "", "Tối đa 100 điểm", "", ""],
        ["", "- Hai", "", "^", "", ""],
    )
    read = parse_decision(TableDocument((body,), LEVELS), "qd.docx", SetDescription("thu", "Bộ", "1/QĐ-X"))
    assert "gộp chung với bảng 1, hàng 4" in read.concerns[-1].words
    assert read.tree.groups[0].criteria[0].items[1].maximum is None


def test_columns_with_more_lines_than_items_are_not_paired() -> None:
    body = table(
        HEAD,
        ["1", "Dạy học", "100", "", "", ""],
        ["1.1", "Phần mềm\n- Một\n- Hai", "100", "30 điểm\n30,5 điểm\n40 điểm", "", ""],
    )
    read = parse_decision(TableDocument((body,), LEVELS), "qd.docx", SetDescription("thu", "Bộ", "1/QĐ-X"))
    (criterion,) = read.tree.groups[0].criteria
    assert (criterion.maximum, [item.maximum for item in criterion.items]) == (Decimal(100), [None, None])
    assert "có 2 nội dung nhưng cột Điểm thành phần ghi “30 điểm / 30,5 điểm / 40 điểm”" in read.concerns[0].words
