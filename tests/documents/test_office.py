"""The paper of the body that assesses: where it lies, when it makes sense, what holds it up, and that it is its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import fingerprint
from support.desk import REVIEW, Change, Desk, by_committee, digest, registered, reviewed, unreviewed
from support.docxreader import Paper
from support.examples import plain
from support.reviewmaker import receive

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.selection import select_documents
from cdsdossier.documents.output.staleness import find_stale_files
from cdsdossier.documents.rendering import describe_stray_templates, render_documents
from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.office import FoundOffice
from cdsdossier.yamlio.edit import set_values

Cli = Callable[..., Any]
MINUTES, DECISION, CERTIFICATE, RETURNED = OFFICE_DOCUMENTS


def with_review(**changes: Any) -> Change:  # noqa: ANN401 - any value of the file
    """Return a change that lets an office have assessed the dossier, with some keys of its review otherwise."""

    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"].update(changes)

    return change


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("[0-9]*"))


def test_without_a_review_nobody_hears_of_the_office_s_paper(cli: Cli, desk: Desk) -> None:
    desk.assessment(registered)
    listed, done = cli("render", desk.folder, "--list"), cli("render", desk.folder, "--all")

    assert not [name for name in OFFICE_DOCUMENTS if name in listed.out + done.out + done.err]
    assert len(files(desk.output)) == 9
    assert not (desk.folder / "review-output").exists()


def test_naming_one_without_a_review_says_how_to_open_it(cli: Cli, desk: Desk) -> None:
    desk.assessment(registered)
    ran = cli("render", desk.folder, CERTIFICATE)

    assert ran.code == 2
    assert "chưa có review.yaml" in ran.err
    assert "cdsdossier review open" in ran.err


def test_the_office_s_paper_lies_apart_and_the_school_s_is_the_same_with_a_review_and_without(desk: Desk) -> None:
    before = render_documents(desk.assessment(registered), DOCUMENTS, desk.folder / "before")
    folders = OutputFolders.of(desk.folder)
    after = render_documents(desk.assessment(reviewed), (*DOCUMENTS, *OFFICE_DOCUMENTS), folders)

    assert [digest(one.path) for one in before] == [digest(one.path) for one in after[: len(before)]]
    assert len(files(folders.school)) == 9
    assert files(folders.office) == [f"{number}-{name}.docx" for number, name in enumerate(OFFICE_DOCUMENTS, 10)]
    for folder in folders.all:
        told = json.loads((folder / ".manifest.json").read_text(encoding="utf-8"))
        assert sorted(told["files"]) == files(folder)


def test_a_template_of_the_school_s_that_tells_all_documents_knows_its_own_nine(desk: Desk) -> None:
    (desk.folder / "templates").mkdir()
    body = "<p>{% for one in documents.values() %}{{ one.id }} {% endfor %}./.</p>"
    (desk.folder / "templates" / "ke-hoach.html").write_text(body, encoding="utf-8")

    assert f"{' '.join(DOCUMENTS)} ./." in plain(desk.paper("ke-hoach", reviewed))


def test_the_office_s_paper_is_written_beside_a_dossier_that_stays_as_it_is(cli: Cli, desk: Desk) -> None:
    desk.assessment(reviewed)
    before = fingerprint(desk.folder)
    ran = cli("render", desk.folder, MINUTES, DECISION, CERTIFICATE)

    assert ran.code == 0
    after = fingerprint(desk.folder)
    assert {name: after[name] for name in before} == before
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} == {"review-output"}


def package(desk: Desk, change: Change | None) -> Path:
    """Lay the dossier into a folder as an unpacked package has it, its review beside what was sent."""
    desk.assessment(change)
    sent = shutil.copytree(desk.folder, desk.folder / "gui", ignore=shutil.ignore_patterns("gui", "review.yaml"))
    data = receive(sent, desk.folder / "nhan")
    if (desk.folder / "review.yaml").is_file():
        review = (desk.folder / "review.yaml").read_bytes()
        bound = set_values(review, "review.yaml", {("of", "package"): Dossier.read(data).package})
        (data.parent / "review.yaml").write_bytes(bound)
    return data


def test_in_a_received_package_only_the_office_s_paper_is_made(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    received = package(desk, reviewed)
    ran = cli("render", received, "--all")
    refused = cli("render", received, "bao-cao")
    elsewhere = cli("render", received, "bao-cao", "--to", tmp_path / "xem")

    assert ran.code == 0
    assert not (received / "output").exists()
    assert files(received.parent / "review-output") == [
        f"{n}-{name}.docx" for n, name in enumerate(OFFICE_DOCUMENTS[:3], 10)
    ]
    assert (refused.code, elsewhere.code) == (2, 0)
    assert "không ghi văn bản của trường vào đó" in refused.err
    assert cli("render", received, "--eject", MINUTES).code == 2
    assert not (received / "templates").exists()


def test_a_received_package_without_a_review_gets_no_paper(cli: Cli, desk: Desk) -> None:
    received = package(desk, registered)
    ran = cli("render", received)

    assert ran.code == 2
    assert not (received / "output").exists()


@pytest.mark.parametrize(
    ("state", "made"),
    [
        ("dang-tham-dinh", [MINUTES]),
        ("chap-nhan", [MINUTES]),
        ("tra-lai", [MINUTES, RETURNED]),
        ("cong-nhan", [MINUTES, DECISION, CERTIFICATE]),
    ],
)
def test_a_document_is_made_in_the_state_in_which_it_makes_sense(
    cli: Cli, desk: Desk, state: str, made: list[str]
) -> None:
    desk.assessment(with_review(state=state))
    ran = cli("render", desk.folder, "--all")

    assert [name[3:-5] for name in files(desk.folder / "review-output")] == made
    plainly = cli("render", desk.folder)
    assert "chỉ lập khi" not in plainly.err, "nobody asked for everything"
    for name in {*OFFICE_DOCUMENTS} - {*made}:
        assert f"{name}: chỉ lập khi state là" in " ".join(ran.err.split())


def test_a_draft_may_be_wanted_before_its_time_and_says_so(cli: Cli, desk: Desk) -> None:
    desk.assessment(with_review(state="chap-nhan"))
    ran, final = cli("render", desk.folder, DECISION), cli("render", desk.folder, DECISION, "--final")

    assert ran.code == 0
    assert "Chú ý: quyet-dinh-cong-nhan-ket-qua chỉ lập khi state là cong-nhan" in " ".join(ran.err.split())
    assert final.code == 1
    assert "chỉ lập khi state là cong-nhan (công nhận); review.yaml ghi chap-nhan" in " ".join(final.err.split())


def test_final_wants_number_day_no_gap_and_a_review_without_faults(cli: Cli, desk: Desk) -> None:
    def unfit(parts: dict[str, Any]) -> None:
        reviewed(parts)
        review = parts["review"]
        review["documents"] = {DECISION: {"number": "96"}}
        review["body"]["place"] = ""
        review["scores"]["1.2.1"]["reason"] = ""

    desk.assessment(unfit)
    ran = cli("render", desk.folder, DECISION, CERTIFICATE, "--final")
    said = " ".join(ran.err.split())

    assert ran.code == 1
    assert not (desk.folder / "review-output").exists()
    assert "- 11-quyet-dinh-cong-nhan-ket-qua: chưa ghi ngày ban hành (date) trong sổ văn bản" in said
    assert "- 12-giay-chung-nhan: chưa ghi số văn bản, ngày ban hành (number, date)" in said
    assert "review.yaml: documents.bien-ban-danh-gia-ngoai.number" in said
    assert "review.yaml: body.place" in said
    assert "(review-reason-missing)" in said
    assert "waivers" not in said, "the office may not write into the school's dossier.yaml"


def test_the_school_s_own_faults_do_not_hold_up_the_office_s_paper(cli: Cli, desk: Desk) -> None:
    def faulty(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["narrative"]["colour"] = ["x"]
        parts["head"]["council"].pop()

    desk.assessment(faulty)
    ran = cli("render", desk.folder, MINUTES, DECISION, CERTIFICATE, "--final")

    assert ran.code == 0, ran.err
    assert cli("render", desk.folder, "--list").out.count("bản chính thức") == 3


def test_a_waiver_of_the_school_s_does_not_cover_the_review(cli: Cli, desk: Desk) -> None:
    def waived(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"]["scores"]["1.2.1"]["reason"] = ""
        parts["head"]["waivers"] = [{"rule": "review-reason-missing", "where": "1.2.1", "reason": "Biết"}]

    desk.assessment(waived)

    assert "(review-reason-missing)" in cli("render", desk.folder, DECISION, "--final").err


def test_whole_runs_at_the_school_leave_the_office_s_official_paper(cli: Cli, desk: Desk) -> None:
    desk.assessment(reviewed)
    cli("render", desk.folder, MINUTES, "--final")
    made = desk.folder / "review-output" / "10-bien-ban-danh-gia-ngoai.docx"
    before = digest(made)
    desk.assessment(with_review(date="2026-05-17"))
    runs = [cli("render", desk.folder, *options) for options in (["--force"], [])]

    assert digest(made) == before
    assert all("giữ nguyên  10-bien-ban-danh-gia-ngoai: bản chính thức" in ran.err for ran in runs)


def test_official_paper_of_the_office_is_chosen_only_where_it_is_the_office_that_chooses(desk: Desk) -> None:
    assessment, folders = desk.assessment(reviewed), OutputFolders.of(desk.folder)
    at_school = select_documents(assessment, folders, "docx", everything=True, final=True)
    at_office = select_documents(assessment, folders, "docx", everything=True, final=True, received=True)

    assert at_school.documents == DOCUMENTS
    assert at_office.documents == (MINUTES, DECISION, CERTIFICATE)
    assert (
        f"nêu mã: cdsdossier render {DECISION} --final"
        in {entry.id: words for entry, words in at_school.lacking}[DECISION]
    )


@pytest.mark.parametrize(
    ("edit", "late"),
    [
        (lambda p: p["review"]["scores"]["1.2.1"].update(points=28), {MINUTES, DECISION, CERTIFICATE}),
        (lambda p: p["review"]["remarks"].update(strengths=["Khác."]), {MINUTES}),
        (lambda p: p["review"].update(valid_until="2028-05-31"), {CERTIFICATE}),
        (lambda p: p["review"].update(reasons=["Khác."]), {RETURNED}),
        (lambda p: p["narrative"].update(lessons=["Khác."]), {"bao-cao"}),
    ],
    ids=["points", "remarks", "validity", "reasons", "the school's lessons"],
)
def test_paper_is_out_of_date_where_something_has_changed_that_stands_on_it(
    desk: Desk, edit: Change, late: set[str]
) -> None:
    def after(parts: dict[str, Any]) -> None:
        reviewed(parts)
        edit(parts)

    folders = OutputFolders.of(desk.folder)
    render_documents(desk.assessment(reviewed), (*DOCUMENTS, *OFFICE_DOCUMENTS), folders)
    assessment = desk.assessment(after)

    assert {name for folder in folders.all for name in find_stale_files(assessment, folder)} == late


def test_check_sees_the_office_s_paper_that_is_out_of_date(cli: Cli, desk: Desk) -> None:
    desk.assessment(reviewed)
    cli("render", desk.folder, MINUTES, "--final")
    desk.assessment(with_review(date="2026-05-17"))
    ran = cli("check", desk.folder, "--select", "document-stale", "--today", "2026-05-20")

    assert "review-output/10-bien-ban-danh-gia-ngoai.docx: lỗi document-stale" in ran.out
    desk.assessment(registered)  # the review is gone, its paper is not
    assert "document-stale" not in cli("check", desk.folder, "--select", "document-stale").out


@pytest.mark.parametrize(
    ("name", "title", "acting", "lines"),
    [
        ("UBND xã An Bình", "Chủ tịch", False, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Ủy ban nhân dân xã An Bình", "Chủ tịch UBND xã", False, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("UBND xã An Bình", "Phó Chủ tịch", False, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("UBND xã An Bình", "Chủ tịch", True, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        ("UBND xã An Bình", "Trưởng phòng Văn hóa - Xã hội", False, ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"]),
        ("Sở Giáo dục và Đào tạo", "Giám đốc", False, ["GIÁM ĐỐC"]),
        ("Sở Giáo dục và Đào tạo", "Phó Giám đốc", False, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("Phòng Giáo dục và Đào tạo", "Trưởng phòng", False, ["TRƯỞNG PHÒNG"]),
        ("UBND xã An Bình", "", False, ["TM. ỦY BAN NHÂN DÂN", "……"]),
    ],
)
def test_the_office_s_head_signs_as_the_decree_has_it(
    desk: Desk, name: str, title: str, acting: bool, lines: list[str]
) -> None:
    head = {"name": "Đ.V.K.", "title": title, "acting": acting}
    paper = desk.paper(DECISION, with_review(body={"name": name, "code": "X", "place": "An Bình", "head": head}))

    assert paper.cells(paper.tables[-1])[0][1] == "\n".join([*lines, "Đ.V.K."])


def test_three_sign_the_minutes(desk: Desk) -> None:
    paper = desk.paper(MINUTES, reviewed)

    assert paper.cells(paper.tables[-1])[:2] == [
        ["ĐẠI DIỆN NHÀ TRƯỜNG", "THƯ KÝ", "TRƯỞNG ĐOÀN"],
        ["HIỆU TRƯỞNG\nN.V.A.", "N.V.M.", "B.T.L."],
    ]


def test_the_minutes_show_both_points_and_why_they_differ(desk: Desk) -> None:
    text = plain(desk.paper(MINUTES, reviewed))

    assert "| 1.1 | Có kế hoạch (điều kiện bắt buộc) | – | Đạt | Đạt | – |  |" in text
    assert "| 1.2.1 | Dạy trực tuyến | 40 | 34,5 | 30 | −4,5 | Hợp đồng đã hết hạn. / Xem lại |" in text
    assert "| 1.2.2 | Giao bài | 20 | 15 | 15 | 0 |  |" in text
    assert "| Cộng điểm nhóm 1 | 100 | 69,5 | 65 | −4,5 |  |" in text
    assert "- Căn cứ Quyết định số 85/QĐ-SGDĐT ngày 08 tháng 5 năm 2026" in text
    assert "Thời gian bắt đầu: 8 giờ 00 phút, ngày 16 tháng 5 năm 2026." in text


def test_points_that_the_office_raises_have_a_plus_and_an_unmet_condition_is_told(desk: Desk) -> None:
    scores = {**REVIEW["scores"], "1.2.2": {"self": "15", "agree": False, "points": 20, "reason": "Đủ minh chứng."}}
    scores["1.1"] = {"self": "true", "agree": False, "met": False, "reason": "Kế hoạch chưa ký."}
    change = with_review(scores=scores)

    assert "| 20 | 15 | 20 | +5 | Đủ minh chứng. |" in plain(desk.paper(MINUTES, change))
    assert "| – | Đạt | Chưa đạt | – | Kế hoạch chưa ký. |" in plain(desk.paper(MINUTES, change))
    assert "điều kiện bắt buộc chưa đạt: 1.1" in plain(desk.paper(DECISION, change))


def test_the_decision_and_the_certificate_tell_the_office_s_result_not_the_school_s(desk: Desk) -> None:
    decision, certificate = (plain(desk.paper(name, reviewed)) for name in (DECISION, CERTIFICATE))

    assert "đạt 65/100 điểm, xếp Mức độ 2 - Mức đáp ứng cơ bản." in decision
    assert "65/100 điểm, Mức độ 2 - Mức đáp ứng cơ bản" in certificate
    assert "69,5" not in decision + certificate
    assert "tại Tờ trình số 08/TTr-THCSQT ngày 08 tháng 4 năm 2026" in decision
    assert "(Theo Quyết định số 96/QĐ-SGDĐT ngày 24 tháng 5 năm 2026 của Sở" in certificate


def test_a_set_judged_as_a_whole_has_one_result(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["set"].update(judged="whole-set")

    minutes, decision, certificate = (plain(desk.paper(name, change)) for name in (MINUTES, DECISION, CERTIFICATE))

    assert "| Cộng điểm toàn bộ | 100 | 69,5 | 65 | −4,5 |  |" in minutes
    assert "- Toàn bộ: đạt 65/100 điểm, xếp Mức độ 2 - Mức đáp ứng cơ bản." in decision
    assert "Toàn bộ: 65/100 điểm, Mức độ 2 - Mức đáp ứng cơ bản" in certificate


def test_a_dossier_goes_back_with_reasons_and_a_day(desk: Desk) -> None:
    text = plain(desk.paper(RETURNED, reviewed))

    assert "\n1. Thiếu minh chứng của mục 1.2.1.\n2. Biểu mẫu chưa ký.\n" in text
    assert "nộp lại chậm nhất ngày 28 tháng 5 năm 2026;" in text
    assert "nộp lại; có vướng mắc" in plain(desk.paper(RETURNED, with_review(due=None)))


def test_an_empty_review_leaves_gaps_that_are_named(desk: Desk) -> None:
    assessment = desk.assessment(unreviewed)
    done = {one.document: one for one in render_documents(assessment, OFFICE_DOCUMENTS, desk.output)}

    for document, field in {
        MINUTES: "team (Trưởng đoàn).name",
        DECISION: "body.head.title",
        CERTIFICATE: "valid_until",
        RETURNED: "reasons",
    }.items():
        assert f"review.yaml: {field}" in done[document].gaps
        assert "……" in plain(Paper(done[document].path))
    assert "review.yaml: scores.1.2.1" in done[MINUTES].gaps


def test_a_basis_may_be_for_some_of_the_office_s_documents(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        by_committee(parts)
        parts["review"]["bases"][0]["for"] = [MINUTES]

    assert desk.assessment(change).dossier.findings == ()
    assert "85/QĐ-SGDĐT" in desk.paper(MINUTES, change).text
    assert "85/QĐ-SGDĐT" not in desk.paper(DECISION, change).text


def test_the_office_s_own_words_take_the_place_of_ours(desk: Desk) -> None:
    home, body = desk.folder / "cơ quan", '<p>Trả lại {{ school.name }}: {{ review.reasons|join(" ") }}./.</p>'
    (home / "templates").mkdir(parents=True)
    (home / "templates" / f"{RETURNED}.html").write_text(body, encoding="utf-8")
    office = FoundOffice(file=home / "office.yaml")
    (made,) = render_documents(replace(desk.assessment(reviewed), office=office), [RETURNED], desk.output)

    assert "Trả lại Trường THCS An Bình: Thiếu minh chứng của mục 1.2.1. Biểu mẫu chưa ký../." in plain(
        Paper(made.path)
    )


def test_nothing_in_a_dossier_s_templates_gets_into_the_office_s_paper(desk: Desk) -> None:
    (before,) = render_documents(desk.assessment(by_committee), [DECISION], desk.folder / "trước")
    (desk.folder / "templates").mkdir()
    for name in (DECISION, "_chung", "dung-chung"):
        (desk.folder / "templates" / f"{name}.html").write_text("<p>Đạt mức 3, 100 điểm./.</p>", encoding="utf-8")
    (desk.folder / "templates" / f"{DECISION}.docx").write_bytes(b"PK")

    (after,) = render_documents(desk.assessment(by_committee), [DECISION], desk.folder / "sau")
    assert digest(after.path) == digest(before.path)
    assert "của cơ quan: để cạnh office.yaml" in describe_stray_templates(desk.assessment(), "school")[1]


def test_the_school_s_words_may_tell_what_the_office_found(desk: Desk) -> None:
    (desk.folder / "templates").mkdir()
    body = (
        "<p>{% if review %}Đánh giá ngoài: {{ review.groups[0].external.points }} điểm, theo Quyết định số "
        '{{ review.documents["quyet-dinh-cong-nhan-ket-qua"].number }}{% else %}Chưa đánh giá ngoài{% endif %}./.</p>'
    )
    (desk.folder / "templates" / "thong-bao-ket-qua.html").write_text(body, encoding="utf-8")

    assert "Đánh giá ngoài: 65 điểm, theo Quyết định số 96/QĐ-SGDĐT./." in plain(
        desk.paper("thong-bao-ket-qua", reviewed)
    )
    assert "Chưa đánh giá ngoài./." in plain(desk.paper("thong-bao-ket-qua", registered))


def test_nothing_is_written_in_either_folder_unless_everything_can_be(desk: Desk) -> None:
    folders = OutputFolders.of(desk.folder)
    folders.office.mkdir()
    (folders.office / "11-quyet-dinh-cong-nhan-ket-qua.docx").write_bytes(b"by hand")

    with pytest.raises(Exception, match="đã được sửa tay"):
        render_documents(desk.assessment(reviewed), ["bao-cao", DECISION], folders)
    with pytest.raises(WrongUsage, match="chưa có review"):
        render_documents(desk.assessment(registered), ["bao-cao", DECISION], folders)
    assert not folders.school.exists()


def test_an_office_may_judge_by_a_set_of_its_own(cli: Cli, desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "cua-so.yaml"

    def by_own_set(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"]["of"]["indicator_set"] = "cua-so"
        levels = [{"level": 1, "name": "Chưa đạt", "below": 66}, {"level": 2, "name": "Đạt", "from": 66}]
        own = {**parts["set"], "id": "cua-so", "levels": levels}
        other.write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")

    desk.assessment(by_own_set)
    refused = cli("render", desk.folder, DECISION, "--final")
    done = cli("render", desk.folder, DECISION, "--final", "--set", other)
    everything = cli("render", desk.folder, "--set", other)

    assert "(review-set-differs)" in refused.err
    assert (done.code, everything.code) == (0, 0)
    made = desk.folder / "review-output"
    assert "đạt 65/100 điểm, xếp Mức độ 1 - Chưa đạt." in plain(Paper(made / "11-quyet-dinh-cong-nhan-ket-qua.docx"))
    assert not desk.output.exists()
    for options in ([], ["--set", other]):
        assert "document-stale" not in cli("check", desk.folder, "--select", "document-stale", *options).out
    assert cli("render", desk.folder, "bao-cao", "--set", other).code == 2


def test_a_signer_of_one_paper_signs_that_paper_alone_for_whom_he_stands(desk: Desk) -> None:
    signer = {"name": "H.T.L.", "title": "Phó Chủ tịch"}

    def signed(parts: dict[str, Any]) -> None:
        by_committee(parts)
        parts["review"]["body"]["head"]["title"] = "Chủ tịch"
        for document in (DECISION, MINUTES):
            parts["review"]["documents"][document]["signer"] = signer

    decision, minutes, certificate = (
        plain(desk.paper(document, signed)) for document in (DECISION, MINUTES, CERTIFICATE)
    )
    assert "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / H.T.L." in decision
    assert "Đ.V.K." in certificate
    assert "H.T.L." not in certificate
    assert "H.T.L." in minutes  # there the head of the school signs, not the office's
    assert "N.V.A., Hiệu trưởng" not in minutes
