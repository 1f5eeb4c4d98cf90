"""Documents that are older than what they cite."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_head, register_of

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
