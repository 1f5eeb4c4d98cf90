"""``cdsdossier render`` as people call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.desk import CHARTER, Change, Desk, emptied, held

Cli = Callable[..., Any]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("[0-9]*"))


def _then(*changes: Change) -> Change:
    return lambda parts: [change(parts) for change in changes]


def test_without_names_it_renders_what_has_data_and_says_what_the_rest_lacks(cli: Cli, desk: Desk) -> None:
    def half(parts: dict[str, Any]) -> None:
        del parts["scores"]["scores"]["1.2.2"]

    desk.assessment(half)
    ran = cli("render", desk.folder)

    assert ran.code == 0
    assert files(desk.output) == [
        "02-quyet-dinh-hoi-dong.docx", "03-danh-muc-minh-chung.docx", "04-phieu-cham-diem.docx",
    ]  # fmt: skip
    assert "chưa tạo  01-ke-hoach: chưa có việc nào trong timeline.yaml" in ran.err
    assert "chưa tạo  09-thong-bao-ket-qua: nhóm 1 còn chưa chấm 1.2.2" in ran.err
    assert "chưa tạo  04-phieu-cham-diem" not in ran.err


def test_an_empty_dossier_renders_nothing_and_tells_the_way(cli: Cli, desk: Desk) -> None:
    desk.assessment(emptied)
    ran = cli("render", desk.folder)

    assert (ran.code, ran.out) == (0, "")
    assert not desk.output.exists()
    assert ran.err.count("chưa tạo  ") == 9
    assert "chưa có điểm nhóm 1" in ran.err
    assert "render --all" in ran.err
    assert max(len(line) for line in ran.err.splitlines()) <= 80


def test_a_named_document_is_rendered_whatever_it_lacks(cli: Cli, desk: Desk) -> None:
    desk.assessment(emptied)
    ran = cli("render", desk.folder, "ke-hoach", "09-thong-bao-ket-qua")

    assert ran.code == 0
    assert files(desk.output) == ["01-ke-hoach.docx", "09-thong-bao-ket-qua.docx"]


def test_final_is_refused_with_everything_in_the_way_and_nothing_is_written(cli: Cli, desk: Desk) -> None:
    def unfit(parts: dict[str, Any]) -> None:
        held(parts)
        parts["head"]["documents"]["bao-cao"] = {"number": "6"}
        parts["narrative"]["lessons"] = []
        parts["scores"]["scores"]["1.2.1"]["points"] = 90

    desk.assessment(unfit)
    ran = cli("render", desk.folder, "bao-cao", "quyet-dinh-hoi-dong", "--final")

    assert ran.code == 1
    assert not desk.output.exists()
    assert "06-bao-cao: chưa ghi ngày ban hành (date) trong sổ văn bản" in ran.err
    assert "chỗ trống: bài học kinh nghiệm (narrative.yaml: lessons)" in ran.err
    assert "(points-above-maximum)" in ran.err
    assert ran.err.endswith("thêm waivers trong dossier.yaml, nêu lý do.\n")
    assert "02-quyet-dinh-hoi-dong: scores" not in ran.err, "that one prints no points"
    assert max(len(line) for line in ran.err.splitlines()) <= 80


def proven(desk: Desk, change: Change = held) -> None:
    """Lay down a dossier without errors in what the council's decision prints."""

    def sound(parts: dict[str, Any]) -> None:
        change(parts)
        parts["head"]["bases"].append(CHARTER)
        parts["head"]["council"] += [
            {"name": name, "post": "Giáo viên", "role": "Ủy viên", "task": "Ủy viên"} for name in ("A.", "B.", "C.")
        ]

    desk.assessment(sound)


def test_final_is_remembered_and_a_plain_run_leaves_it_alone(cli: Cli, desk: Desk) -> None:
    proven(desk)
    ran = cli("render", desk.folder, "quyet-dinh-hoi-dong", "--final")
    assert (ran.code, ran.err) == (0, "")
    paper = desk.output / "02-quyet-dinh-hoi-dong.docx"
    before = paper.read_bytes()
    entry = json.loads((desk.output / ".manifest.json").read_text(encoding="utf-8"))["files"][paper.name]
    proven(desk, _then(held, lambda parts: parts["head"]["council"][1].update(name="Đ.T.H.")))
    plain, checked = cli("render", desk.folder), cli("check", desk.folder)

    assert entry["final"] is True
    assert paper.read_bytes() == before
    assert "giữ nguyên  02-quyet-dinh-hoi-dong" in plain.err
    assert "output/02-quyet-dinh-hoi-dong.docx: lỗi document-stale: bản chính thức" in checked.out


def test_a_faulty_basis_keeps_back_only_the_papers_that_print_it(cli: Cli, desk: Desk) -> None:
    def faulty(parts: dict[str, Any]) -> None:
        held(parts)
        wrong = {"kind": "Kế hoạch", "number": "85/QĐ-SGDĐT", "date": "2026-01-08", "for": ["to-trinh"]}
        unfinished = {"kind": "Công văn", "number": "9/SGDĐT", "about": "về việc [điền]", "for": ["to-trinh"]}
        again = {**parts["head"]["bases"][0], "for": ["to-trinh"]}
        parts["head"]["bases"] += [wrong, unfinished, again]

    proven(desk, faulty)
    refused = cli("render", desk.folder, "to-trinh", "--final")

    assert cli("render", desk.folder, "quyet-dinh-hoi-dong", "--final").code == 0
    assert refused.code == 1
    for rule in ("basis-notation-wrong", "text-unfinished", "basis-repeated"):
        assert f"({rule})" in refused.err


def test_an_official_paper_does_not_rest_on_one_that_is_out_of_date(cli: Cli, example: Path) -> None:
    assert cli("render", example, "--final").code == 0
    scores = example / "scores" / "1-day-hoc.yaml"
    text = scores.read_text(encoding="utf-8")
    scores.write_text(text.replace("points: 6", "points: 5", 1), encoding="utf-8")
    report = (example / "output" / "06-bao-cao.docx").read_bytes()

    ran = cli("render", example, "bao-cao", "--final")

    assert ran.code == 1
    assert "05-bien-ban-tu-danh-gia.docx: bản chính thức" in " ".join(ran.err.split())
    assert ran.err.endswith("tạo lại cùng lúc: cdsdossier render --final\n"), "that is nothing to waive"
    assert (example / "output" / "06-bao-cao.docx").read_bytes() == report
    assert cli("render", example, "--final").code == 0, "all of them together are of one mind again"


def test_check_names_the_rows_that_have_changed_since(cli: Cli, example: Path) -> None:
    cli("render", example, "thong-bao-ket-qua")
    assert "document-stale" not in cli("check", example).out
    scores = example / "scores" / "1-day-hoc.yaml"
    text = scores.read_text(encoding="utf-8")
    assert "points: 6" in text
    scores.write_text(text.replace("points: 6", "points: 5", 1), encoding="utf-8")
    ran = cli("check", example)

    assert "output/09-thong-bao-ket-qua.docx: cảnh báo document-stale" in ran.out
    assert "đã đổi: điểm 1.4" in ran.out


def test_judging_by_another_set_makes_no_paper_out_of_date(cli: Cli, example: Path) -> None:
    frozen = example / "indicator-set.yaml"
    frozen.write_text(frozen.read_text(encoding="utf-8").replace("text: ", "text: Sửa ", 3), encoding="utf-8")
    cli("render", example, "ke-hoach", "phieu-cham-diem")

    assert "document-stale" not in cli("check", example).out
    assert "document-stale" not in cli("check", example, "--set", "qd4725-2022").out
    scores = example / "scores" / "1-day-hoc.yaml"
    scores.write_text(scores.read_text(encoding="utf-8").replace("points: 6", "points: 5", 1), encoding="utf-8")
    assert "document-stale" in cli("check", example, "--set", "qd4725-2022").out
    frozen.write_text("groups: [", encoding="utf-8")
    assert cli("check", example, "--set", "qd4725-2022", "--select", "document-stale").code == 0


def test_html_lies_beside_the_word_file(cli: Cli, desk: Desk) -> None:
    desk.assessment(held)
    cli("render", desk.folder, "bao-cao")
    ran = cli("render", desk.folder, "bao-cao", "--format", "html")

    assert ran.code == 0
    assert files(desk.output) == ["06-bao-cao.docx", "06-bao-cao.html"]


def test_a_plan_may_be_official_before_anything_is_scored(cli: Cli, desk: Desk) -> None:
    proven(desk, _then(held, lambda parts: parts["scores"].update(scores={})))

    assert cli("render", desk.folder, "ke-hoach", "--final").code == 0
    assert "criterion-unscored" in cli("render", desk.folder, "thong-bao-ket-qua", "--final").err
