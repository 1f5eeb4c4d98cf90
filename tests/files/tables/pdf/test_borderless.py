"""Annexes without upright lines as LibreOffice prints them: read as the file they were printed from, or refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.borderless import print_pdfs, sheet_annex, word_annex

from cdsdossier.errors import Refused
from cdsdossier.files.tables.open import read_tables

READ = {
    "khong-ke.docx": word_annex(40),
    "khong-ke-ngan.docx": word_annex(5),
    "ke-ngang.docx": word_annex(40, across=True),
    "ke-ngang-giua.docx": word_annex(40, across=True, place="center"),
    "bang-tinh.xlsx": sheet_annex(60),
    "bang-tinh-ngang.xlsx": sheet_annex(60, across=True),
}
REFUSED = {
    "giua-o.docx": word_annex(40, place="center"),
    "day-o.docx": word_annex(40, place="bottom"),
    "nhom.docx": word_annex(40, group=True),
    "cot-sat.xlsx": sheet_annex(40, narrow=True),
}


def cells(path: Path) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in read_tables(path).tables]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_what_libreoffice_prints_without_upright_lines_is_read_as_its_source_or_not_at_all(tmp_path: Path) -> None:
    print_pdfs(READ | REFUSED, tmp_path)
    wrong = []
    for name in READ:
        path = tmp_path / name
        try:
            found = cells(path.with_suffix(".pdf"))
        except Refused as why:
            wrong.append(f"{name}: {why}"[:90])
            continue
        if found != cells(path):
            wrong.append(f"{name}: other cells")
    for name in REFUSED:
        try:
            cells((tmp_path / name).with_suffix(".pdf"))
        except Refused as why:
            if "không chắc chữ nào thuộc cột nào" not in str(why):
                wrong.append(f"{name}: {why}")
        else:
            wrong.append(f"{name}: read")
    assert wrong == []
