from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.desk import BOTH, Desk, emptied

from cdsdossier.documents.rendering import list_documents, list_renderable, render_documents
from cdsdossier.errors import TemplateFault, WrongUsage
from cdsdossier.files import resources
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS


def test_an_unknown_document_is_wrong_usage_with_the_nearest_name(desk: Desk) -> None:
    with pytest.raises(WrongUsage, match=r"bao-coa.*Có phải bao-cao"):
        render_documents(desk.assessment(), ["bao-coa"], desk.output)


def test_a_document_without_template_names_those_that_can_be_rendered(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    for name in ("documents.yaml", "bao-cao.html"):
        shutil.copy(resources.templates_folder() / name, folder / name)

    with pytest.raises(WrongUsage, match=r"phieu-cham-diem.*: bao-cao\."):
        render_documents(desk.assessment(), ["phieu-cham-diem"], desk.output, templates=folder)
    assert list_renderable(folder) == ("bao-cao",)


def test_a_faulty_template_is_named_with_its_line_and_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    shutil.copytree(resources.templates_folder(), folder)
    (folder / "bao-cao.html").write_text("<p>a</p>\n<p>{{ scool.name }}</p>", encoding="utf-8")

    with pytest.raises(TemplateFault, match=r"^mau/bao-cao\.html:2: .*scool.*school"):
        render_documents(desk.assessment(), BOTH, desk.output, templates=folder)
    assert not desk.output.exists()


def test_gaps_are_named_in_the_order_met(desk: Desk) -> None:
    done = {one.document: one.gaps for one in render_documents(desk.assessment(emptied), BOTH, desk.output)}

    assert done["bao-cao"][:3] == (
        "dossier.yaml: school.parent",
        "dossier.yaml: documents.bao-cao.number",
        "dossier.yaml: school.code",
    ) or set(done["bao-cao"]) >= {"dossier.yaml: school.parent", "dossier.yaml: documents.bao-cao.number"}
    assert "narrative.yaml: strengths" in done["bao-cao"]
    assert "scores/1-day-hoc.yaml: scores.1.2.1.points" in done["phieu-cham-diem"]
    assert len(set(done["bao-cao"])) == len(done["bao-cao"])


def test_a_gap_in_a_basis_counts_only_where_bases_are_printed(desk: Desk) -> None:
    assessment = desk.assessment(lambda parts: parts["head"]["bases"][0].update(issuer=None))
    plan, sheet = render_documents(assessment, ["ke-hoach", "phieu-cham-diem"], desk.output)

    assert "dossier.yaml: bases[0].issuer" in plan.gaps
    assert not [name for name in sheet.gaps if "bases" in name]


def test_a_full_dossier_has_no_gaps(desk: Desk) -> None:
    def dated(parts: dict[str, Any]) -> None:
        parts["head"]["documents"]["phieu-cham-diem"] = {"date": "2026-04-10"}

    assert [one.gaps for one in render_documents(desk.assessment(dated), BOTH, desk.output)] == [(), ()]


def test_the_catalogue_has_the_nine_documents_and_the_office_s_four_in_order() -> None:
    assert [entry.file for entry in list_documents()] == [
        "01-ke-hoach.docx",
        "02-quyet-dinh-hoi-dong.docx",
        "03-danh-muc-minh-chung.docx",
        "04-phieu-cham-diem.docx",
        "05-bien-ban-tu-danh-gia.docx",
        "06-bao-cao.docx",
        "07-quyet-dinh-cong-nhan.docx",
        "08-to-trinh.docx",
        "09-thong-bao-ket-qua.docx",
        "10-bien-ban-danh-gia-ngoai.docx",
        "11-quyet-dinh-cong-nhan-ket-qua.docx",
        "12-giay-chung-nhan.docx",
        "13-phieu-tra-ho-so.docx",
    ]
    assert list_renderable(issuer="office") == OFFICE_DOCUMENTS
    assert set(BOTH) <= set(list_renderable())


def test_only_earlier_documents_are_spoken_of(desk: Desk) -> None:
    text = desk.paper("bao-cao").text

    assert "- Kế hoạch tự đánh giá mức độ chuyển đổi số: số 02/KH-THCSQT ngày 05 tháng 3 năm 2026." in text
    assert "09/TTr" not in text


def test_proposals_are_gathered_by_addressee(desk: Desk) -> None:
    lines = [line.text for line in desk.paper("bao-cao").lines]

    assert lines[lines.index("1. Đối với UBND xã") :][:5] == [
        "1. Đối với UBND xã",
        "- Thêm thiết bị.",
        "- Thêm kinh phí.",
        "2. Đối với Sở",
        "- Mở lớp tập huấn.",
    ]


def test_importing_the_package_and_the_command_line_prints_no_paper() -> None:
    code = "import sys, cdsdossier, cdsdossier.cli; sys.exit(any('documents' in m or m == 'docx' for m in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0


@pytest.mark.parametrize("spoilt", ["a: b", "- a", "signers: {}\ndocuments: [{id: x, colour: red}]", "[", "\0"])
def test_a_catalogue_out_of_form_is_named(desk: Desk, tmp_path: Path, spoilt: str) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    (folder / "documents.yaml").write_text(spoilt, encoding="utf-8")

    with pytest.raises(TemplateFault, match=r"documents\.yaml không đúng khuôn"):
        render_documents(desk.assessment(), ["bao-cao"], desk.output, templates=folder)


def test_files_that_lie_with_a_row_are_its_evidence_and_listed_ones_are_told_once(desk: Desk) -> None:
    for name in ("1.2.1/hop-dong.pdf", "1.2.1/anh.png", "1.3.1/thong-ke.xlsx", "1.3.1/danh-muc.xlsx"):
        path = desk.folder / "evidence" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")

    def change(parts: dict[str, Any]) -> None:
        listed = {"file": "1.3.1/danh-muc.xlsx", "title": "Danh mục học liệu", "number": "7/DM"}
        parts["scores"]["scores"]["1.3"] = {"points": 20, "measured": "18/28", "evidence": [listed]}

    rows = desk.paper("phieu-cham-diem", change)
    proofs = {row[0]: row[-1] for row in rows.cells(rows.tables[1])}

    assert proofs["1.2.1"] == "- Thuê theo năm\n- Hợp đồng\n- anh.png"
    assert proofs["1.3"] == "- Số liệu: 18/28\n- Danh mục học liệu (số 7/DM)"
    assert proofs["1.3.1"] == "thong-ke.xlsx"
