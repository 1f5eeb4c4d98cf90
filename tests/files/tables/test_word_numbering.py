"""Numbers and bullets that Word writes by itself are read as everybody sees them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cdsdossier.files.tables import Table
from cdsdossier.files.tables.open import read_tables
from cdsdossier.files.tables.word_numbering import _written
from cdsdossier.workflows.plan_import import read_annex

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
)


def listed(document: Document, *, number: int = 77, more: str = "") -> int:
    """Add a list of two levels to a document; return its number."""
    root = document.part.numbering_part.element
    if number == 77:
        pattern = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{LEVELS}</w:abstractNum>')
        root.insert(0, pattern)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>{more}</w:num>'))
    return number


def numbered(cell: object, text: str, number: int, level: int = 0) -> None:
    paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]
    paragraph.text = text
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def read(document: Document, folder: Path) -> tuple[Table, ...]:
    out = io.BytesIO()
    document.save(out)
    (folder / "ke-hoach.docx").write_bytes(out.getvalue())
    return read_tables(folder / "ke-hoach.docx").tables


def test_the_numbers_of_two_levels_are_counted(tmp_path: Path) -> None:
    document = docx.Document()
    number = listed(document)
    table = document.add_table(rows=5, cols=1)
    for row, level in zip(table.rows, (0, 1, 1, 0, 1), strict=True):
        numbered(row.cells[0], "x", number, level)

    assert [row[0].text for row in read(document, tmp_path)[0].rows] == ["1. x", "1.1 x", "1.2 x", "2. x", "2.1 x"]


def test_a_list_that_starts_anew_counts_by_itself(tmp_path: Path) -> None:
    document = docx.Document()
    numbers = [listed(document)]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbers += [listed(document, number=78), listed(document, number=79, more=anew)]
    table = document.add_table(rows=4, cols=1)
    for row, number in zip(table.rows, (*numbers, numbers[0]), strict=True):
        numbered(row.cells[0], "", number)

    assert [row[0].text for row in read(document, tmp_path)[0].rows] == ["1.", "2.", "5.", "3."]


def test_bullets_of_a_style_are_dashes_and_make_products(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("STT", "Nội dung", "Thời gian", "Sản phẩm"), strict=True):
        cell.text = text
    for what in ("Tự đánh giá", "Công bố kết quả"):
        row = table.add_row().cells
        row[0].paragraphs[0].style = "List Number"
        row[1].text, row[2].text = what, "3/2024"
        row[3].paragraphs[0].text = "Biên bản tự đánh giá"
        row[3].paragraphs[0].style = "List Bullet"
        row[3].add_paragraph("Ảnh chụp", style="List Bullet")
    cells = read(document, tmp_path)[0].rows[1]
    tasks = read_annex(tmp_path / "ke-hoach.docx").timeline.tasks

    assert [cells[0].text, *cells[3].lines] == ["1.", "- Biên bản tự đánh giá", "- Ảnh chụp"]
    assert [(task.id, [product.name for product in task.products]) for task in tasks] == [
        ("1", ["Biên bản tự đánh giá", "Ảnh chụp"]),
        ("2", ["Biên bản tự đánh giá", "Ảnh chụp"]),
    ]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (2, "lowerLetter", "b"), (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"), (12, "decimal", "12"), (0, "upperRoman", "0"), (3, "cardinalText", "3"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_its_form(number: int, form: str, text: str) -> None:
    assert _written(number, form) == text
