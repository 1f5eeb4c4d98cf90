"""Documents that are older than what they cite."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find, find_in_head, register_of

from cdsdossier.files import resources
from cdsdossier.judging.rules import document_cites_later


@pytest.mark.parametrize("document", document_cites_later.NAMING_THE_SET)
def test_the_documents_said_to_name_the_set_do_name_it(document: str) -> None:
    words = (resources.templates_folder() / f"{document}.html").read_text(encoding="utf-8")

    assert "set.decision" in words or "chung.law()" in words


def test_the_fix_for_a_younger_basis_names_the_documents_that_may_print_it() -> None:
    basis = "bases: [{kind: Công văn, number: 5/SGDĐT, date: 2026-04-12}]\n"
    text = register_of(ke_hoach="date: 2026-03-05", bao_cao="date: 2026-04-12") + basis
    (hit,) = find_in_head(document_cites_later, text)

    assert hit.about == "ke-hoach"
    assert "for: [quyet-dinh-hoi-dong, bao-cao, quyet-dinh-cong-nhan, to-trinh, thong-bao-ket-qua]" in hit.fix


def test_minutes_print_no_bases() -> None:
    basis = "bases: [{kind: Công văn, number: 5/SGDĐT, date: 2026-04-12, for: [bien-ban-tu-danh-gia]}]\n"

    assert find_in_head(document_cites_later, register_of(bien_ban_tu_danh_gia="date: 2026-04-10") + basis) == []


def test_a_report_cannot_be_older_than_the_decision_of_its_set() -> None:
    hits = find_in_head(document_cites_later, register_of(ke_hoach="date: 2025-09-05", bao_cao="date: 2025-12-29"))

    assert [hit.about for hit in hits] == ["ke-hoach", "bao-cao"], "the plan names it as well"


def cited(basis: str, **entries: str) -> list[tuple[str, int | None, str]]:
    text = register_of(**entries) + f"bases: [{{{basis}}}]\n"
    return [(one.about, one.line, one.message.partition(": ")[2]) for one in find_in_head(document_cites_later, text)]


@pytest.mark.parametrize(("day", "late"), [("2026-03-05", False), ("2026-03-06", True)])
def test_a_basis_of_the_same_day_may_be_cited(day: str, late: bool) -> None:
    found = cited(f"kind: Công văn, number: 5/SGDĐT, date: {day}", ke_hoach="date: 2026-03-05")

    assert found == [("ke-hoach", 11, "Công văn 5/SGDĐT (06/03/2026)")] * late


def test_a_basis_is_named_by_what_there_is() -> None:
    assert cited("kind: Công văn, date: 2026-03-06", ke_hoach="date: 2026-03-05")[0][2] == "Công văn (06/03/2026)"
    assert cited("number: 5/SGDĐT", ke_hoach="date: 2026-03-05") == []


def test_where_every_document_is_older_the_basis_is_to_go() -> None:
    text = register_of(ke_hoach="date: 2026-03-05") + "bases: [{number: 5, date: 2026-04-12, for: [ke-hoach]}]\n"
    (found,) = find_in_head(document_cites_later, text)

    assert found.fix == "Sửa ngày nếu ghi nhầm; nếu ngày đúng thì bỏ căn cứ này."


@pytest.mark.parametrize(("day", "late"), [("2025-12-29", True), ("2025-12-30", False), ("2025-12-31", False)])
def test_the_decision_of_the_set_is_a_basis_of_its_own(day: str, late: bool) -> None:
    found = cited("kind: x", bao_cao=f"date: {day}")

    assert found == [("bao-cao", 10, "Quyết định 1/QĐ-THU (30/12/2025) của bộ chỉ số")] * late


def test_a_decision_that_the_bases_name_is_found_once() -> None:
    basis = "kind: Quyết định, number: 1/QĐ-THU, date: 2025-12-30"

    assert [one[1] for one in cited(basis, bao_cao="date: 2025-12-29")] == [11]
    assert [one[1] for one in cited(f"{basis}, for: [to-trinh]", bao_cao="date: 2025-12-29")] == [10]


def test_the_approval_does_not_name_the_set() -> None:
    assert cited("kind: x", quyet_dinh_cong_nhan="date: 2025-12-29") == []


def test_a_set_without_a_date_is_older_than_everything() -> None:
    rules = changed("indicator-set.yaml", ("date: 2025-12-30, issuer", "issuer"))
    head = {"dossier.yaml": register_of(bao_cao="date: 2020-01-01")}

    assert find(document_cites_later, {**rules, **head}) == []


@pytest.mark.parametrize(("day", "late"), [("2026-04-18", []), ("2026-04-19", ["bien-ban-danh-gia-ngoai"])])
def test_the_office_s_papers_cite_no_later_basis_either(day: str, late: list[str]) -> None:
    review = (
        f"bases: [{{kind: Quyết định, number: 8/QĐ-UBND, date: {day}}}]\n"
        "documents: {bien-ban-danh-gia-ngoai: {number: 4, date: 2026-04-18}, giay-chung-nhan: {date: 2026-04-17}}\n"
    )
    assert [one.about for one in find(document_cites_later, {"review.yaml": review})] == late
