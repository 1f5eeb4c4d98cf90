"""OpenDocument spreadsheets: every cell as it is seen, merged cells in each place."""

from pathlib import Path

import pytest
from support.odsmaker import cell, covered, ods, row, sheet

from cdsdossier.errors import Refused
from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.open import read_tables


def read(folder: Path, *sheets: str) -> TableDocument:
    path = folder / "ke-hoach.ods"
    path.write_bytes(ods(*sheets))
    return read_tables(path)


def texts(made: Table) -> list[list[str]]:
    return [[one.text for one in cells] for cells in made.rows]


def test_titles_above_the_table_are_the_text_before_it(tmp_path: Path) -> None:
    title = row(cell("PHỤ LỤC\n(Kèm theo)", 'table:number-columns-spanned="2"'), covered())
    source = read(tmp_path, sheet(title, row("TT", "Việc"), row("1", "Chấm"), row(""), row("Hết")))
    (made,) = source.tables
    assert (made.before, texts(made), source.after) == (
        ("PHỤ LỤC", "(Kèm theo)"),
        [["TT", "Việc"], ["1", "Chấm"]],
        ("Hết",),
    )
    assert (made.place, made.first) == ("trang tính “Phụ lục”", 2)


def test_a_merged_cell_stands_in_each_place_with_one_origin(tmp_path: Path) -> None:
    tall = cell("2", 'table:number-rows-spanned="2"')
    (made,) = read(tmp_path, sheet(row("TT", "Việc"), row(tall, "a"), row(covered(), "b"))).tables
    assert texts(made)[1:] == [["2", "a"], ["2", "b"]]
    assert made.rows[2][0].origin == (1, 0)


def test_a_date_and_a_percentage_are_read_as_they_are_shown(tmp_path: Path) -> None:
    month = cell("9/2023", 'office:value-type="date" office:date-value="2023-09-01"')
    share = cell("50%", 'office:value-type="percentage" office:value="0.5"')
    (made,) = read(tmp_path, sheet(row(month, share))).tables
    assert texts(made) == [["9/2023", "50%"]]


def test_spaces_and_breaks_have_elements_of_their_own_and_notes_are_not_text(tmp_path: Path) -> None:
    inside = "<text:p>a<text:s/>b<text:line-break/><text:span>c</text:span><text:tab/>d</text:p>"
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    (made,) = read(tmp_path, sheet(row(f"<table:table-cell>{note}{inside}</table:table-cell>", "x"))).tables
    assert made.rows[0][0].lines == ("a b", "c d")


def test_repeated_cells_and_rows_are_written_once(tmp_path: Path) -> None:
    same = row(cell("x", 'table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"')
    (made,) = read(tmp_path, sheet(row("TT", "", "Việc"), same)).tables
    assert texts(made) == [["TT", "", "Việc"], ["x", "x", ""], ["x", "x", ""]]


def test_rows_that_repeat_on_paper_are_rows(tmp_path: Path) -> None:
    head = f"<table:table-header-rows>{row('TT', 'Việc')}</table:table-header-rows>"
    (made,) = read(tmp_path, sheet(head, row("1", "a"))).tables
    assert texts(made) == [["TT", "Việc"], ["1", "a"]]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    shown = sheet(row("a", "b"), name="Sau")
    assert [one.place for one in read(tmp_path, sheet(row("x", "y"), hidden=True), shown).tables] == [
        "trang tính “Sau”"
    ]


def test_hidden_rows_and_columns_are_not_read_and_told(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    away = row("1", "y", "b", attributes='table:visibility="filter"')
    source = read(tmp_path, sheet(columns, row("TT", "x", "a"), away, row("2", "z", "c")))

    assert texts(source.tables[0]) == [["TT", "", "a"], ["2", "", "c"]]
    assert [remark.partition(" nên")[0] for remark in source.remarks] == ["trang tính “Phụ lục”: hàng 2, cột B đang ẩn"]


@pytest.mark.parametrize(
    "body",
    [
        row(cell("x", 'table:number-columns-repeated="999"'), attributes='table:number-rows-repeated="1048576"'),
        row("a", cell("x", 'table:number-columns-repeated="9999999"')),
        row(cell("x", 'table:number-columns-spanned="9999999" table:number-rows-spanned="9999999"'))
        + row("", cell("y", 'table:number-columns-repeated="900"'), attributes='table:number-rows-repeated="210"'),
    ],
    ids=["rows", "columns", "merged"],
)
def test_a_bomb_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(Refused, match="quá lớn"):
        read(tmp_path, sheet(body))


def test_a_password_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(ods(manifest="<manifest><encryption-data/></manifest>"))
    with pytest.raises(Refused, match="bỏ mật khẩu"):
        read_tables(path)
