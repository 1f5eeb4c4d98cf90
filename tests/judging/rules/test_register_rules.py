"""What the register of documents, the council and the minutes may not say: the cases beside ``rules/<rule>/bad``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.overlay import BASE, TODAY

from cdsdossier import Dossier, IndicatorSet, assess, documents
from cdsdossier.files import resources
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.rules import (
    Rule,
    authority_abolished,
    council_unfit,
    document_cites_later,
    document_missing,
    document_number_reused,
    documents_out_of_order,
    votes_wrong,
)
from cdsdossier.model.dossier import register
from cdsdossier.model.dossier.head import DOCUMENTS, Head
from cdsdossier.model.dossier.narrative import Narrative, Proposal
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

SET = IndicatorSet.read(BASE / "indicator-set.yaml")
SCHOOL = "school: {name: Trường THCS Thử, code: THCST, kind: thcs}\nschool_year: 2025-2026\n"
COUNCIL = """\
council:
  - {name: N.V.A., role: Chủ tịch}
  - {name: T.T.B., role: Phó chủ tịch}
  - {name: L.V.C., role: Thư ký}
  - {name: P.T.D., role: Ủy viên}
  - {name: V.T.E., role: Ủy viên}
"""
days = st.dates(date(2025, 8, 1), date(2026, 7, 31))


def found(rule: Rule, text: str, narrative: Narrative | None = None, today: date = TODAY) -> list[Finding]:
    """Return what a rule finds in a ``dossier.yaml``, faults of reading left out."""
    page = parse_page(text.encode(), "dossier.yaml")
    head, _ = read_form(Head, page)
    dossier = Dossier(Path("x"), head, narrative=narrative or Narrative(), pages={"dossier.yaml": page})
    return list(assess(dossier, SET, today, rules=[rule]).findings)


def register_of(**entries: str) -> str:
    """Return a head whose register holds these documents: id (with underscores) → what stands in its braces."""
    lines = [f"  {name.replace('_', '-')}: {{{entry}}}\n" for name, entry in entries.items()]
    return SCHOOL + COUNCIL + "documents:\n" + "".join(lines)


def test_the_register_and_the_catalogue_say_the_same() -> None:
    entries = documents.list_documents()

    assert {entry.id: entry.notation for entry in entries} == {**register.NOTATIONS, **register.OFFICE_NOTATIONS}
    assert tuple(entry.id for entry in entries if entry.bases and entry.issuer == "school") == register.CITING_DOCUMENTS
    assert tuple(register.DOCUMENT_NAMES) == tuple(register.NOTATIONS) == DOCUMENTS
    assert tuple(register.OFFICE_DOCUMENT_NAMES) == tuple(register.OFFICE_NOTATIONS) == OFFICE_DOCUMENTS


@pytest.mark.parametrize("document", document_cites_later.NAMING_THE_SET)
def test_the_documents_said_to_name_the_set_do_name_it(document: str) -> None:
    words = (resources.templates_folder() / f"{document}.html").read_text(encoding="utf-8")

    assert "set.decision" in words or "chung.law()" in words


@given(st.integers(1, 9999), days, days)
def test_a_number_is_reused_exactly_within_one_calendar_year(number: int, one: date, two: date) -> None:
    text = register_of(
        quyet_dinh_hoi_dong=f'number: "{number:03d}", date: {one}',
        quyet_dinh_cong_nhan=f"number: {number}, date: {two}",
    )

    assert len(found(document_number_reused, text)) == (one.year == two.year)


@pytest.mark.parametrize(
    ("about", "count"),
    [("về việc thành lập Hội đồng", 1), ("phê duyệt kết quả", 0), ("về việc công nhận kết quả", 0), ("", 0)],
)
def test_a_basis_of_the_same_number_and_day_must_be_about_the_same(about: str, count: int) -> None:
    basis = f'bases: [{{kind: Quyết định, number: 02/QĐ – THCST, date: 2026-02-05, about: "{about}"}}]\n'
    hits = found(document_number_reused, register_of(quyet_dinh_cong_nhan="number: 2, date: 2026-02-05") + basis)

    assert [hit.about for hit in hits] == ["quyet-dinh-cong-nhan"] * count


@pytest.mark.parametrize(
    ("held", "about"),
    [("quyet_dinh_hoi_dong", "thành lập HĐTĐG"), ("quyet_dinh_cong_nhan", "kết quả tự đánh giá")],
)
def test_a_basis_in_short_words_is_not_accused(held: str, about: str) -> None:
    basis = f'bases: [{{kind: Quyết định, number: 02/QĐ-THCST, date: 2026-02-05, about: "{about}"}}]\n'

    assert not found(document_number_reused, register_of(**{held: "number: 2, date: 2026-02-05"}) + basis)


def test_two_bases_with_one_number_of_ours_are_two_documents() -> None:
    basis = "{{kind: Kế hoạch, number: 7/KH-THCST, date: 2026-01-{day}, about: chuyển đổi số}}"
    text = f"{SCHOOL}bases: [{basis.format(day='05')}, {basis.format(day='06')}, {basis.format(day='05')}]\n"

    assert len(found(document_number_reused, text)) == 1


@given(days, days)
def test_council_and_approval_are_never_of_one_day(council: date, approval: date) -> None:
    text = register_of(quyet_dinh_hoi_dong=f"date: {council}", quyet_dinh_cong_nhan=f"date: {approval}")

    assert bool(found(documents_out_of_order, text)) == (approval <= council)


def test_plan_and_council_come_in_either_order() -> None:
    text = register_of(ke_hoach="number: 9, date: 2026-03-10", quyet_dinh_hoi_dong="number: 1, date: 2026-03-05")

    assert found(documents_out_of_order, text) == []


def test_a_draft_between_two_documents_hides_nothing() -> None:
    text = register_of(bien_ban_tu_danh_gia="date: 2026-04-10", to_trinh="date: 2026-04-01")
    (hit,) = found(documents_out_of_order, text)

    assert (hit.about, hit.line) == ("to-trinh", 11)
    assert hit.message == "Tờ trình (01/04/2026) sai thứ tự: không được trước Biên bản tự đánh giá (10/04/2026)"


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 60))
def test_in_one_series_the_lower_number_is_the_older(council: int, approval: int, later: int) -> None:
    day = date(2026, 2, 1)
    text = register_of(
        quyet_dinh_hoi_dong=f"number: {council}, date: {day}",
        quyet_dinh_cong_nhan=f"number: {approval}, date: {day + timedelta(later)}",
    )
    hits = found(documents_out_of_order, text)

    assert [hit.about for hit in hits] == ["quyet-dinh-hoi-dong"] * (council > approval)


def test_numbers_of_two_calendar_years_are_two_series() -> None:
    text = register_of(
        quyet_dinh_hoi_dong="number: 90, date: 2025-11-10", quyet_dinh_cong_nhan="number: 2, date: 2026-02-05"
    )

    assert found(documents_out_of_order, text) == []


def test_the_fix_for_a_younger_basis_names_the_documents_that_may_print_it() -> None:
    basis = "bases: [{kind: Công văn, number: 5/SGDĐT, date: 2026-04-12}]\n"
    text = register_of(ke_hoach="date: 2026-03-05", bao_cao="date: 2026-04-12") + basis
    (hit,) = found(document_cites_later, text)

    assert hit.about == "ke-hoach"
    assert "for: [quyet-dinh-hoi-dong, bao-cao, quyet-dinh-cong-nhan, to-trinh, thong-bao-ket-qua]" in hit.fix


def test_minutes_print_no_bases() -> None:
    basis = "bases: [{kind: Công văn, number: 5/SGDĐT, date: 2026-04-12, for: [bien-ban-tu-danh-gia]}]\n"

    assert found(document_cites_later, register_of(bien_ban_tu_danh_gia="date: 2026-04-10") + basis) == []


def test_a_report_cannot_be_older_than_the_decision_of_its_set() -> None:
    hits = found(document_cites_later, register_of(ke_hoach="date: 2025-09-05", bao_cao="date: 2025-12-29"))

    assert [hit.about for hit in hits] == ["ke-hoach", "bao-cao"], "the plan names it as well"


def test_a_year_that_begins_lacks_no_document() -> None:
    assert found(document_missing, SCHOOL + COUNCIL + "documents:\n  to-trinh: {number: 3}\n") == []
    assert found(document_missing, register_of(ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="")) == []


def test_a_date_that_was_refused_is_not_also_missing() -> None:
    text = register_of(
        ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="date: 10/3/2026", bien_ban_tu_danh_gia="date: 2026-04-10"
    )

    assert found(document_missing, text) == []


@pytest.mark.parametrize("later", ["bao-cao", "quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua"])
def test_whatever_follows_the_minutes_rests_on_them(later: str) -> None:
    text = register_of(
        ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="date: 2026-03-05", **{later: "date: 2026-04-20"}
    )

    assert "bien-ban-tu-danh-gia" in [hit.about for hit in found(document_missing, text)]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("present: 5, for: 5, against: 0, abstain: 0", ""),
        ("present: 5, for: 3, against: 1, abstain: 1", ""),
        ("present: 5, for: 4, against: 0, abstain: 0", "4 phiếu, nhưng có mặt 5 người"),
        ("present: 4, for: 4", ""),
        ("present: 4, for: 5", "5 phiếu, nhưng có mặt 4 người"),
        ("for: 4, against: 2", "6 phiếu, nhưng Hội đồng chỉ có 5 thành viên"),
        ("present: 6", "có mặt 6 người, nhưng Hội đồng chỉ có 5 thành viên"),
        ("present: 6, for: 6", "có mặt 6 người, nhưng Hội đồng chỉ có 5 thành viên"),
        ("present: 5, for: 4", ""),
        ("present: 4", ""),
        ("present: 4, absent: []", "có mặt 4, vắng 0, nhưng Hội đồng có 5 thành viên"),
        ("present: 4, absent: [V.T.E.]", ""),
        ("present: 3, absent: [V.T.E., v.t.e.]", "người vắng “v.t.e.” có tên hai lần"),
        ("present: 4, absent: [n.v.a.]", "Chủ tịch “N.V.A.” ghi là vắng mặt, nhưng biên bản in là người chủ trì và ký"),
        ("absent: [L.V.C.]", "Thư ký “L.V.C.” ghi là vắng mặt, nhưng biên bản in là người ghi biên bản và ký"),
        ('starts: "14:00", ends: "14:00"', "cuộc họp kết thúc lúc 14:00, không sau giờ bắt đầu 14:00"),
        ('starts: "9:00", ends: "10:00"', ""),
        ('starts: "24:00"', "giờ họp “24:00” chưa đúng cách viết"),
    ],
)
def test_minutes_that_do_not_add_up(entry: str, sentence: str) -> None:
    hits = found(votes_wrong, register_of(bien_ban_tu_danh_gia=entry))

    assert [hit.message for hit in hits] == [sentence][: bool(sentence)]
    assert {hit.about for hit in hits} <= {"bien-ban-tu-danh-gia"}


@pytest.mark.parametrize(
    ("votes", "refused"),
    [("present: 5, for: 2", True), ("present: 4, for: 2", True), ("present: 5, for: 3", False), ("present: 5", False)],
)
def test_nothing_is_issued_on_a_result_that_the_council_did_not_agree_on(votes: str, refused: bool) -> None:
    register = register_of(
        bien_ban_tu_danh_gia=votes,
        bao_cao="number: 3, date: 2026-04-20",
        quyet_dinh_cong_nhan="number: 2",
        to_trinh="date: 2026-04-21",
        thong_bao_ket_qua="",
    )

    hits = found(votes_wrong, register)

    assert [hit.about for hit in hits] == ["quyet-dinh-cong-nhan", "to-trinh"] * refused
    assert all("chưa thông qua kết quả" in hit.message for hit in hits)


@pytest.mark.parametrize(
    ("written", "wanted"), [("14h30", "14:30"), ("8 giờ", "08:00"), ("7.05", "07:05"), ("chiều", "14:00")]
)
def test_a_time_in_other_words_is_told_how_to_be_written(written: str, wanted: str) -> None:
    (hit,) = found(votes_wrong, register_of(bien_ban_tu_danh_gia=f'starts: "{written}"'))

    assert hit.fix.startswith(f'Viết starts: "{wanted}"')


def test_without_a_council_nobody_is_counted() -> None:
    text = SCHOOL + "documents:\n  bien-ban-tu-danh-gia: {present: 7, absent: [H.T.H.], for: 7}\n"

    assert found(votes_wrong, text) == []


def test_a_council_that_was_not_read_whole_counts_nobody() -> None:
    text = register_of(bien_ban_tu_danh_gia="present: 5, absent: [H.T.H.]").replace(
        "{name: V.T.E., role: Ủy viên}", "H.T.H."
    )

    assert found(votes_wrong, text) == []


@pytest.mark.parametrize(("members", "count"), [(3, 1), (4, 1), (5, 0), (6, 1), (7, 0)])
def test_a_small_or_even_council_is_only_a_warning(members: int, count: int) -> None:
    more = "".join(f"  - {{name: Người {n}, role: Ủy viên}}\n" for n in range(members - 2))
    text = "council:\n  - {name: N.V.A., role: Chủ tịch}\n  - {name: L.V.C., role: Thư ký}\n" + more

    assert [hit.severity for hit in found(council_unfit, text)] == [Severity.WARNING] * count


@pytest.mark.parametrize("text", ["council:\n", "council: []\n", SCHOOL])
def test_an_empty_council_is_one_error(text: str) -> None:
    (hit,) = found(council_unfit, text)

    assert hit.severity is Severity.ERROR
    assert hit.message == "Hội đồng tự đánh giá chưa có thành viên nào"


@pytest.mark.parametrize(
    "slip", ["role: Uỷ viên", "rôle: Chủ tịch", "role: [Thư ký]"], ids=["another spelling", "another key", "a list"]
)
def test_a_member_that_could_not_be_read_is_not_told_twice(slip: str) -> None:
    assert found(council_unfit, COUNCIL.replace("role: Thư ký", slip)) == []
    assert found(council_unfit, "council: Hiệu trưởng và các tổ trưởng\n") == []


@pytest.mark.parametrize(
    ("authority", "gone"),
    [
        ("Phòng Giáo dục và Đào tạo huyện Tiên Lãng", True),
        ("PHÒNG GD & ĐT", True),
        ("Phòng GDĐT quận 1", True),
        ("Phòng Giáo dục huyện A", True),
        ("PGD&ĐT", True),
        ("UBND thị xã A", True),
        ("UBND TX. A", True),
        ("UBND thị trấn A", True),
        ("UBND H. A", True),
        ("UBND Q.1", True),
        ("PGDĐT A", True),
        ("UBND xã Hòa An", False),
        ("Ủy ban nhân dân quận A", True),
        ("UBND xã Huyện Thử", False),
        ("UBND phường Quận Ngang", False),
        ("UBND thành phố Hải Phòng", False),
        ("Phòng Văn hóa - Xã hội xã A", False),
        ("Phòng Giáo dục Trung học, Sở GD&ĐT", False),
        ("Sở Giáo dục và Đào tạo", False),
    ],
)
def test_authorities_that_ended_are_known_by_name(authority: str, gone: bool) -> None:
    hits = found(authority_abolished, SCHOOL, Narrative(proposals=(Proposal(to=authority),)))

    assert [hit.file for hit in hits] == ["narrative.yaml"] * gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("school_year: 2023-2024\n", False),
        ("school_year: 2024-2025\n", True),
        ("school_year: 2024-2025\ndocuments: {ke-hoach: {date: 2025-06-30}}\n", False),
        ("school_year: 2024-2025\ndocuments: {ke-hoach: {date: 2024-09-05}, to-trinh: {date: 2025-07-01}}\n", True),
        ("", True),
    ],
)
def test_papers_of_older_days_may_name_older_authorities(text: str, gone: bool) -> None:
    old = "school: {kind: phong-gddt, parent: UBND huyện A}\n"

    assert len(found(authority_abolished, old + text)) == 2 * gone
    assert found(authority_abolished, old, today=date(2025, 6, 30)) == []


@pytest.mark.parametrize("where", ["quyet-dinh-cong-nhan", "dossier.yaml"])
def test_a_waiver_may_name_a_document(where: str) -> None:
    text = register_of(
        quyet_dinh_hoi_dong="date: 2026-03-10",
        quyet_dinh_cong_nhan="date: 2026-03-10",
        thong_bao_ket_qua="date: 2026-03-09",
    )
    waiver = f"waivers: [{{rule: documents-out-of-order, where: {where}, reason: Ký lại}}]\n"
    waived = [hit.about for hit in found(documents_out_of_order, text + waiver) if hit.waived]

    assert waived == (
        ["quyet-dinh-cong-nhan"] if where != "dossier.yaml" else ["quyet-dinh-cong-nhan", "thong-bao-ket-qua"]
    )


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [("N.V.X.", "Hiệu trưởng", True), ("n.v.a.", "hiệu  trưởng", False), ("N.V.X.", "Phó hiệu trưởng", False)],
)
def test_two_people_do_not_hold_the_post_of_the_head(name: str, title: str, told: bool) -> None:
    text = register_of().replace("kind: thcs}", f"kind: thcs, head: {{name: {name}, title: {title}}}}}")
    text = text.replace("N.V.A., role", "N.V.A., post: Hiệu trưởng, role")

    words = "Hiệu trưởng trong Hội đồng là “N.V.A.”, còn school.head.name là “N.V.X.”"
    assert [hit.message for hit in found(council_unfit, text)] == [words] * told
