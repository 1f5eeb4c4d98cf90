"""Documents typed in old fonts: read in Unicode by fonts and by letters, or refused with what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import odsmaker
from support.wordmaker import Xml, cell, document, paragraph, run

from cdsdossier.errors import Refused
from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.files.tables.letters import settle_letters, settle_text
from cdsdossier.files.tables.open import read_tables
from cdsdossier.text.old_letters.tables import CODES, OldCode, encode_old

ROWS = [
    ["STT", "Nội dung công việc", "Thời gian thực hiện"],
    ["1", "Ban hành kế hoạch, thành lập hội đồng", "Trước ngày 31/5/2026"],
    ["2", "Một số trường", "Thường xuyên"],
]
#: Words each of which may be Unicode as well, so that only the font tells.
DOUBTFUL = ["Bộ", "một", "số"]


def cells(source: TableDocument) -> list[list[str]]:
    return [[one.text for one in row] for table in source.tables for row in table.rows]


def old(code: OldCode) -> list[list[str]]:
    return [[encode_old(text, code) for text in row] for row in ROWS]


def fonted(text: str, look: str) -> Xml:
    return cell(paragraph(run(text, look)))


def read(tmp_path: Path, name: str, data: bytes) -> TableDocument:
    (tmp_path / name).write_bytes(data)
    return read_tables(tmp_path / name)


def word(tmp_path: Path, code: OldCode) -> TableDocument:
    return read(tmp_path, "a.docx", document(old(code)))


def excel(tmp_path: Path, code: OldCode) -> TableDocument:
    from openpyxl import Workbook

    book = Workbook()
    for row in old(code):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    return read_tables(tmp_path / "a.xlsx")


def ods(tmp_path: Path, code: OldCode) -> TableDocument:
    rows = (odsmaker.row(*map(odsmaker.cell, row)) for row in old(code))
    return read(tmp_path, "a.ods", odsmaker.ods(odsmaker.sheet(*rows)))


def text(tmp_path: Path, code: OldCode) -> TableDocument:
    return read(tmp_path, "a.txt", "\n".join("\t".join(row) for row in old(code)).encode())


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("made", [word, excel, ods, text])
def test_a_document_in_an_old_font_is_read_in_unicode_and_told(
    tmp_path: Path, made: Callable[[Path, OldCode], TableDocument], code: OldCode
) -> None:
    source = made(tmp_path, code)

    assert cells(source) == ROWS
    (remark,) = source.remarks
    assert {"tcvn3": "phông cũ TCVN3", "vni": "phông cũ VNI"}[code] in remark


def test_the_font_of_a_run_tells_in_word(tmp_path: Path) -> None:
    looks = ('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', '<w:rFonts w:hAnsi="VNI-Times"/>')
    rows = [[fonted(encode_old(one, code), look) for one in DOUBTFUL] for look, code in zip(looks, CODES, strict=True)]
    plain = ["Bé", "mét", "soá"]

    assert cells(read(tmp_path, "a.docx", document([*rows, plain]))) == [DOUBTFUL, DOUBTFUL, plain]


def test_a_soft_hyphen_and_a_symbol_of_an_old_font_are_letters(tmp_path: Path) -> None:
    look = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    runs = f'<w:r>{look}<w:t>Tr</w:t><w:softHyphen/><w:t>\xeang</w:t></w:r><w:r><w:t xml:space="preserve"> v</w:t>'
    symbol = '<w:sym w:font=".VnTime" w:char="F0B5"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    made = document([[cell(Xml(f"<w:p>{runs}{symbol}</w:p>")), fonted("tr\xad\xeang", look[7:-8])], ["a\xadb", "Ðạt"]])

    assert cells(read(tmp_path, "a.docx", made)) == [["Trường và", "trường"], ["ab", "Đạt"]]


def test_capitals_are_a_font_of_their_own(tmp_path: Path) -> None:
    made = document([[fonted(encode_old("kế hoạch", "tcvn3"), '<w:rFonts w:hAnsi=".VnTimeH"/>'), "x"]])
    assert cells(read(tmp_path, "a.docx", made)) == [["KẾ HOẠCH", "x"]]


def test_the_font_of_a_cell_tells_in_excel(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Bé", encode_old("Bộ", "tcvn3"), encode_old("số", "vni"), encode_old("bộ", "tcvn3")])
    for place, font in (("B1", ".VnTime"), ("C1", "VNI-Times"), ("D1", ".VnTimeH")):
        sheet[place].font = Font(name=font)
    sheet["A2"] = CellRichText("Bé ", TextBlock(InlineFont(rFont=".VnTime"), encode_old("Bộ", "tcvn3")))
    sheet["B2"] = "x"
    book.save(tmp_path / "a.xlsx")

    assert cells(read_tables(tmp_path / "a.xlsx")) == [["Bé", "Bộ", "số", "BỘ"], ["Bé Bộ", "x", "", ""]]


def test_what_may_be_read_in_two_ways_is_refused_with_what_to_do(tmp_path: Path) -> None:
    made = document("Kế hoạch của trường", [*old("tcvn3"), ["3", "Bé", "Trường"]])
    with pytest.raises(Refused, match=r"phông cũ .*“Bé”.*UniKey"):
        read(tmp_path, "a.docx", made)


def test_text_around_tables_is_settled_too() -> None:
    typed = [encode_old(line, "tcvn3") for line in ("Kế hoạch", "Đơn vị chủ trì", "Thường xuyên")]
    merged = TableCell((typed[1], "Ðạt"), (0, 0))
    source = TableDocument((Table(((merged, merged),), (typed[0], "\xad"), "bảng 1", 4),), (typed[2],), ("x",))
    settled = settle_letters(source)

    (made,) = settled.tables
    assert made == Table(((TableCell(("Đơn vị chủ trì", "Đạt"), (0, 0)),) * 2,), ("Kế hoạch",), "bảng 1", 4)
    assert made.rows[0][0] is made.rows[0][1]
    assert settled.after == ("Thường xuyên",)
    assert settled.remarks[-1] == "x"


def test_a_document_in_unicode_is_left_as_it_is() -> None:
    for lines in (("Kế hoạch là", "café"), ("Noël, 5 µm", "«Trường» © 2025")):
        source = TableDocument((Table(((TableCell(lines),),)),))
        assert settle_letters(source) == source


def test_a_plain_text_is_settled_line_by_line() -> None:
    typed = encode_old("Tên trường\r\nTrường THCS Đống Đa\nTrường Tiểu học Một\n", "tcvn3")
    made, remarks = settle_text(typed)

    assert made == "Tên trường\r\nTrường THCS Đống Đa\nTrường Tiểu học Một\n"
    assert "3 dòng" in remarks[0]
    assert settle_text("Tên trường\r\n") == ("Tên trường\r\n", ())
