"""The slips that teachers make when they type a score file in Notepad: each with what must be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

ROWS = ("1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.4", "1.5.1", "1.5.2", "1.6.1", "1.7.3", "1.10")
#: The lines of a row: its id, its points, its note, then its evidence.
HEADER, POINTS, NOTE, EVIDENCE, FILE, LINK = range(6)
_ROW = (
    '  "{row}":',
    "    points: 5",
    "    note: Phần mềm thuê theo năm",
    "    evidence:",
    "      - {{file: {row}/a.pdf, title: Kế hoạch dạy học, number: 12/KH, date: 2025-09-10}}",
    '      - {{url: "https://vi-du.example/{row}", title: Trang dạy học}}',
)


class Slip(NamedTuple):
    """A line of a row as it was typed, and words that must be told of it; ``below``: so many lines below it."""

    line: int
    typed: str
    words: str
    below: int = 0


SLIPS = {
    "tab": Slip(POINTS, "\tpoints: 5", "phím Tab"),
    "tab before an id": Slip(HEADER, '\t"{row}":', "phím Tab"),
    "two tabs": Slip(NOTE, "\t\tnote: x", "phím Tab"),
    "no space after the colon": Slip(POINTS, "    points:5", "Viết points: 5"),
    "no space before words": Slip(NOTE, "    note:Đã làm", "Viết note: Đã làm"),
    "decimal comma": Slip(POINTS, "    points: 5,5", "Viết 5.5"),
    "colon in the text": Slip(NOTE, "    note: Phần mềm: LMS", 'ngoặc kép: "Phần mềm: LMS"'),
    "an id in curly quotes": Slip(HEADER, "  “{row}”:", "kiểu Word"),
    "points in curly quotes": Slip(POINTS, "    points: “5”", "Viết 5 (không có ngoặc)"),
    "quote left open": Slip(NOTE, '    note: "Kế hoạch năm', "mà không đóng"),
    "id without its end quote": Slip(HEADER, '  "{row}:', "mà không đóng"),
    "id without its first quote": Slip(HEADER, '  {row}":', "thiếu dấu ngoặc mở"),
    "the same key twice": Slip(POINTS, "    points: 5\n    points: 6", "“points” đã có ở dòng", 1),
    "one space too few": Slip(POINTS, "   points: 5", "thiếu 1 dấu cách|Thụt 4 dấu cách"),
    "one space too many": Slip(NOTE, "     note: x", "thừa 1 dấu cách|Thụt 4 dấu cách"),
    "id one space too far": Slip(HEADER, '   "{row}":', "thừa 1 dấu cách|Thụt 2 dấu cách"),
    "id two spaces too far": Slip(HEADER, '    "{row}":', "thẳng cột với"),
    "id one space too near": Slip(HEADER, ' "{row}":', "thiếu 1 dấu cách|Thụt 2 dấu cách"),
    "item one space too near": Slip(LINK, '     - {{url: "https://x.example", title: y}}', "Thụt 6 dấu cách"),
    "evidence one space too near": Slip(EVIDENCE, "   evidence:", "Thụt 4 dấu cách"),
    "two on a line": Slip(POINTS, "    points: 5 note: Đạt", "trên cùng một dòng|trước “note:”"),
    "id and points on a line": Slip(HEADER, '  "{row}": points: 5', "trên cùng một dòng|trước “points:”"),
    "points beside the id": Slip(HEADER, '  "{row}": 5', "viết giá trị 5 sau tên mục"),
    "no dash": Slip(LINK, '      {{url: "https://x.example", title: y}}', "thiếu dấu gạch ngang"),
    "no space after the dash": Slip(LINK, '      -{{url: "https://x.example", title: y}}', "cách sau dấu gạch ngang"),
    "long dash": Slip(LINK, '      – {{url: "https://x.example", title: y}}', "dấu – ở đầu dòng"),
    "bracket left open": Slip(FILE, "      - {{file: a.pdf, title: Kế hoạch", "mở mà không đóng"),
    "comma in braces": Slip(FILE, "      - {{file: a.pdf, title: Kế hoạch, quy chế}}", '"Kế hoạch, quy chế"'),
    "two commas in a text": Slip(FILE, "      - {{file: a.pdf, title: Của 1.3, 1.4, 1.5}}", '"Của 1.3, 1.4, 1.5"'),
    "colon in braces": Slip(FILE, "      - {{file: a.pdf, title: Kế hoạch: dạy học}}", '"Kế hoạch: dạy học"'),
    "no comma in braces": Slip(FILE, "      - {{file: a.pdf title: Kế hoạch}}", "thiếu dấu phẩy trước “title”"),
    "comma after braces": Slip(FILE, "      - {{file: a.pdf, title: Kế hoạch}},", "dấu thừa ở cuối dòng"),
    "comma twice": Slip(FILE, "      - {{file: a.pdf,, title: Kế hoạch}}", "hai dấu phẩy liền nhau"),
    "quote left open in braces": Slip(FILE, '      - {{file: "a.pdf, title: Kế hoạch}}', "mà không đóng"),
    "words after the quote": Slip(NOTE, '    note: "Kế hoạch" năm học', "sau dấu ngoặc đóng"),
    "quotes in quotes": Slip(NOTE, '    note: "Nói "thế này" nhé"', "sau dấu ngoặc đóng"),
    "Vietnamese key": Slip(POINTS, "    điểm: 5", "Có phải “points”?"),
    "Vietnamese key of two words": Slip(NOTE, "    ghi chú: Đạt", "Có phải “note”?"),
    "mistyped key": Slip(POINTS, "    pionts: 5", "Có phải “points”?"),
    "wide colon": Slip(POINTS, "    points：5", "chữ rộng|Viết points: 5"),
    "space from Word": Slip(POINTS, "    points:\u00a05", "khoảng trống đặc biệt"),
    "indent from Word": Slip(POINTS, "\u00a0\u00a0\u00a0\u00a0points: 5", "khoảng trống đặc biệt"),
    "unit after the number": Slip(POINTS, "    points: 5 điểm", "Chỉ viết số: 5"),
    "yes for points": Slip(POINTS, "    points: yes", "“yes” không phải số điểm"),
    "percent": Slip(POINTS, "    points: 60%", "tỉ lệ phần trăm"),
    "fraction": Slip(POINTS, "    points: 5/6", "là phân số"),
    "comma after the number": Slip(POINTS, "    points: 5,", "thừa dấu câu"),
    "hash in the text": Slip(NOTE, "    note: Đạt #1 của xã", "“#1 của xã” bị hiểu là ghi chú"),
    "hash deleted without its space": Slip(NOTE, "    note: x\n     measured: 36/38", "xóa cả dấu cách sau nó", 1),
    "hash deleted before words": Slip(NOTE, "    note: x\n   1.9 Nội dung khác", "gõ # và dấu cách ở đầu dòng", 1),
    "equals sign": Slip(POINTS, "    points = 5", "dấu =|Viết points: 5"),
    "semicolon": Slip(POINTS, "    points; 5", "dấu ;|Viết points: 5"),
    "no colon": Slip(POINTS, "    points 5", "Viết points: 5"),
    "no colon before words": Slip(NOTE, "    note Đã làm xong", "Viết note: Đã làm xong"),
    "no colon after an id": Slip(HEADER, '  "{row}"', 'Viết "{row}"'),
    "words on a line of their own": Slip(NOTE, "    note: x\nĐã họp ngày 5", "gõ # và dấu cách ở đầu dòng", 1),
    "backslash": Slip(NOTE, '    note: "D:\\day\\x"', "Thay \\ bằng /"),
    "at sign": Slip(NOTE, "    note: @lop6", "ký tự đặc biệt"),
    "star": Slip(NOTE, "    note: *x", "dấu & hoặc *"),
    "apostrophe": Slip(NOTE, "    note: 'Cô's'", "dấu nháy đơn"),
    "braces in the text": Slip(NOTE, "    note: {{{{ z }}}}", "bị hiểu là cấu trúc"),
    "a name without its key": Slip(FILE, "      - a.pdf", "Viết {file: a.pdf}"),
    "a day as people write it": Slip(FILE, "      - {{file: a.pdf, date: 10/9/2025}}", "Viết 2025-09-10"),
}  # fmt: skip


def write_score_file(slips: Mapping[str, str]) -> tuple[str, dict[int, str]]:
    """Return a score file with a slip in each of these rows, and line → the words that must be told there."""
    lines = ["# Nhóm 1. Chuyển đổi số trong dạy, học", 'group: "1"', "scores:", ""]
    told: dict[int, str] = {}
    for row in ROWS:
        lines += ["", f"  # {row} Nội dung – tối đa 6 điểm"]
        slip = SLIPS[slips[row]] if row in slips else None
        for number, right in enumerate(_ROW):
            typed = slip.typed if slip and slip.line == number else right
            if slip and slip.line == number:
                told[len(lines) + 1 + slip.below] = slip.words.replace("{row}", row)
            lines += typed.format(row=row).split("\n")
    return "\n".join(lines) + "\n", told
