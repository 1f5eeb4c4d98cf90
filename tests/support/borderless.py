"""A plan's annex in Writer and Calc whose table has no lines, or lines across only; and as LibreOffice prints it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_HEAD = ("STT", "Nội dung công việc", "Thời gian thực hiện", "Sản phẩm", "Phụ trách")
_TASKS = (
    "Xây dựng kế hoạch chuyển đổi số của nhà trường cho năm học 2025-2026 và trình phê duyệt",
    "Thành lập Hội đồng tự đánh giá mức độ chuyển đổi số",
    "Tập huấn giáo viên sử dụng nền tảng dạy học trực tuyến, kho học liệu số dùng chung của ngành",
    "Rà soát minh chứng",
    "Tự đánh giá theo bộ chỉ số, hoàn thiện phiếu chấm điểm và gửi về phòng Văn hóa - Xã hội",
    "Công bố kết quả trên trang thông tin điện tử của nhà trường",
)
_TIMES = ("Trước 30/9/2025", "Tháng 10/2025", "Từ 01/11 đến 15/12/2025", "Quý I/2026")
_PRODUCTS = ("Kế hoạch", "Quyết định thành lập Hội đồng", "Biên bản, danh sách giáo viên tham gia", "Thông báo")
_PEOPLE = ("Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng tổ chuyên môn", "Thư ký Hội đồng")


def _rows(count: int) -> list[tuple[str, ...]]:
    numbers = range(1, count + 1)
    return [
        _HEAD,
        *((str(n), _TASKS[n * 5 % 6], _TIMES[n % 4], _PRODUCTS[n * 3 % 4], _PEOPLE[n * 7 % 4]) for n in numbers),
    ]


def word_annex(count: int, *, across: bool = False, place: str = "top", group: bool = False) -> bytes:
    """Return a Word file; ``place`` is where texts stand in their cells: top, center, bottom."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document, out = Document(), io.BytesIO()
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.paragraph_format.space_after = "Times New Roman", Pt(13), Pt(0)
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("Kế hoạch chuyển đổi số năm học 2025-2026, kèm theo Kế hoạch số 12/KH-THCSHS của nhà trường")
    rows = _rows(count)
    table = document.add_table(len(rows), len(_HEAD))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if across and side in {"top", "bottom", "insideH"} else "nil")
        borders.append(line)
    table._tbl.tblPr.append(borders)
    for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        about = row._tr.get_or_add_trPr()
        about.append(OxmlElement("w:cantSplit"))
        if not at:
            about.append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            alignment = OxmlElement("w:vAlign")
            alignment.set(qn("w:val"), place if at else "center")
            cell._tc.get_or_add_tcPr().append(alignment)
            cell.paragraphs[0].alignment = None if at else 1
    if group:
        row = table.rows[count // 2]
        row.cells[0].merge(
            row.cells[-1]
        ).text = "II. Công tác tự đánh giá và công bố kết quả của nhà trường trong năm học này"
    document.add_paragraph("")
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Lưu: VT.")
    document.save(out)
    return out.getvalue()


def sheet_annex(count: int, *, across: bool = False, narrow: bool = False) -> bytes:
    """Return an Excel file; with ``narrow`` columns texts reach from one to the next."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Phụ lục")
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        look = {"font_name": "Times New Roman", "valign": "top", "text_wrap": narrow, "top": across, "bottom": across}
        middle, left = book.add_format({**look, "align": "center"}), book.add_format(look)
        for column, width in enumerate((6, 45, 20, 24, 20) if narrow else (8, 95, 30, 45, 30)):
            page.set_column(column, column, width)
        for at, texts in enumerate(_rows(count)):
            page.set_row(at, 52 if narrow else 20)
            for column, text in enumerate(texts):
                page.write_string(at, column, text, left if at and column else middle)
    return out.getvalue()


def print_pdfs(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files and print each as a PDF beside it, in one run of LibreOffice."""
    program = shutil.which("soffice")
    assert program is not None
    for name, data in files.items():
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'ho-so').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / name) for name in files)], capture_output=True, check=True, timeout=240)
