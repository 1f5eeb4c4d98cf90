"""A PDF opened: its tables over the pages, and one sentence for each kind that is not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker
from support.pdfmaker import PdfSheet, make_pdf, texts

from cdsdossier.errors import Refused
from cdsdossier.files.tables import pdf
from cdsdossier.files.tables.open import read_tables
from cdsdossier.text.old_letters.tables import encode_old

HEAD = ["TT", "Nội dung", "Thời gian"]
WIDTHS = [40, 200, 120]


def plan() -> bytes:
    """Return two pages: a heading, a table that goes on with its head repeated, a second table, page numbers."""
    one, two = PdfSheet(), PdfSheet()
    one.text(230, 60, "PHỤ LỤC")
    rows = [["1", "Xây dựng kế hoạch chuyển đổi số của nhà trường cho cả năm học", "Tháng 9/2025"], ["2", "Họp", "5/3"]]
    one.table(80, WIDTHS, [HEAD, *rows])
    end = two.table(60, WIDTHS, [HEAD, ["3", "Chấm điểm", "Tháng 3/2026"]])
    two.text(50, end + 30, "Nơi nhận và kinh phí:")
    two.table(end + 40, WIDTHS, [["Mục", "Số tiền", "<"], ["a", "b", "c"]])
    for number, sheet in enumerate((one, two), 1):
        sheet.text(295, 825, str(number))
    return make_pdf(one, two)


def test_tables_are_read_over_their_pages_with_the_text_between(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(plan())
    read = read_tables(path)

    assert texts(read) == [
        [
            HEAD,
            ["1", "Xây dựng kế hoạch chuyển đổi số của nhà trường cho cả năm học", "Tháng 9/2025"],
            ["2", "Họp", "5/3"],
            ["3", "Chấm điểm", "Tháng 3/2026"],
        ],
        [["Mục", "Số tiền", "Số tiền"], ["a", "b", "c"]],
    ]
    assert [table.before for table in read.tables] == [("PHỤ LỤC",), ("Nơi nhận và kinh phí:",)]
    assert [table.place for table in read.tables] == ["bảng 1 (trang 1–2)", "bảng 2 (trang 2)"]


@pytest.mark.parametrize("font", [".VnTime", "Thu"], ids=["by its font", "by its letters"])
def test_old_letters_are_unicode_as_in_a_word_file(tmp_path: Path, font: str) -> None:
    sheet = PdfSheet()
    rows = [HEAD, ["1", "Xây dựng kế hoạch chuyển đổi số", "Tháng 9"], ["2", "Tổ chức tự đánh giá ở trường", "5/3"]]
    sheet.table(60, WIDTHS, [[encode_old(text, "tcvn3") for text in row] for row in rows])
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(sheet, font=font))
    assert texts(read_tables(path)) == [rows]


def scan() -> bytes:
    sheets = [PdfSheet(), PdfSheet()]
    for sheet in sheets:
        sheet.picture(0, 0, 595, 842)
        sheet.text(300, 800, "Ký bởi: Trường Mầm non Hoa Sen")
    return make_pdf(*sheets)


def prose(**how: object) -> bytes:
    sheet = PdfSheet()
    sheet.lines(50, 60, *["Nhà trường tổ chức tập huấn cho giáo viên về chuyển đổi số trong quản trị."] * 12)
    sheet.table(300, WIDTHS, [HEAD, ["1", "Họp", "Tháng 3"]])
    return make_pdf(sheet, **how)  # type: ignore[arg-type]


def bare() -> bytes:
    sheet = PdfSheet()
    sheet.lines(50, 60, *["Nhà trường tổ chức tập huấn cho giáo viên về chuyển đổi số trong quản trị."] * 12)
    return make_pdf(sheet)


#: Each vowel said to be a consonant, as where a font has its own numbers for its letters.
SHUFFLED = {letter: "XZQWKT"[at % 6] for at, letter in enumerate("aeiouyàáạảãăằắâấầậêếềệổôốồộơớờợọưừứựýỳịìíủủụ")}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (scan(), "chụp hoặc quét"),
        (make_pdf(PdfSheet()), "chụp hoặc quét"),
        (prose(told=False), "thiếu bảng mã"),
        (prose(as_letters=SHUFFLED), "thiếu bảng mã"),
        (bare(), "không có bảng kẻ ô"),
        (evidencemaker.pdf(user="mk"), "bỏ mật khẩu"),
        (evidencemaker.pdf(user="mk", way="AES-256"), "mật khẩu"),
        (b"%PDF-1.7\n" + b"x" * 400, "bị hỏng"),
        (make_pdf(*[PdfSheet()] * 151), "150 trang"),
    ],
    ids=["scan", "empty", "no letters told", "other letters told", "no table", "locked", "aes", "broken", "pages"],
)
def test_what_is_not_read_is_one_sentence_with_a_way_out(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "quyet-dinh.pdf"
    path.write_bytes(data)
    with pytest.raises(Refused, match=rf"^Không đọc được quyet-dinh\.pdf: .*{words}") as refused:
        read_tables(path)
    assert "\n" not in str(refused.value)


def test_without_the_extra_the_line_to_type_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    path = tmp_path / "a.pdf"
    path.write_bytes(plan())
    with pytest.raises(Refused, match=r'py -m pip install "cdsdossier\[pdf\]"; hoặc mở bằng Word'):
        read_tables(path)


@pytest.mark.parametrize("code", ["import os; os.abort()", "import time; time.sleep(60)", "print('x')"])
def test_a_child_that_dies_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> None:
    monkeypatch.setattr(pdf, "_CHILD", ("-c", code))
    monkeypatch.setattr(pdf, "SECONDS", 1.0)
    path = tmp_path / "a.pdf"
    path.write_bytes(plan())
    with pytest.raises(Refused, match="thời gian và bộ nhớ"):
        read_tables(path)
