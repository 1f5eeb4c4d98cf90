"""The parts of a table made one: repeated heads, rows and merged cells that a page parts, columns that differ."""

from __future__ import annotations

from cdsdossier.files.tables.budget import ReadingBudget
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.pdf.join_parts import column_edges, fit_together, join_parts
from cdsdossier.files.tables.pdf.page_items import CellOnPage

HEAD = ["TT", "Nội dung", "Thời gian"]


def part(*rows: list[str], left: float = 50.0, width: float = 100.0) -> list[CellOnPage]:
    """Return the cells of a part; ``^`` is one cell with the place above, a row of one text covers all columns."""
    cells: dict[tuple[int, int], CellOnPage] = {}
    for r, texts in enumerate(rows):
        wide = width * len(HEAD) if len(texts) == 1 else width
        for c, text in enumerate(texts):
            x = left + c * wide
            if text == "^":
                above = next(cells[up, c] for up in range(r - 1, -1, -1) if (up, c) in cells)
                cells = {at: one._replace(bottom=r + 1.0) if one is above else one for at, one in cells.items()}
            else:
                cells[r, c] = CellOnPage(x, float(r), x + wide, r + 1.0, text.split("\n") if text else [], 20.0, 0.0)
    return list(cells.values())


def joined(*parts: list[CellOnPage]) -> list[list[str]]:
    rows = join_parts(parts, TableGrid(ReadingBudget())).rows
    return [["^" if one.origin[0] < at else " / ".join(one.lines) for one in row] for at, row in enumerate(rows)]


def test_heads_that_are_repeated_are_left_out_and_rows_that_go_on_are_one() -> None:
    numbers = ["(1)", "(2)", "(3)"]
    first = part(HEAD, numbers, ["1", "Họp", "9/2025"], ["2", "Rà soát hạ tầng và", "Từ 5/3"])
    second = part(HEAD, numbers, ["", "phần mềm;\nhọc liệu", "đến 10/3"], ["3", "Công bố", "5/2026"])
    third = part(numbers, ["4", "Lưu hồ sơ", "6/2026"], left=80)
    assert joined(first, second, third) == [
        HEAD,
        numbers,
        ["1", "Họp", "9/2025"],
        ["2", "Rà soát hạ tầng và phần mềm; / học liệu", "Từ 5/3 đến 10/3"],
        ["3", "Công bố", "5/2026"],
        ["4", "Lưu hồ sơ", "6/2026"],
    ]


def test_what_was_joined_is_named_and_a_head_is_never_joined() -> None:
    first, rest = part(HEAD, ["1", "Rà soát hạ tầng và", "Từ 5/3"]), ["", "phần mềm", ""]
    made = join_parts([first, part(rest)], TableGrid(ReadingBudget()))
    assert made.split == ("1 Rà soát hạ tầng và phần mềm …",)
    assert join_parts([first, part(HEAD)], TableGrid(ReadingBudget())).split == ()
    assert joined(part(HEAD), part(rest)) == [HEAD, rest]


def test_a_row_with_a_number_is_no_head_though_it_is_the_same() -> None:
    same = part(HEAD, ["1", "Họp", "9/2025"])
    assert joined(same, same) == [HEAD, ["1", "Họp", "9/2025"], ["1", "Họp", "9/2025"]]


def test_a_merged_cell_goes_on_where_it_is_empty_and_over_several_rows() -> None:
    first = part(HEAD, ["1", "Nhóm việc", "Tháng 9"], ["^", "- Họp;", "^"])
    assert joined(first, part(["", "- Chấm;", ""], ["^", "- Công bố.", "^"]))[3:] == [
        ["^", "- Chấm;", "^"],
        ["^", "- Công bố.", "^"],
    ]
    assert joined(first, part(["", "- Chấm;", ""]))[3:] == [["", "- Chấm;", ""]], "one row: it may be empty"
    assert joined(first, part(["2", "Việc khác", ""], ["^", "- Ghi;", "^"]))[3:] == [
        ["2", "Việc khác", ""],
        ["^", "- Ghi;", "^"],
    ], "a new number: what is empty is its own"
    assert joined(first, part(["2", "Việc khác", ""], ["3", "Việc sau", "^"]))[3:] == [
        ["2", "Việc khác", "^"],
        ["3", "Việc sau", "^"],
    ], "merged over two numbers"


def test_a_part_of_headings_alone_has_the_columns_of_the_others() -> None:
    first, heading = part(HEAD, ["1", "Họp", "9/2025"]), part(["II. Tổ chức thực hiện"], ["Giai đoạn 1"])
    assert fit_together(column_edges(first), column_edges(heading))
    assert joined(first, heading)[2:] == [["II. Tổ chức thực hiện"] * 3, ["Giai đoạn 1"] * 3]
    assert not fit_together(column_edges(first), column_edges(part(HEAD, width=90)))
    assert not fit_together([0, 50, 300], [0, 100, 300])
