"""Old Excel workbooks: read in a process of their own, whose end is a sentence."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from support import evidencemaker

from cdsdossier.errors import CdsError, Refused
from cdsdossier.files.tables import TableDocument, calamine
from cdsdossier.files.tables.open import read_tables

DATA = Path(__file__).resolve().parents[2] / "data" / "tables"


def texts(read: TableDocument) -> list[list[str]]:
    return [[one.text for one in cells] for cells in read.tables[0].rows]


def test_the_annex_of_a_plan_is_read_with_its_merged_cells_and_without_hidden_sheets() -> None:
    read = read_tables(DATA / "ke-hoach.xls")
    (made,) = read.tables
    assert made.before == ("PHỤ LỤC", "(Kèm theo Kế hoạch số 205/KH-THCSMTh ngày 15/9/2023)")
    assert texts(read) == [
        ["STT", "Nội dung", "Thời gian", "Sản phẩm", "Phụ trách"],
        ["1", "Xây dựng kế hoạch", "9/2023", "Kế hoạch", "Hiệu trưởng"],
        ["2", "Thành lập Hội đồng", "05/10/2023", "Quyết định", "Hiệu trưởng"],
        ["3", "Tự đánh giá mức độ chuyển đổi số", "3/2024", "Biên bản tự đánh giá", "Hội đồng"],
        ["3", "Tự đánh giá mức độ chuyển đổi số", "4/2024", "Phiếu chấm điểm", "Thư ký"],
        ["4", "Công bố", "Tháng 5/2024", "Thông báo kết quả", "Hiệu trưởng"],
    ]
    assert made.rows[4][0].origin == made.rows[3][0].origin
    assert (made.place, made.first) == ("trang tính “Phụ lục”", 4)


def test_a_cell_is_read_by_its_value_for_calamine_does_not_know_number_formats() -> None:
    assert dict(texts(read_tables(DATA / "o.xls"))) == {
        "số": "1", "lẻ": "2.5", "ngày": "30/01/2025", "tháng": "01/09/2023", "phần trăm": "0.5", "giờ": "14:05",
        "đúng": "TRUE", "công thức": "", "Việt": "Việc làm", "3-4": "03/04/2025",
    }  # fmt: skip


def test_content_tells_what_a_file_is_not_its_name(tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / "ke-hoach.xls", tmp_path / "ke-hoach.xlsx"))
    assert len(read_tables(path).tables[0].rows) == 6


def test_what_is_not_read_is_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(evidencemaker.xls())
    with pytest.raises(Refused, match=r"Excel \(\.xls\)\. Mở bằng Excel.*Excel \(\.xlsx\)"):
        read_tables(path)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import time; time.sleep(60)",
        "print('x')",
        "bytearray(10**18)",
    ],
    ids=["crash", "hang", "nonsense", "memory"],
)
def test_a_child_that_dies_is_a_sentence(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(calamine, "_CHILD", ("-c", code))
    monkeypatch.setattr(calamine, "SECONDS", 1.0)
    with pytest.raises(Refused, match="Mở bằng Excel"):
        read_tables(DATA / "ke-hoach.xls")


@pytest.mark.parametrize("seed", range(12))
def test_damaged_workbooks_are_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    data = bytearray((DATA / "ke-hoach.xls").read_bytes())
    for _ in range(chance.choice((1, 8, 60))):
        data[chance.randrange(512, len(data))] = chance.randrange(256)
    path = tmp_path / "a.xls"
    path.write_bytes(data[: chance.choice((len(data), len(data) // 2))])
    try:
        assert isinstance(read_tables(path), TableDocument)
    except CdsError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


def test_a_sheet_that_claims_all_cells_is_refused(tmp_path: Path) -> None:
    """A cell in the last place makes calamine ask for 17 million cells."""
    data = (DATA / "o.xls").read_bytes()
    at = data.index(b"\x08\x02\x10\x00")  # the first ROW record; cells follow behind all rows
    label = next(place for place in range(at, len(data)) if data[place : place + 4] == b"\xfd\x00\x0a\x00")
    path = tmp_path / "a.xls"
    path.write_bytes(data[: label + 4] + b"\xff\xff\xff\x00" + data[label + 8 :])
    with pytest.raises(Refused):
        read_tables(path)
