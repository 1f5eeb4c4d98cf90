"""LibreOffice opens what the writer wrote."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk, emptied, registered, reviewed

from cdsdossier.documents.rendering import RenderedDocument, render_documents
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def pages(done: Sequence[RenderedDocument], folder: Path) -> dict[str, list[str]]:
    """Return the text of every page by document."""
    pypdf = pytest.importorskip("pypdf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf")]
    subprocess.run([*command, *(str(one.path) for one in done)], check=True, timeout=300, capture_output=True)
    return {
        one.document: [page.extract_text() for page in pypdf.PdfReader(folder / "pdf" / f"{one.path.stem}.pdf").pages]
        for one in done
    }


@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_libreoffice_opens_every_document(desk: Desk, mau: Path, tmp_path: Path, empty: bool) -> None:
    done = render_documents(desk.assessment(emptied if empty else registered), DOCUMENTS, desk.output, templates=mau)

    for document, texts in pages(done, tmp_path).items():
        assert "THCS AN B" in texts[0], "not every machine has a font whose Vietnamese letters can be read back"
        assert all(len(text.strip()) > 20 for text in texts), f"{document}: no page is empty"
        if not empty:
            assert any("N.V.A." in text for text in texts)


def test_page_numbers_start_again_with_the_annex_and_hide_on_first_pages(desk: Desk, mau: Path, tmp_path: Path) -> None:
    long = "".join(f"<p>Đoạn {number}.</p>" for number in range(60))
    (mau / "ke-hoach.html").write_text(f"{long}<p>Xem Phụ lục./.</p>", encoding="utf-8")
    (mau / "ke-hoach-phu-luc.html").write_text(long, encoding="utf-8")
    texts = pages(render_documents(desk.assessment(registered), ["ke-hoach"], desk.output, templates=mau), tmp_path)[
        "ke-hoach"
    ]

    heads = [text.strip().split("\n")[0].strip() for text in texts]
    assert [head if head.isdigit() else head[:2] for head in heads] == ["UB", "2", "3", "Ph", "2", "3"]


def test_a_certificate_is_one_page_however_long_the_names(desk: Desk, tmp_path: Path) -> None:
    def long_names(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["head"]["school"]["name"] = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở An Bình"
        parts["review"]["body"]["name"] = "Sở Giáo dục và Đào tạo, Khoa học và Công nghệ tỉnh Vinh Quang"
        parts["review"]["body"]["head"]["title"] = "Phó Giám đốc"
        parts["set"]["groups"].append({**parts["set"]["groups"][0], "id": "2", "slug": "quan-tri", "criteria": []})

    done = render_documents(desk.assessment(long_names), OFFICE_DOCUMENTS, desk.output)
    texts = pages(done, tmp_path)

    assert len(texts["giay-chung-nhan"]) == 1
    assert all(len(text.strip()) > 20 for one in texts.values() for text in one), "no page is empty"
