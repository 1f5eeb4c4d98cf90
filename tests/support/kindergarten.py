"""A kindergarten's decision, invented for tests: 60 rows in three layouts, as a Word, an Excel or a PDF file.

No number and no wording of it is anybody's law; the words say so wherever they are printed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from support.pdfmaker import PdfSheet, make_pdf
from support.wordmaker import document

#: The points of the items of a group's seven criteria.
POINTS = (4, 4, 4, 4, 3, 3, 3)
ITEMS = 4
OPENING = (
    "BỘ CHỈ SỐ THỬ NGHIỆM (SỐ LIỆU TỰ ĐẶT, KHÔNG PHẢI VĂN BẢN THẬT)",
    "(Kèm theo Quyết định số 3267/QĐ-BGDĐT ngày 30 tháng 10 năm 2024 của Bộ trưởng Bộ Giáo dục và Đào tạo)",
)
LEVELS = (
    "Mức độ 1: dưới 40 điểm - Mức mẫu thấp.",
    "Mức độ 2: từ 40 đến 80 điểm - Mức mẫu vừa.",
    "Mức độ 3: trên 80 điểm - Mức mẫu cao.",
)
#: Rows of a table on a page of a PDF, and how wide its columns are.
_ON_A_PAGE, _SHARES = 14, (2, 3, 2, 2, 2, 2)
GROUPS = ("Chăm sóc, giáo dục trẻ (thử nghiệm)", "Quản trị trường mầm non (thử nghiệm)")


class Layout(NamedTuple):
    """A decision's text: what stands above its tables, the tables, what stands below."""

    above: Sequence[str]
    tables: Sequence[Sequence[Sequence[str]]]
    below: Sequence[str] = ()

    def made(self, kind: str) -> bytes:
        """Return it as a file of a kind: ``docx``, ``xlsx`` or ``pdf``."""
        return {"docx": self.word, "xlsx": self.excel, "pdf": self.pdf}[kind]()

    def word(self) -> bytes:
        """Return it as a Word file."""
        return document(*self.above, *self.tables, *self.below)

    def excel(self) -> bytes:
        """Return it as an Excel file, all on one sheet, the levels below the tables."""
        import openpyxl

        book, out = openpyxl.Workbook(), io.BytesIO()
        sheet = book.active
        assert sheet is not None
        rows = [[line] for line in self.above] + [list(row) for one in self.tables for row in one]
        for row in [*rows, *([line] for line in self.below)]:
            sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
        book.save(out)
        return out.getvalue()

    def pdf(self) -> bytes:
        """Return it as a PDF of many pages, the head of a table repeated on each."""
        sheets: list[PdfSheet] = []
        sheet = PdfSheet()
        y = sheet.lines(50, 60, *self.above, size=6)
        for head, *rows in self.tables:
            widths = [500 * share / sum(_SHARES[: len(head)]) for share in _SHARES[: len(head)]]
            for at in range(0, len(rows), _ON_A_PAGE):
                sheet.table(y + 20, widths, [head, *rows[at : at + _ON_A_PAGE]])
                sheets, sheet, y = [*sheets, sheet], PdfSheet(), 40
        sheet.lines(50, 60, *self.below)
        return make_pdf(*sheets, sheet)


def six_columns() -> Layout:
    """Return the layout of the schools' decision: points of criteria and of items in columns of their own."""
    rows = [["STT", "Tiêu chí", "Điểm tối đa", "Điểm thành phần", "Mức độ", "Ghi chú, minh chứng"]]
    for group, name in enumerate(GROUPS, 1):
        rows.append([str(group), f"Nhóm tiêu chí {group}. {name}", "100", "", "", ""])
        rows += [[f"{group}.{n}", _condition(group, n), "Điều kiện bắt buộc", "", "", ""] for n in (1, 2)]
        for number, points in enumerate(POINTS, 3):
            text = f"Nội dung thử {group}.{number}"
            rows.append([f"{group}.{number}", text, str(points * ITEMS), "", "", "Ảnh chụp, hợp đồng"])
            rows += [["", f"- {_item(text, n)}", "", f"Tối đa {points} điểm", "", ""] for n in range(1, ITEMS + 1)]
    return Layout(OPENING, [rows], LEVELS)


def roman_groups() -> Layout:
    """Return a layout of three columns: Roman groups, numbers that begin again, items with numbers of their own."""
    rows = [["TT", "Nội dung đánh giá", "Điểm"]]
    for roman, name in zip(("I", "II"), GROUPS, strict=True):
        rows.append([roman, name, "100"])
        group = len(roman)
        rows += [[str(n), f"{_condition(group, n)} (điều kiện bắt buộc)", ""] for n in (1, 2)]
        for number, points in enumerate(POINTS, 3):
            text = f"Nội dung thử {group}.{number}"
            rows.append([str(number), text, str(points * ITEMS)])
            rows += [[f"{number}.{n}", _item(text, n), str(points)] for n in range(1, ITEMS + 1)]
    return Layout(OPENING, [rows], LEVELS)


def table_per_group() -> Layout:
    """Return a layout of one table for each group, its columns in another order, the levels in a table of their own."""
    tables = []
    for group, name in enumerate(GROUPS, 1):
        rows = [["Minh chứng", "Mã số", "Tiêu chí, nội dung", "Thang điểm"]]
        rows.append(["", str(group), name, "100"])
        rows += [["Văn bản", f"{group}.{n}", _condition(group, n), "Điều kiện bắt buộc"] for n in (1, 2)]
        for number, points in enumerate(POINTS, 3):
            text = f"Nội dung thử {group}.{number}"
            rows.append(["", f"{group}.{number}", text, str(points * ITEMS)])
            rows += [["Ảnh", f"{group}.{number}.{n}", _item(text, n), str(points)] for n in range(1, ITEMS + 1)]
        tables.append(rows)
    return Layout(OPENING, tables, LEVELS)


LAYOUTS = (six_columns, roman_groups, table_per_group)


def _condition(group: int, number: int) -> str:
    return f"Có kế hoạch thử nghiệm số {group}.{number}"


def _item(text: str, number: int) -> str:
    return f"{text}, mục {['một', 'hai', 'ba', 'bốn'][number - 1]}"
