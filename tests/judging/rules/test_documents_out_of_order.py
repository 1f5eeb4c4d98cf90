"""Days and numbers that contradict the order of the work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rulemaker import days, find_in_head, register_of

from cdsdossier.judging.rules import documents_out_of_order


@given(days, days)
def test_council_and_approval_are_never_of_one_day(council: date, approval: date) -> None:
    text = register_of(quyet_dinh_hoi_dong=f"date: {council}", quyet_dinh_cong_nhan=f"date: {approval}")

    assert bool(find_in_head(documents_out_of_order, text)) == (approval <= council)


def test_plan_and_council_come_in_either_order() -> None:
    text = register_of(ke_hoach="number: 9, date: 2026-03-10", quyet_dinh_hoi_dong="number: 1, date: 2026-03-05")

    assert find_in_head(documents_out_of_order, text) == []


def test_a_draft_between_two_documents_hides_nothing() -> None:
    text = register_of(bien_ban_tu_danh_gia="date: 2026-04-10", to_trinh="date: 2026-04-01")
    (hit,) = find_in_head(documents_out_of_order, text)

    assert (hit.about, hit.line) == ("to-trinh", 11)
    assert hit.message == "Tờ trình (01/04/2026) sai thứ tự: không được trước Biên bản tự đánh giá (10/04/2026)"


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 60))
def test_in_one_series_the_lower_number_is_the_older(council: int, approval: int, later: int) -> None:
    day = date(2026, 2, 1)
    text = register_of(
        quyet_dinh_hoi_dong=f"number: {council}, date: {day}",
        quyet_dinh_cong_nhan=f"number: {approval}, date: {day + timedelta(later)}",
    )
    hits = find_in_head(documents_out_of_order, text)

    assert [hit.about for hit in hits] == ["quyet-dinh-hoi-dong"] * (council > approval)


def test_numbers_of_two_calendar_years_are_two_series() -> None:
    text = register_of(
        quyet_dinh_hoi_dong="number: 90, date: 2025-11-10", quyet_dinh_cong_nhan="number: 2, date: 2026-02-05"
    )

    assert find_in_head(documents_out_of_order, text) == []


@pytest.mark.parametrize("where", ["quyet-dinh-cong-nhan", "dossier.yaml"])
def test_a_waiver_may_name_a_document(where: str) -> None:
    text = register_of(
        quyet_dinh_hoi_dong="date: 2026-03-10",
        quyet_dinh_cong_nhan="date: 2026-03-10",
        thong_bao_ket_qua="date: 2026-03-09",
    )
    waiver = f"waivers: [{{rule: documents-out-of-order, where: {where}, reason: Ký lại}}]\n"
    waived = [hit.about for hit in find_in_head(documents_out_of_order, text + waiver) if hit.waived]

    assert waived == (
        ["quyet-dinh-cong-nhan"] if where != "dossier.yaml" else ["quyet-dinh-cong-nhan", "thong-bao-ket-qua"]
    )
