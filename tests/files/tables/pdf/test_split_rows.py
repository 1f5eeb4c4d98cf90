"""Which first row of a page is the rest of the row before, and which near misses are rows of their own."""

from __future__ import annotations

import pytest

from cdsdossier.files.tables.pdf.split_rows import PartCell, PartRow, continues_row, goes_on, is_rest_of_sentence

FULL, FREE = 0.0, 60.0  # what is left behind the last word of a cell


def row(*texts: str, room: float = FULL) -> PartRow:
    return [PartCell(text.split("\n") if text else [], 20.0, room) for text in texts]


HEAD = row("TT", "Nội dung", "Thời gian", "Sản phẩm")
ABOVE = [HEAD, row("1", "Xây dựng kế hoạch", "9/2025", "Kế hoạch")]
OPEN = row("2", "Rà soát hạ tầng, phần mềm và", "Từ 5/3 đến", "- Biên bản họp của")
POINTS = row("", "- Phần mềm quản trị", "Tối đa 6 điểm", "")


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        (OPEN, row("", "học liệu số của trường", "", ""), True),
        (OPEN, row("", "", "10/3/2026", "hội đồng"), True),
        (OPEN, row("", "", "", "- Báo cáo kết quả"), True),
        (OPEN, row("", "", "", ""), True),
        (OPEN, row("3", "học liệu số của trường", "", ""), False),
        (OPEN, row("", "Công bố kết quả", "5/2026", "Thông báo"), False),
        (row("2", "Rà soát hạ tầng", "5/3", ""), row("", "", "6/2026", ""), False),
        (OPEN, row("", "LMS, Google Classroom", "", ""), True),
        (OPEN, row("", "II. Công tác chuẩn bị", "", ""), False),
        (OPEN, row("", "Công tác chuẩn bị:", "", ""), False),
        (row("2", "Rà soát hạ tầng.", "5/3", "Biên bản"), row("", "phần mềm của trường", "", ""), False),
        (row("2", "Rà soát hạ tầng và", "5/3", "", room=FREE), row("", "học liệu số của trường", "", ""), False),
        (row("2", "Rà soát hạ tầng và", "5/3", ""), row("", "học liệu số", "", "Báo cáo"), False),
        (POINTS, row("", "- Phần mềm dạy học", "Tối đa 5 điểm", ""), False),
        (POINTS, row("", "trực tuyến", "", ""), True),
        (row("", "có quy chế", "6", "", room=FREE), row("", "có kế hoạch", "5", ""), False),
    ],
    ids=[
        *("text", "a time", "a product more", "nothing"),
        *("a number", "all cells", "a time after a time", "a name", "a heading", "a title", "a sentence that ended"),
        *("a line with room", "a cell below none", "points of its own", "the rest of a point", "points alone"),
    ],
)  # fmt: skip
def test_only_what_is_certain_is_joined(last: PartRow, first: PartRow, joined: bool) -> None:
    assert continues_row([*ABOVE, last], first) is joined


def test_where_headings_stand_in_the_column_of_texts_a_text_with_a_capital_may_be_one() -> None:
    heading = row("", "Công tác chuẩn bị", "", "")
    assert not continues_row([HEAD, heading, ABOVE[1], OPEN], row("", "Tổ chức thực hiện", "", ""))


def test_a_row_merged_over_all_columns_is_a_heading() -> None:
    one = PartCell(["phần chuẩn bị"], 20.0)
    assert not continues_row([*ABOVE, OPEN], [one] * 4)


def test_a_cell_goes_on_where_its_first_word_had_no_room() -> None:
    assert goes_on(PartCell(["của"], 0, 10), PartCell(["Trường"], 20))
    assert not goes_on(PartCell(["của"], 0, 30), PartCell(["Trường"], 20))
    assert not goes_on(PartCell(["của"], 0, 10), PartCell(["- Báo cáo"], 20))
    assert is_rest_of_sentence("cơ sở giáo dục", "mầm non")
    assert not is_rest_of_sentence("mầm non.", "áp dụng")
