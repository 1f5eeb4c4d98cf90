"""Judges that know Office's schemas find nothing in what is written: openxml-audit, and Microsoft's Open XML SDK."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from support.examples import EXAMPLES, ROOT, assessed
from support.rollupmaker import sample
from support.sheetmaker import base, export

from cdsdossier.documents.rendering import render_documents
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.office.rollup.output.formats import render_rollup_file

#: Fetched by ``.ci/run``: the SDK as one program.
SDK = ROOT / "build" / "ooxml" / "package" / "ooxml-validator"
#: No standard demands a theme; without one Word takes the fonts that the styles name, as it is meant to.
NO_THEME = "relationships/theme' is missing"

#: One of each kind of paper: footnotes, a list with a decision, a page on its side, a frame, a roll-up.
KINDS = ("tong-hop", "02-quyet-dinh-hoi-dong", "03-danh-muc-minh-chung", "04-phieu-cham-diem", "12-giay-chung-nhan")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return every document of the example that an office has assessed, and the report of a roll-up."""
    folder = tmp_path_factory.mktemp("papers")
    report = folder / "tong-hop.docx"
    report.write_bytes(render_rollup_file("docx", sample()))
    done = render_documents(assessed(EXAMPLES["quyet-tien"]), (*DOCUMENTS, *OFFICE_DOCUMENTS), folder)
    return [report, *(one.path for one in done)]


def test_openxml_audit_finds_nothing(papers: list[Path]) -> None:
    judge = OpenXmlValidator()

    found = [f"{path.name}: {one}" for path in papers for one in judge.validate(path).errors]

    assert [one for one in found if NO_THEME not in one] == []


@pytest.mark.skipif(not SDK.is_file(), reason="build/ooxml has no Open XML SDK (.ci/run fetches it where npm can)")
def test_the_open_xml_sdk_finds_nothing(papers: list[Path], tmp_path: Path) -> None:
    workbook = tmp_path / "tong-hop.xlsx"
    workbook.write_bytes(render_rollup_file("xlsx", sample()))
    files = [one for one in papers if one.stem in KINDS] + [workbook, export(base(tmp_path))]

    assert [one for one in map(_judged, files) if not one["ok"]] == []
    assert len(files) == len(KINDS) + 2


def _judged(path: Path) -> dict[str, object]:
    ran = subprocess.run([str(SDK), str(path)], capture_output=True, timeout=120, check=True)
    told: dict[str, object] = json.loads(ran.stdout)
    return told
