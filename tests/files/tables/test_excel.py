from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.open import read_tables


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "phu-luc.xlsx"


def read(file: Path, rows: list[list[Any]], change: Callable[[Any], None] = lambda _: None) -> TableDocument:
    """Write rows to a sheet ``Phụ lục``; ``change`` gets the sheet before it is saved."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(file)
    return read_tables(file)


def texts(made: Table) -> list[list[str]]:
    return [[one.text for one in cells] for cells in made.rows]


def shown(file: Path, value: object, form: str = "General") -> str:
    def dress(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["B1"].number_format = form

    return read(file, [["x", value]], dress).tables[0].rows[0][1].text


def test_the_titles_in_merged_cells_are_the_text_before_the_table(file: Path) -> None:
    def merge(sheet: Any) -> None:  # noqa: ANN401
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A2:C2")

    titles: list[list[Any]] = [["PHỤ LỤC"], ["(Kèm theo Kế hoạch\nsố 2)"]]
    source = read(file, [*titles, ["TT", "Việc", "Lúc"], [1, "Chấm", "3/2024"], [], ["Hết"]], merge)
    (made,) = source.tables
    assert made.before == ("PHỤ LỤC", "(Kèm theo Kế hoạch", "số 2)")
    assert texts(made) == [["TT", "Việc", "Lúc"], ["1", "Chấm", "3/2024"]]
    assert (made.place, source.after) == ("trang tính “Phụ lục”", ("Hết",))


def test_an_empty_row_ends_a_table(file: Path) -> None:
    first, second = read(file, [["a", "b"], ["c", "d"], [], ["Bảng sau"], ["e", "f"]]).tables
    assert (texts(first), texts(second), second.before) == ([["a", "b"], ["c", "d"]], [["e", "f"]], ("Bảng sau",))


def test_merged_cells_stand_in_each_place_with_one_origin(file: Path) -> None:
    def merge(sheet: Any) -> None:  # noqa: ANN401
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("B3:C3")

    rows: list[list[Any]] = [[], ["TT", "Việc", "Lúc"], ["1", "Chấm"], [None, "x", "y"]]
    (made,) = read(file, rows, merge).tables
    assert texts(made)[1:] == [["1", "Chấm", "Chấm"], ["1", "x", "y"]]
    assert [one.origin for one in made.rows[1]] == [(1, 0), (1, 1), (1, 1)]
    assert made.rows[2][0].origin == (1, 0)


def test_a_row_that_only_a_merged_cell_covers_does_not_end_the_table(file: Path) -> None:
    rows: list[list[Any]] = [["TT", "Việc"], ["1", "a"], [], ["2", "b"]]
    (made,) = read(file, rows, lambda sheet: sheet.merge_cells("A2:A3")).tables
    assert texts(made) == [["TT", "Việc"], ["1", "a"], ["1", ""], ["2", "b"]]


def test_a_table_that_begins_later_on_the_sheet_begins_at_its_first_column(file: Path) -> None:
    (made,) = read(file, [[], [None, "a", "b"], [None, None, "c"]]).tables
    assert texts(made) == [["a", "b"], ["", "c"]]
    assert made.rows[1][1].origin == (1, 1)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1.0, "General", "1"),
        (2.5, "General", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (date(2023, 9, 1), "mmm-yy", "9/2023"),
        (date(2023, 9, 1), '"Tháng" mm/yyyy', "9/2023"),
        (date(2023, 9, 1), "[$-42A]mm/yyyy", "9/2023"),
        (date(2025, 1, 30), "dd/mm/yyyy", "30/01/2025"),
        (date(2025, 1, 30), "mm-dd-yy", "30/01/2025"),
        (datetime(2025, 1, 30, 14, 5), "d/m/yyyy h:mm", "30/01/2025"),  # noqa: DTZ001 - Excel knows no time zones
        (date(2025, 1, 30), "yyyy", "2025"),
        (time(14, 5), "h:mm", "14:05"),
        (45_000.75, "hh:mm AM/PM", "18:00"),
        (1.25, "[h]:mm", "30:00"),
        (0, "dd/mm/yyyy", "0"),
        (45, '0 "ngày"', "45"),
        (True, "General", "TRUE"),
        ("  Vie\u0323\u0302c\u00a0 làm ", "General", "Việc làm"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_seen(file: Path, value: object, form: str, text: str) -> None:
    assert shown(file, value, form) == text


def test_hidden_sheets_are_not_read(file: Path) -> None:
    def hide(sheet: Any) -> None:  # noqa: ANN401
        other = sheet.parent.create_sheet("Nháp")
        other.append(["x", "y"])
        other.sheet_state = "hidden"
        sheet.parent.create_sheet("Sau").append(["c", "d"])

    source = read(file, [["a", "b"]], hide)
    assert [one.place for one in source.tables] == ["trang tính “Phụ lục”", "trang tính “Sau”"]
    assert [remark.partition(" nên")[0] for remark in source.remarks] == ["trang tính “Nháp” đang ẩn"]


def test_hidden_rows_and_columns_are_not_read_and_told(file: Path) -> None:
    def hide(sheet: Any) -> None:  # noqa: ANN401
        sheet.row_dimensions[2].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["B"].hidden = True

    source = read(file, [["TT", "x", "Việc"], [1, "y", "Ẩn"], [2, "z", "Chấm"], [3, "", "Nộp"]], hide)
    (made,) = source.tables
    assert texts(made) == [["TT", "", "Việc"], ["2", "", "Chấm"], ["3", "", "Nộp"]]
    assert made.numbers == (1, 3, 4)
    assert [remark.partition(" nên")[0] for remark in source.remarks] == ["trang tính “Phụ lục”: hàng 2, cột B đang ẩn"]


def test_a_column_drawn_without_width_is_hidden(file: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("L")
        sheet.write_row(0, 0, ["TT", "Nháp", "Việc"])
        sheet.set_column(1, 1, 0)
    source = read_tables(file)
    assert [texts(table) for table in source.tables] == [[["TT", "", "Việc"]]]
    assert "cột B đang ẩn" in source.remarks[0]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1.1, "0.00", "1.10"),
        (1.1, "0.0", "1.1"),
        (2, "0.0", "2.0"),
        (1.1, "General", "1.1"),
        (1.25, "0.0", "1.25"),
        (5, "0.000", "5"),
        (1234.5, "#,##0.00", "1234.50"),
        (1e20, "0.00", "100000000000000000000.00"),
        (0.5, "0.00%", "50%"),
    ],
)
def test_a_number_keeps_the_zeros_of_its_format(file: Path, value: object, form: str, text: str) -> None:
    assert shown(file, value, form) == text


def test_a_formula_gives_the_value_it_had_when_saved(file: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(file) as book:
        sheet = book.add_worksheet("Bảng")
        sheet.write_row(0, 0, ["Tổng", "x"])
        sheet.write_formula(1, 0, "=1+1", value=2)
        sheet.write_formula(1, 1, '="a"&"b"', value="ab")
    assert texts(read_tables(file).tables[0])[1] == ["2", "ab"]


def test_rich_text_in_a_cell_is_read_whole(file: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(file) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Bảng")
        sheet.write_rich_string(0, 0, bold, "Lập ", "kế hoạch\n", bold, "năm")
        sheet.write(0, 1, "x")
    assert read_tables(file).tables[0].rows[0][0].lines == ("Lập kế hoạch", "năm")


def test_merged_cells_of_the_whole_sheet_cost_nothing(file: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(file) as book:
        sheet = book.add_worksheet("Bảng")
        sheet.merge_range("A1:XFD1", "PHỤ LỤC")
        sheet.merge_range("A2:A1048576", "1")
        sheet.write_row(1, 1, ["a", "b"])
    (made,) = read_tables(file).tables
    assert (made.before, texts(made)) == (("PHỤ LỤC",), [["1", "a", "b"]])
