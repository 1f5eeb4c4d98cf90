"""The nine documents of the examples, of a fresh dossier of each kind of unit, and of one full of odd characters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk
from support.docxreader import Paper
from support.examples import EXAMPLES, all_of, assessed, plain

from cdsdossier.documents.rendering import list_renderable, render_documents
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

Cli = Callable[..., Any]
Golden = Callable[[str, str], None]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_words_of_every_document_are_as_reviewed(example: str, tmp_path: Path, golden: Golden) -> None:
    for done in all_of(assessed(EXAMPLES[example]), tmp_path).values():
        golden(f"paper/{example}/{done.path.stem}.txt", plain(Paper(done.path)))


def test_the_words_of_the_office_s_documents_are_as_reviewed(tmp_path: Path, golden: Golden) -> None:
    done = render_documents(assessed(EXAMPLES["quyet-tien"]), OFFICE_DOCUMENTS, tmp_path)

    for one in done:
        golden(f"paper/quyet-tien/{one.path.stem}.txt", plain(Paper(one.path)))
    assert {one.document for one in done if one.gaps} == {"phieu-tra-ho-so"}, "that dossier did not go back"


def test_every_document_of_the_catalogue_has_its_words() -> None:
    assert list_renderable() == DOCUMENTS


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_complete_dossier_leaves_no_gap(example: str, tmp_path: Path) -> None:
    done = all_of(assessed(EXAMPLES[example]), tmp_path)

    assert {name: one.gaps for name, one in done.items() if one.gaps} == {}


def test_the_second_example_is_sound(cli: Cli) -> None:
    ran = cli("check", EXAMPLES["hung-thang"], "--today", "2026-05-20", "--fail-on", "warning")

    assert ran.code == 0, ran.out


@pytest.mark.parametrize("kind", ["mam-non", "tieu-hoc", "thcs", "thpt", "gdtx", "so-gddt"])
def test_a_fresh_dossier_of_any_kind_names_its_gaps(kind: str, cli: Cli, tmp_path: Path, golden: Golden) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", kind)

    assessment = assessed(folder)
    done = all_of(assessment, tmp_path / "giay")

    assert set(done) == set(DOCUMENTS)
    for one in done.values():
        text = plain(Paper(one.path))
        assert one.gaps
        assert not [word for word in ("None", "{{", "Gap", "[]", "False", "ngày ngày", "……/0") if word in text]
    golden(
        f"paper/fresh-gaps/{assessment.indicator_set.id}.txt",
        "".join(f"{name}: {gap}\n" for name, one in done.items() for gap in one.gaps),
    )


def test_a_unit_is_called_what_it_is(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "gdtx", "--school", "Trung tâm GDNN-GDTX An Bình")

    done = all_of(assessed(tmp_path / "2025-2026"), tmp_path / "giay")
    texts = "\n".join(plain(Paper(one.path)) for one in done.values())

    assert "Giám đốc xem xét, ban hành quyết định" in texts
    assert "cha mẹ học viên" in texts
    assert "nhà trường." not in texts


NASTY = 'A & B <x> {{ z }} {% raw %} "q" </w:t> &amp;'


def test_what_anybody_typed_is_printed_and_never_run(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        school = parts["head"]["school"]
        school.update(name=f"Trường {NASTY}", reports_to=f"Phòng {NASTY}", parent=f"UBND {NASTY}")
        parts["head"]["council"][0].update(name=f"N.V.A. {NASTY}", post=f"Tổ {NASTY}", task=f"Việc {NASTY}")
        parts["head"]["documents"]["bien-ban-tu-danh-gia"] = {
            "number": "3", "date": "2026-04-01", "starts": f"sáng {NASTY}", "ends": f"trưa {NASTY}",
            "place": f"Phòng họp {NASTY}", "present": 1, "absent": [f"L.V.C. {NASTY}"],
        }  # fmt: skip
        parts["timeline"] = {
            "tasks": [
                {"id": "1", "what": f"Làm {NASTY}", "when": f"Tháng {NASTY}", "owner": f"Ai {NASTY}",
                 "products": [{"name": f"Giấy {NASTY}"}]}
            ]
        }  # fmt: skip
        evidence = {"file": "1.1/a.pdf", "title": f"Tên {NASTY}", "number": f"1/QĐ {NASTY}", "issuer": f"Nơi {NASTY}"}
        parts["scores"]["scores"]["1.1"]["evidence"] = [evidence]
        parts["narrative"]["shortcomings"] = [f"Thiếu {NASTY}"]
        parts["set"].update(title=f"Bộ {NASTY}")
        parts["set"]["groups"][0].update(name=f"Nhóm {NASTY}")
        parts["set"]["levels"][1].update(name=f"Mức {NASTY}", meaning=f"Nghĩa {NASTY}")

    done = all_of(desk.assessment(change), desk.output)
    texts = {name: plain(Paper(one.path)) for name, one in done.items()}

    expected = {
        "ke-hoach": ["Trường", "Phòng", "Làm", "Tháng", "Ai", "Giấy", "Bộ", "“Nhóm", "Mức", "(nghĩa"],
        "quyet-dinh-hoi-dong": ["N.V.A.", "Tổ", "Việc"],
        "danh-muc-minh-chung": ["Nhóm tiêu chí 1. Nhóm", "Tên", "1/QĐ", "Nơi"],
        "bien-ban-tu-danh-gia": ["sáng", "trưa", "Phòng họp", "L.V.C.", "- Thiếu", "Bộ", "Mức"],
        "quyet-dinh-cong-nhan": ["Trường", "(Nhóm", "Mức"],
        "to-trinh": ["Trường", "Phòng", "Bộ", "| Nhóm", "Mức"],
        "thong-bao-ket-qua": ["Trường", "Bộ", "| Nhóm", "Mức"],
    }
    lost = [
        (name, start) for name, starts in expected.items() for start in starts if f"{start} {NASTY}" not in texts[name]
    ]
    assert lost == []


def test_the_day_of_printing_is_no_fact(desk: Desk) -> None:
    from dataclasses import replace
    from datetime import date

    assessment = desk.assessment()
    first = {name: plain(Paper(one.path)) for name, one in all_of(assessment, desk.folder / "a").items()}
    later = replace(assessment, today=date(2040, 2, 2))
    second = {name: plain(Paper(one.path)) for name, one in all_of(later, desk.folder / "b").items()}

    assert first == second
    manifests = [json.loads((desk.folder / name / ".manifest.json").read_text("utf-8")) for name in "ab"]
    assert manifests[0] == manifests[1]


def test_a_set_judged_as_a_whole_has_one_level(desk: Desk) -> None:
    done = all_of(desk.assessment(lambda parts: parts["set"].update(judged="whole-set")), desk.output)
    texts = {name: plain(Paper(one.path)) for name, one in done.items()}

    assert "xếp một mức chung theo thang 100 điểm" in texts["ke-hoach"]
    assert "- Toàn bộ: đạt 69,5/100 điểm, xếp Mức độ 2 - Mức đáp ứng cơ bản." in texts["quyet-dinh-cong-nhan"]
    for name in ("bien-ban-tu-danh-gia", "to-trinh", "thong-bao-ket-qua"):
        assert "| Toàn bộ | 100 | 69,5 | Mức độ 2 - Mức đáp ứng cơ bản |" in texts[name]
        assert "| 1 | Chuyển đổi số trong dạy, học | 100 | 69,5 | Xếp chung |" in texts[name]


def test_minutes_of_a_lost_vote_do_not_claim_that_it_was_won(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["head"]["documents"]["bien-ban-tu-danh-gia"] = {"present": 2, "for": 1, "against": 1, "abstain": 0}

    text = plain(desk.paper("bien-ban-tu-danh-gia", change))

    assert "1/2 thành viên có mặt tán thành (50%); không tán thành 1/2; không có ý kiến 0/2." in text
    assert "Hội đồng chưa thông qua" in text
    assert "Hội đồng thông qua" not in text


@pytest.mark.parametrize(
    ("held", "line"),
    [
        ({"present": 2}, "Vắng mặt: không."),
        ({"present": 1, "absent": ["L.V.C."]}, "Vắng mặt: L.V.C."),
        ({"present": 1}, "Vắng mặt: ……."),
        ({"present": 1, "absent": []}, "Vắng mặt: không."),
    ],
)
def test_minutes_say_who_was_absent(held: dict[str, Any], line: str, desk: Desk) -> None:
    text = plain(
        desk.paper("bien-ban-tu-danh-gia", lambda p: p["head"]["documents"].update({"bien-ban-tu-danh-gia": held}))
    )

    assert line in text.split("\n")


def test_an_unmet_condition_is_told_wherever_results_are(desk: Desk) -> None:
    done = all_of(desk.assessment(lambda p: p["scores"]["scores"]["1.1"].update(met=False)), desk.output)
    texts = {name: plain(Paper(one.path)) for name, one in done.items()}

    for name in (
        "phieu-cham-diem",
        "bien-ban-tu-danh-gia",
        "bao-cao",
        "quyet-dinh-cong-nhan",
        "to-trinh",
        "thong-bao-ket-qua",
    ):
        assert "bắt buộc chưa đạt: 1.1" in texts[name], name


def test_without_owners_the_timeline_has_no_column_for_them(desk: Desk) -> None:
    task = {"id": "1", "what": "Làm", "when": "Tháng 3/2026"}
    with_owner = desk.paper("ke-hoach", lambda p: p.update(timeline={"tasks": [task, {**task, "owner": "Tổ 1"}]}))
    without = desk.paper("ke-hoach", lambda p: p.update(timeline={"tasks": [task]}))

    assert "| TT | Nội dung công việc | Thời gian | Sản phẩm | Người thực hiện |" in plain(with_owner)
    assert "| TT | Nội dung công việc | Thời gian | Sản phẩm |\n| 1 | Làm | Tháng 3/2026 |  |" in plain(without)


def test_a_report_names_the_decision_that_was_issued_before_it(desk: Desk) -> None:
    def decided(day: str) -> str:
        register = {
            "quyet-dinh-cong-nhan": {"number": "7", "date": day},
            "ke-hoach": {"number": "2", "date": "2026-03-05"},
        }
        return plain(desk.paper("bao-cao", lambda parts: parts["head"]["documents"].update(register)))

    assert "số 07/QĐ-THCSQT ngày 21 tháng 4 năm 2026." in decided("2026-04-21")
    assert "07/QĐ-THCSQT" not in decided("2026-04-22"), "of the same day the report comes first"
    assert "07/QĐ-THCSQT" not in decided("2026-04-23")


def test_a_draft_speaks_of_all_that_has_been_issued(desk: Desk) -> None:
    text = plain(desk.paper("bao-cao", lambda parts: parts["head"]["documents"].pop("bao-cao")))

    assert text.index("02/KH-THCSQT") < text.index("09/TTr-THCSQT")


def test_drafts_that_print_points_say_that_nobody_compared_them(desk: Desk) -> None:
    done = all_of(desk.assessment(lambda parts: parts["head"].pop("documents")), desk.output)
    noted = {name for name, one in done.items() if "chưa đối chiếu với bản gốc" in plain(Paper(one.path))}

    assert noted == set(DOCUMENTS) - {"quyet-dinh-hoi-dong", "danh-muc-minh-chung"}
