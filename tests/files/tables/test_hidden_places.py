"""Hidden rows and columns of .xls and .xlsb stay out, as those of .xlsx do."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from support.xlsbmaker import xlsb

from cdsdossier.files.tables.hidden_places import find_hidden_in_xls, find_hidden_in_xlsb
from cdsdossier.files.tables.open import read_tables
from cdsdossier.files.tables.unzip import OfficePackage

DATA = Path(__file__).resolve().parents[2] / "data" / "tables"
OLD = (DATA / "an-hang.xls").read_bytes()
SHEET = [["STT", "Nội dung", "x", "Thời gian"], *([str(at), f"Việc {at}", "x", "9/2025"] for at in range(1, 5))]
BINARY = xlsb({"Kế hoạch": SHEET, "Hai": SHEET[:4]}, hidden_rows=[2], flat_rows=[3], hidden_columns=[2])


def test_what_libreoffice_hid_in_an_old_workbook_stays_out_and_is_told() -> None:
    read = read_tables(DATA / "an-hang.xls")

    assert [[[cell.text for cell in row] for row in table.rows] for table in read.tables] == [
        [
            ["STT", "Nội dung", "", "Thời gian"],
            ["1", "Xây dựng kế hoạch", "", "9/2025"],
            ["3", "Tự đánh giá", "", "3/2026"],
            ["5", "Công bố", "", "5/2026"],
        ],
        [["STT", "Nội dung"], ["1", "Thấy"]],
    ]
    assert [remark.partition(" đang ẩn")[0] for remark in read.remarks] == [
        "trang tính “Kế hoạch”: hàng 5, 7, 9, cột C", "trang tính “Ẩn”", "trang tính “Hai”: hàng 3"
    ]  # fmt: skip


def test_what_is_hidden_in_a_binary_workbook_stays_out_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    path.write_bytes(BINARY)
    read = read_tables(path)

    assert [[[cell.text for cell in row] for row in table.rows] for table in read.tables] == [
        [["STT", "Nội dung", "", "Thời gian"], ["1", "Việc 1", "", "9/2025"], ["4", "Việc 4", "", "9/2025"]],
        [["STT", "Nội dung", "", "Thời gian"], ["1", "Việc 1", "", "9/2025"]],
    ]
    assert [remark.partition(" đang ẩn")[0] for remark in read.remarks] == [
        "trang tính “Kế hoạch”: hàng 3, 4, cột C", "trang tính “Hai”: hàng 3, 4, cột C"
    ]  # fmt: skip


def test_rows_of_every_other_height_and_a_workbook_without_hidden_places_are_shown() -> None:
    shown = find_hidden_in_xls((DATA / "ke-hoach.xls").read_bytes())
    assert [(one.rows, one.columns) for one in shown] == [(set(), set())] * len(shown)
    (only,) = find_hidden_in_xlsb(OfficePackage(xlsb({"A": SHEET})))
    assert (only.rows, only.columns) == (set(), set())

    at = OLD.index(struct.pack("<HHH", 0x208, 16, 3))  # the row of the first task, shown
    for height, flags, hidden in ((0, 0, False), (0, 0x40, True), (255, 0x40, False), (255, 0x20, True)):
        row = OLD[at : at + 10] + struct.pack("<HHHH", height, 0, 0, 0x100 | flags)
        (first, *_) = find_hidden_in_xls(OLD[:at] + row + OLD[at + 18 :])
        assert (3 in first.rows) is hidden


@given(st.integers(0, 11_000), st.binary(min_size=1, max_size=12))
def test_no_damage_is_a_crash(at: int, noise: bytes) -> None:
    assert isinstance(find_hidden_in_xls(OLD[:at] + noise + OLD[at + len(noise) :]), list)
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BINARY)) as whole, zipfile.ZipFile(damaged, "w") as package:
        for name in whole.namelist():
            part, place = whole.read(name), at % 600
            spoilt = part[:place] + noise + part[place + len(noise) :] if name.endswith(".bin") else part
            package.writestr(name, spoilt)
    assert isinstance(find_hidden_in_xlsb(OfficePackage(damaged.getvalue())), list)
