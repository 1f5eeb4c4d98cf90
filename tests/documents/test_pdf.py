"""PDF by LibreOffice: what is said where there is none, where it fails, and what is made where it works."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from support.browsing import needs_office, pages_of
from support.desk import Desk, registered

from cdsdossier.documents import pdf
from cdsdossier.documents.output import manifest
from cdsdossier.documents.rendering import render_documents
from cdsdossier.errors import Refused
from cdsdossier.files import libreoffice

posix = pytest.mark.skipif(sys.platform == "win32", reason="stands in for LibreOffice by a shell script")


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Leave a machine on which nothing is found; return the folder that is its PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(libreoffice, "_MAC", tmp_path / "nowhere")
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def stand_in(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_without_libreoffice_three_other_ways_are_told_and_nothing_is_written(
    desk: Desk, nothing_installed: Path
) -> None:
    with pytest.raises(Refused, match=r"LibreOffice.*Word.*--format html.*libreoffice\.org"):
        render_documents(desk.assessment(), ["bao-cao"], desk.output, form="pdf")
    assert not desk.output.exists()


@posix
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exit 3", "dừng với mã 3"),
        ("exit 0", "không tạo được PDF cho 06-bao-cao.pdf"),
        ('for last; do :; done; echo nonsense > "${last%.docx}.pdf"', "không tạo được PDF cho 06-bao-cao.pdf"),
    ],
    ids=["fails", "writes nothing", "writes no PDF"],
)
def test_what_libreoffice_does_is_checked(desk: Desk, nothing_installed: Path, script: str, sentence: str) -> None:
    stand_in(nothing_installed, "soffice", script)

    with pytest.raises(Refused, match=sentence):
        render_documents(desk.assessment(), ["bao-cao"], desk.output, form="pdf")
    assert not desk.output.exists()


def standard(path: Path) -> tuple[str, bool]:
    """Return the standard that a PDF says it keeps, and whether it is tagged."""
    from pypdf import PdfReader

    root: Any = PdfReader(path).trailer["/Root"]
    said = root["/Metadata"].get_object().get_data().decode()
    part, conformance = (re.search(rf"pdfaid:{name}>(\w)<", said) for name in ("part", "conformance"))
    assert part
    assert conformance
    return f"PDF/A-{part[1]}{conformance[1]}", bool(root["/MarkInfo"]["/Marked"])


@needs_office
def test_a_pdf_says_what_the_word_file_says_and_is_made_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = desk.assessment(registered)
    documents = ["bao-cao", "ke-hoach"]
    first = render_documents(assessment, documents, desk.output, form="pdf")
    monkeypatch.setattr(pdf, "convert_to_pdf", lambda _: pytest.fail("the same Word file was converted again"))
    second = render_documents(assessment, documents, desk.output, form="pdf")

    assert [one.path.name for one in first] == ["06-bao-cao.pdf", "01-ke-hoach.pdf"]
    assert [one.written for one in (*first, *second)] == [True, True, False, False]
    for one in first:
        pages = pages_of(one.path)
        assert "Độclập-Tựdo-Hạnhphúc" in pages[0]
        assert standard(one.path) == ("PDF/A-2B", True)
        assert all(len(page) > 20 for page in pages), "no page is empty"
    assert set(manifest.read_output_manifest(desk.output)) == {"06-bao-cao.pdf", "01-ke-hoach.pdf"}
