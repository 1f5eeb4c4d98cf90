"""Filled places of a sheet made into tables, whatever the format of the workbook."""

import pytest

from cdsdossier.files.tables.budget import ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.sheets import FilledCells, MergedCell, Sheet, read_sheets, spread_merged


def filled(*rows: str, merged: tuple[MergedCell, ...] = ()) -> FilledCells:
    """Return a sheet with one letter in each place that is not blank."""
    made: FilledCells = {
        (row, column): ((row, column), (letter,))
        for row, letters in enumerate(rows)
        for column, letter in enumerate(letters)
        if letter != " "
    }
    spread_merged(made, merged, TableGrid(ReadingBudget()))
    return made


def tables(*rows: str, merged: tuple[MergedCell, ...] = ()) -> list[list[str]]:
    read = read_sheets([Sheet("Bảng", filled(*rows, merged=merged))], TableGrid(ReadingBudget()))
    return [["".join(cell.text or "." for cell in row) for row in table.rows] for table in read.tables]


def test_an_empty_row_parts_two_tables_and_an_empty_column_does_not() -> None:
    assert tables("ab", "c ", "  ", "d e") == [["ab", "c."], ["d.e"]]


def test_rows_of_one_cell_above_a_table_are_the_text_before_it() -> None:
    (made,) = read_sheets([Sheet("  Phụ\n lục ", filled("T", " U", "ab", "cd"))], TableGrid(ReadingBudget())).tables
    assert (made.before, made.place, made.first) == (("T", "U"), "trang tính “Phụ lục”", 3)


def test_text_behind_the_last_table_is_kept_also_from_another_sheet() -> None:
    read = read_sheets([Sheet("1", filled("ab", "  ", "x")), Sheet("2", filled("y"))], TableGrid(ReadingBudget()))
    assert (len(read.tables), read.after) == (1, ("x", "y"))


def test_what_is_hidden_is_left_out_and_told_and_the_rows_keep_their_numbers() -> None:
    merged = (((0, 0), (2, 0)),)
    sheet = Sheet("Bảng", filled("aAx", " By", " Cz", "dDw", merged=merged), [0, 2, 9], [2, 5])
    read = read_sheets([sheet, Sheet("Nháp", hidden=True)], TableGrid(ReadingBudget()))
    (made,) = read.tables

    assert [[cell.text for cell in row] for row in made.rows] == [["a", "B"], ["d", "D"]]
    assert [made.number_of(row) for row in range(2)] == [2, 4]
    show = "đang ẩn nên không được đọc. Cần thì cho hiện lại (Unhide), lưu rồi nhập lại."
    assert read.remarks == (f"trang tính “Bảng”: hàng 1, 3, cột C {show}", f"trang tính “Nháp” {show}")


def test_many_hidden_rows_are_named_in_part_and_columns_by_their_letters() -> None:
    many = Sheet("B", {(row, column): ((row, column), ("x",)) for row in range(30) for column in (0, 25, 27)})
    many.rows, many.columns = list(range(20)), [25, 27]
    (remark,) = read_sheets([many], TableGrid(ReadingBudget())).remarks

    assert "hàng 1, 2, 3, 4, 5, 6, 7, 8 …, cột Z, AB đang ẩn" in remark


def test_a_merged_cell_covers_no_more_than_the_sheet_has() -> None:
    assert tables("ab", "c", merged=(((1, 0), (1_000_000, 16_000)),)) == [["ab", "cc"]]
    assert tables("ab", "c ", "d", merged=(((1, 1), (2, 1)),)) == [["ab", "c.", "d."]], "an empty one covers nothing"


def test_too_many_merged_places_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        filled("a" + " " * 500 + "b", *[" "] * 500, "c", merged=(((0, 0), (500, 500)),))
