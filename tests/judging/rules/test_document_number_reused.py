"""One number on two documents of a calendar year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rulemaker import SCHOOL, days, find_in_head, register_of

from cdsdossier.judging.rules import document_number_reused


@given(st.integers(1, 9999), days, days)
def test_a_number_is_reused_exactly_within_one_calendar_year(number: int, one: date, two: date) -> None:
    text = register_of(
        quyet_dinh_hoi_dong=f'number: "{number:03d}", date: {one}',
        quyet_dinh_cong_nhan=f"number: {number}, date: {two}",
    )

    assert len(find_in_head(document_number_reused, text)) == (one.year == two.year)


@pytest.mark.parametrize(
    ("about", "count"),
    [("về việc thành lập Hội đồng", 1), ("phê duyệt kết quả", 0), ("về việc công nhận kết quả", 0), ("", 0)],
)
def test_a_basis_of_the_same_number_and_day_must_be_about_the_same(about: str, count: int) -> None:
    basis = f'bases: [{{kind: Quyết định, number: 02/QĐ – THCST, date: 2026-02-05, about: "{about}"}}]\n'
    hits = find_in_head(document_number_reused, register_of(quyet_dinh_cong_nhan="number: 2, date: 2026-02-05") + basis)

    assert [hit.about for hit in hits] == ["quyet-dinh-cong-nhan"] * count


@pytest.mark.parametrize(
    ("held", "about"),
    [("quyet_dinh_hoi_dong", "thành lập HĐTĐG"), ("quyet_dinh_cong_nhan", "kết quả tự đánh giá")],
)
def test_a_basis_in_short_words_is_not_accused(held: str, about: str) -> None:
    basis = f'bases: [{{kind: Quyết định, number: 02/QĐ-THCST, date: 2026-02-05, about: "{about}"}}]\n'

    assert not find_in_head(document_number_reused, register_of(**{held: "number: 2, date: 2026-02-05"}) + basis)


def test_two_bases_with_one_number_of_ours_are_two_documents() -> None:
    basis = "{{kind: Kế hoạch, number: 7/KH-THCST, date: 2026-01-{day}, about: chuyển đổi số}}"
    text = f"{SCHOOL}bases: [{basis.format(day='05')}, {basis.format(day='06')}, {basis.format(day='05')}]\n"

    assert len(find_in_head(document_number_reused, text)) == 1
