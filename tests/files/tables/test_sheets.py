"""Filled places of a sheet made into tables, whatever the format of the workbook."""

import pytest

from cdsdossier.files.tables.budget import ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.sheets import FilledCells, MergedCell, read_sheets, spread_merged


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
    read = read_sheets([("Bảng", filled(*rows, merged=merged))], TableGrid(ReadingBudget()))
    return [["".join(cell.text or "." for cell in row) for row in table.rows] for table in read.tables]


def test_an_empty_row_parts_two_tables_and_an_empty_column_does_not() -> None:
    assert tables("ab", "c ", "  ", "d e") == [["ab", "c."], ["d.e"]]


def test_rows_of_one_cell_above_a_table_are_the_text_before_it() -> None:
    (made,) = read_sheets([("  Phụ\n lục ", filled("T", " U", "ab", "cd"))], TableGrid(ReadingBudget())).tables
    assert (made.before, made.place, made.first) == (("T", "U"), "trang tính “Phụ lục”", 3)


def test_text_behind_the_last_table_is_kept_also_from_another_sheet() -> None:
    read = read_sheets([("1", filled("ab", "  ", "x")), ("2", filled("y"))], TableGrid(ReadingBudget()))
    assert (len(read.tables), read.after) == (1, ("x", "y"))


def test_a_merged_cell_covers_no_more_than_the_sheet_has() -> None:
    assert tables("ab", "c", merged=(((1, 0), (1_000_000, 16_000)),)) == [["ab", "cc"]]
    assert tables("ab", "c ", "d", merged=(((1, 1), (2, 1)),)) == [["ab", "c.", "d."]], "an empty one covers nothing"


def test_too_many_merged_places_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        filled("a" + " " * 500 + "b", *[" "] * 500, "c", merged=(((0, 0), (500, 500)),))
