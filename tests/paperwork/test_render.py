from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdsdossier import shipped
from cdsdossier.errors import Refused, TemplateFault, WrongUsage
from cdsdossier.paperwork import documents, render, renderable
from paperwork.desk import Desk, emptied

NASTY = "A & B <x> {{ z }} {% raw %} \"q\" 'q' </w:t> &amp;"
BOTH = ("phieu-cham-diem", "bao-cao")


def every_text(path: Path) -> str:
    """Return what python-docx reads, tables and footnotes aside."""
    document = docx.Document(str(path))
    cells = [paragraph.text for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def spoil(value: Any, word: str) -> Any:  # noqa: ANN401
    """Put ``word`` after every free text of the narrative or of the head."""
    if isinstance(value, dict):
        fixed = {"kind", "role", "code", "number", "date", "title", "school_year", "indicator_set", "file", "for"}
        return {key: one if key in fixed else spoil(one, word) for key, one in value.items()}
    if isinstance(value, list):
        return [spoil(one, word) for one in value]
    return f"{value} {word}" if isinstance(value, str) else value


def test_what_anybody_typed_in_any_field_comes_out_as_typed(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        school_kind = parts["head"]["school"]["kind"]
        parts["head"] = spoil(parts["head"], NASTY)
        parts["head"]["school"]["kind"] = school_kind
        parts["head"]["bases"][0]["kind"] = f"Quyết định {NASTY}"
        parts["head"]["school"]["head"]["title"] = f"Phó hiệu trưởng {NASTY}"
        parts["head"]["school"]["code"] = NASTY
        parts["narrative"] = spoil(parts["narrative"], NASTY)
        parts["scores"]["scores"]["1.2.1"]["note"] = NASTY
        parts["scores"]["scores"]["1.2.1"]["evidence"][0]["title"] = f"Hợp đồng {NASTY}"
        parts["set"]["groups"][0]["name"] = f"Nhóm {NASTY}"
        parts["set"]["groups"][0]["criteria"][1]["text"] = f"Phần mềm {NASTY}"

    done = render(desk.assessment(change), BOTH, desk.output)
    sheet, report = (every_text(one.path) for one in done)

    assert f"TRƯỜNG THCS AN BÌNH {NASTY}".upper() in report
    assert f"UBND XÃ QUYẾT TIẾN {NASTY}".upper() in report
    for start in (
        "Quyết Tiến", "Kính gửi: Phòng Văn hóa - Xã hội xã Quyết Tiến", "Căn cứ Quyết định", "ban hành Bộ chỉ số",
        "Số: 05/BC-", "N.V.A.", "Nhà trường phổ biến văn bản.", "Hội đồng chấm điểm.", "- Giáo viên tích cực.",
        "- Đường truyền chậm.", "- Kinh phí ít.", "- Làm sớm.", "Đối với UBND xã", "- Thêm kinh phí.", "“Nhóm",
        "Phần mềm",
    ):  # fmt: skip
        assert NASTY in next(line for line in report.split("\n") if start in line), start
    for start in ("Tên đơn vị", "Cơ quan quản lý trực tiếp", "- Hợp đồng", "- A & B", "Nhóm tiêu chí 1.", "L.V.C."):
        assert NASTY in next(line for line in sheet.split("\n") if start in line), start
    assert docx.Document(str(done[1].path)).core_properties.author == f"Trường THCS An Bình {NASTY}"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=30))
def test_any_text_survives(desk: Desk, typed: str) -> None:
    assessment = desk.assessment(lambda parts: parts["narrative"].update(guidance=[f"x{typed}x"]))
    written = assessment.dossier.narrative.guidance
    (done,) = render(assessment, ["bao-cao"], desk.output, force=True)

    if written:  # what the YAML reader refuses never reaches the paper
        assert written[0].replace("\ufffe", "").replace("\uffff", "") in every_text(done.path)


def test_several_lines_stay_several(desk: Desk) -> None:
    paper = desk.paper("bao-cao", lambda parts: parts["narrative"].update(guidance=["dòng một\ndòng  hai\tba"]))

    assert paper.line("dòng một").text == "dòng một\ndòng  hai\tba"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from cdsdossier.assessing import Assessment
from cdsdossier.dossier import Dossier
from cdsdossier.indicatorset import IndicatorSet
from cdsdossier.paperwork import render
from cdsdossier.scoring import score
dossier = Dossier.read(sys.argv[1])
indicators = IndicatorSet.of(dossier)
assessment = Assessment(dossier, indicators, score(dossier, indicators), (), date(2031, 1, 1))
render(assessment, ["bao-cao", "phieu-cham-diem"], Path(sys.argv[2]))
"""


def test_the_same_dossier_gives_the_same_bytes_anywhere_at_any_time(desk: Desk, tmp_path: Path) -> None:
    here = {one.path.name: digest(one.path) for one in render(desk.assessment(), BOTH, desk.output)}

    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("77", "America/Los_Angeles")):
        there = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        command = [sys.executable, "-X", "utf8", "-c", SCRIPT, str(desk.folder), str(there)]
        subprocess.run(command, check=True, env=environment)
        assert {path.name: digest(path) for path in there.glob("*.docx")} == here


def test_no_time_and_no_chance_in_the_file(desk: Desk) -> None:
    (done,) = render(desk.assessment(), ["bao-cao"], desk.output)
    properties = docx.Document(str(done.path)).core_properties

    with zipfile.ZipFile(done.path) as package:
        assert package.namelist() == sorted(package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2026-04-22")
    assert properties.title == "Báo cáo kết quả tự đánh giá mức độ chuyển đổi số năm học 2025-2026"
    assert properties.author == "Trường THCS An Bình"


def test_rendering_again_writes_nothing(desk: Desk) -> None:
    first = render(desk.assessment(), BOTH, desk.output)
    second = render(desk.assessment(), BOTH, desk.output)

    assert [one.written for one in first] == [True, True]
    assert [one.written for one in second] == [False, False]


def test_new_facts_replace_what_the_tool_wrote(desk: Desk) -> None:
    render(desk.assessment(), ["bao-cao"], desk.output)
    (done,) = render(desk.assessment(lambda p: p["head"]["school"].update(place="Hòa Bình")), ["bao-cao"], desk.output)

    assert done.written
    assert "Hòa Bình, ngày" in every_text(done.path)


def edit(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run("sửa tay")
    document.save(str(path))


def test_a_document_edited_by_hand_is_not_overwritten_without_force(desk: Desk) -> None:
    first = render(desk.assessment(), BOTH, desk.output)
    edit(first[1].path)
    edited, other = digest(first[1].path), digest(first[0].path)
    changed = desk.assessment(lambda parts: parts["head"]["school"].update(place="Hòa Bình"))

    with pytest.raises(Refused, match=r"06-bao-cao\.docx.*--force"):
        render(changed, BOTH, desk.output)
    assert digest(first[1].path) == edited
    assert digest(first[0].path) == other, "one refused file: nothing is written"

    assert [one.written for one in render(changed, BOTH, desk.output, force=True)] == [True, True]
    assert "sửa tay" not in every_text(first[1].path)
    assert render(changed, BOTH, desk.output)


def test_a_file_that_the_tool_never_wrote_is_somebodys_work(desk: Desk) -> None:
    desk.output.mkdir()
    (desk.output / "06-bao-cao.docx").write_bytes(b"theirs")

    with pytest.raises(Refused):
        render(desk.assessment(), ["bao-cao"], desk.output)
    assert (desk.output / "06-bao-cao.docx").read_bytes() == b"theirs"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": {"06-bao-cao.docx": {"x": 1}}}', "\0"])
def test_a_spoilt_manifest_protects_every_file(desk: Desk, content: str) -> None:
    (done,) = render(desk.assessment(), ["bao-cao"], desk.output)
    edit(done.path)
    (desk.output / ".manifest.json").write_text(content, encoding="utf-8")

    with pytest.raises(Refused):
        render(desk.assessment(), ["bao-cao"], desk.output)


def test_the_manifest_holds_digests_of_file_and_data(desk: Desk) -> None:
    (done,) = render(desk.assessment(), ["bao-cao"], desk.output)
    entry = json.loads((desk.output / ".manifest.json").read_text(encoding="utf-8"))["files"]["06-bao-cao.docx"]
    render(desk.assessment(lambda p: p["narrative"].update(lessons=["Khác."])), ["bao-cao"], desk.output)
    after = json.loads((desk.output / ".manifest.json").read_text(encoding="utf-8"))["files"]["06-bao-cao.docx"]

    assert entry["document"] == "bao-cao"
    assert after["written"] == digest(done.path) != entry["written"]
    assert after["data"] != entry["data"]


def test_a_failed_write_leaves_the_old_file_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (done,) = render(desk.assessment(), ["bao-cao"], desk.output)
    before = digest(done.path)

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(Refused):
        render(desk.assessment(lambda p: p["head"]["school"].update(place="Hòa Bình")), ["bao-cao"], desk.output)
    monkeypatch.undo()

    assert digest(done.path) == before
    assert sorted(path.name for path in desk.output.iterdir()) == [".manifest.json", "06-bao-cao.docx"]


def test_an_unknown_document_is_wrong_usage_with_the_nearest_name(desk: Desk) -> None:
    with pytest.raises(WrongUsage, match="bao-coa.*Có phải bao-cao"):
        render(desk.assessment(), ["bao-coa"], desk.output)


def test_a_document_without_template_names_those_that_can_be_rendered(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    for name in ("documents.yaml", "bao-cao.html"):
        shutil.copy(shipped.templates() / name, folder / name)

    with pytest.raises(WrongUsage, match=r"phieu-cham-diem.*: bao-cao\."):
        render(desk.assessment(), ["phieu-cham-diem"], desk.output, templates=folder)
    assert renderable(folder) == ("bao-cao",)


def test_a_faulty_template_is_named_with_its_line_and_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    shutil.copytree(shipped.templates(), folder)
    (folder / "bao-cao.html").write_text("<p>a</p>\n<p>{{ scool.name }}</p>", encoding="utf-8")

    with pytest.raises(TemplateFault, match=r"^mau/bao-cao\.html:2: .*scool.*school"):
        render(desk.assessment(), BOTH, desk.output, templates=folder)
    assert not desk.output.exists()


def test_gaps_are_named_in_the_order_met(desk: Desk) -> None:
    done = {one.document: one.gaps for one in render(desk.assessment(emptied), BOTH, desk.output)}

    assert done["bao-cao"][:3] == (
        "dossier.yaml: school.parent",
        "dossier.yaml: documents.bao-cao.number",
        "dossier.yaml: school.code",
    ) or set(done["bao-cao"]) >= {"dossier.yaml: school.parent", "dossier.yaml: documents.bao-cao.number"}
    assert "narrative.yaml: strengths" in done["bao-cao"]
    assert "scores/1-day-hoc.yaml: scores.1.2.1.points" in done["phieu-cham-diem"]
    assert len(set(done["bao-cao"])) == len(done["bao-cao"])


def test_a_full_dossier_has_no_gaps(desk: Desk) -> None:
    def dated(parts: dict[str, Any]) -> None:
        parts["head"]["documents"]["phieu-cham-diem"] = {"date": "2026-04-10"}

    assert [one.gaps for one in render(desk.assessment(dated), BOTH, desk.output)] == [(), ()]


def test_the_catalogue_has_the_nine_documents_in_order() -> None:
    assert [entry.file for entry in documents()] == [
        "01-ke-hoach.docx",
        "02-quyet-dinh-hoi-dong.docx",
        "03-danh-muc-minh-chung.docx",
        "04-phieu-cham-diem.docx",
        "05-bien-ban-tu-danh-gia.docx",
        "06-bao-cao.docx",
        "07-quyet-dinh-cong-nhan.docx",
        "08-to-trinh.docx",
        "09-thong-bao-ket-qua.docx",
    ]
    assert set(BOTH) <= set(renderable())


def test_only_earlier_documents_are_spoken_of(desk: Desk) -> None:
    text = desk.paper("bao-cao").text

    assert "- Kế hoạch tự đánh giá mức độ chuyển đổi số: số 02/KH-THCSQT, ngày 05 tháng 3 năm 2026." in text
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
    code = "import sys, cdsdossier, cdsdossier.cli; sys.exit(any('paperwork' in m or m == 'docx' for m in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_libreoffice_opens_both_documents(desk: Desk, tmp_path: Path, empty: bool) -> None:
    pypdf = pytest.importorskip("pypdf")
    done = render(desk.assessment(emptied if empty else None), BOTH, desk.output)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")]
    subprocess.run([*command, *(str(one.path) for one in done)], check=True, timeout=180, capture_output=True)

    for one in done:
        pages = pypdf.PdfReader(tmp_path / "pdf" / f"{one.path.stem}.pdf").pages
        texts = [page.extract_text() for page in pages]
        assert "Độc lập - Tự do - Hạnh phúc" in texts[0]
        assert all(len(text.strip()) > 20 for text in texts), "no page is empty"
        if not empty:
            assert "N.V.A." in texts[-1]
