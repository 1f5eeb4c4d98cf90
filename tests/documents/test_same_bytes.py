"""The same dossier gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
from support.desk import Desk, digest, reviewed

from cdsdossier.documents.output import manifest
from cdsdossier.documents.rendering import list_renderable, render_documents
from cdsdossier.model.dossier import head
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

DOCUMENTS = (*head.DOCUMENTS, *OFFICE_DOCUMENTS)
SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from typing import Any
from cdsdossier.judging.assessing import assess
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.documents.rendering import render_documents
dossier = Dossier.read(sys.argv[1])
indicators = IndicatorSet.of(dossier)
assessment = assess(dossier, indicators, date(2031, 1, 1), rules=())
render_documents(assessment, (*DOCUMENTS, *OFFICE_DOCUMENTS), Path(sys.argv[2]), templates=Path(sys.argv[3]))
"""


def test_the_same_dossier_gives_the_same_bytes_anywhere_at_any_time(desk: Desk, mau: Path, tmp_path: Path) -> None:
    done = render_documents(desk.assessment(reviewed), DOCUMENTS, desk.output, templates=mau)
    here = {one.path.name: digest(one.path) for one in done}

    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("77", "America/Los_Angeles")):
        there = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        command = [sys.executable, "-X", "utf8", "-c", SCRIPT, str(desk.folder), str(there), str(mau)]
        subprocess.run(command, check=True, env=environment)
        assert {path.name: digest(path) for path in there.glob("*.docx")} == here


def test_a_document_is_the_same_alone_and_among_others(desk: Desk, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        del parts["head"]["documents"], parts["head"]["bases"][0]["issuer"]

    assessment = desk.assessment(change)
    names = [*list_renderable(), "bien-ban-danh-gia-ngoai", "bao-cao", *list_renderable(issuer="office")]
    names = list(dict.fromkeys(reversed(names)))  # the office's among the school's, in another order
    together, alone = tmp_path / "together", tmp_path / "alone"
    gaps = [one.gaps for one in render_documents(assessment, names, together)]

    assert any("bases[0].issuer" in gap for one in gaps for gap in one)
    assert [render_documents(assessment, [name], alone)[0].gaps for name in names] == gaps
    assert manifest.read_output_manifest(alone) == manifest.read_output_manifest(together)


def test_no_time_and_no_chance_in_the_file(desk: Desk) -> None:
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    properties = docx.Document(str(done.path)).core_properties

    with zipfile.ZipFile(done.path) as package:
        assert package.namelist() == sorted(package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2026-04-22")
    assert properties.title == "Báo cáo kết quả tự đánh giá mức độ chuyển đổi số năm học 2025-2026"
    assert properties.author == "Trường THCS An Bình"
