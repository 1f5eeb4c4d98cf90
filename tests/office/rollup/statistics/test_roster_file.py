"""A file with a list of schools, as rows that know their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.odsmaker import ods, row, sheet

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.office.rollup.statistics.roster_file import iter_roster_tables

DATA = Path(__file__).resolve().parents[3] / "data" / "tables"


def write(folder: Path, data: bytes, name: str = "ds.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def rows(path: Path, nth: int = 0) -> list[tuple[int, list[str]]]:
    table = list(iter_roster_tables(path))[nth]
    return [(line.number, [cell.text for cell in line.cells]) for line in table]


@pytest.mark.parametrize(("comma", "nth"), [(",", 0), (";", 1), ("\t", 2)])
def test_any_of_the_three_commas_parts_the_cells(tmp_path: Path, comma: str, nth: int) -> None:
    path = write(tmp_path, f"Tên{comma}Mã\nTrường A{comma}THA\n".encode())
    assert rows(path, nth) == [(1, ["Tên", "Mã"]), (2, ["Trường A", "THA"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_excel_writes_are_read(tmp_path: Path, encoding: str) -> None:
    assert rows(write(tmp_path, "Trường A,THA\n".encode(encoding))) == [(1, ["Trường A", "THA"])]


def test_a_cell_over_two_lines_keeps_the_line_in_which_the_row_ends(tmp_path: Path) -> None:
    assert rows(write(tmp_path, b'"a\nb",1\nc,2\n')) == [(2, ["a b", "1"]), (3, ["c", "2"])]


def test_a_list_in_an_old_font_is_read_in_unicode_and_told(tmp_path: Path) -> None:
    remarks: list[str] = []
    typed = "Tªn tr­êng,M·\nTr­êng THCS §èng §a,THCSD\nTr­êng TiÓu häc Mét,THM\n"
    (read, *_) = iter_roster_tables(write(tmp_path, typed.encode()), remarks.append)

    assert [cell.text for line in read for cell in line.cells][::2] == [
        "Tên trường", "Trường THCS Đống Đa", "Trường Tiểu học Một"
    ]  # fmt: skip
    assert "TCVN3" in remarks[0]
    with pytest.raises(WrongUsage, match=r"UniKey"):
        list(iter_roster_tables(write(tmp_path, f"Trường mới,\n{typed}Bé,\n".encode())))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        ("Trường A,THA\n".encode("cp1258", "replace").replace(b"?", b"\xf0"), "ds.csv", "không lưu theo mã UTF-8"),
        (b"", "ds.pdf", "danh sách phải là tệp Excel"),
        (b'"' + b"a" * 200_000 + b'"\n', "ds.csv", "dòng 1: không đọc được"),
    ],
)
def test_what_is_no_list_is_wrong_usage_with_a_way_out(tmp_path: Path, data: bytes, name: str, words: str) -> None:
    with pytest.raises(WrongUsage, match=words):
        list(iter_roster_tables(write(tmp_path, data, name)))


def test_a_missing_and_an_enormous_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có tệp"):
        list(iter_roster_tables(tmp_path / "ds.csv"))
    path = write(tmp_path, b"")
    with path.open("r+b") as file:
        file.truncate(20_000_001)
    with pytest.raises(Refused, match="nặng hơn 20 MB"):
        list(iter_roster_tables(path))


@pytest.mark.parametrize("name", ["danh-sach-truong.xls", "danh-sach-truong.XLS"])
def test_a_list_in_an_old_workbook_is_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, (DATA / "danh-sach-truong.xls").read_bytes(), name)
    assert rows(path)[:2] == [
        (1, ["Tên trường", "Mã", "Loại trường"]),
        (2, ["Trường THCS Quyết Tiến", "THCSQT", "thcs"]),
    ]


def test_a_list_in_an_open_document_spreadsheet_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, ods(sheet(row("Tên", "Mã"), row("Trường A", "THA"))), "ds.ods")
    assert rows(path) == [(1, ["Tên", "Mã"]), (2, ["Trường A", "THA"])]
