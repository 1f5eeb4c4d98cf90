"""Days and numbers that contradict the order of the work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rulemaker import days, find, find_in_head, register_of

from cdsdossier.judging.rules import documents_out_of_order


@given(days, days)
def test_council_and_approval_are_never_of_one_day(council: date, approval: date) -> None:
    text = register_of(quyet_dinh_hoi_dong=f"date: {council}", quyet_dinh_cong_nhan=f"date: {approval}")

    assert bool(find_in_head(documents_out_of_order, text)) == (approval <= council)


@pytest.mark.parametrize(
    ("day", "late"), [("2026-03-09", "danh-muc-minh-chung"), ("2026-03-10", ""), ("2026-04-21", "to-trinh")]
)
def test_the_list_of_evidence_lies_between_the_council_and_the_request(day: str, late: str) -> None:
    text = register_of(
        quyet_dinh_hoi_dong="date: 2026-03-10", danh_muc_minh_chung=f"date: {day}", to_trinh="date: 2026-04-20"
    )

    assert [one.about for one in find_in_head(documents_out_of_order, text)] == [late][: bool(late)]


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


ORDER = (
    ("quyet-dinh-hoi-dong", "phieu-cham-diem"),
    ("ke-hoach", "bien-ban-tu-danh-gia"),
    ("quyet-dinh-hoi-dong", "bien-ban-tu-danh-gia"),
    ("phieu-cham-diem", "bien-ban-tu-danh-gia"),
    ("bien-ban-tu-danh-gia", "bao-cao"),
    ("quyet-dinh-hoi-dong", "quyet-dinh-cong-nhan"),
    ("bien-ban-tu-danh-gia", "quyet-dinh-cong-nhan"),
    ("bao-cao", "to-trinh"),
    ("quyet-dinh-cong-nhan", "to-trinh"),
    ("quyet-dinh-cong-nhan", "thong-bao-ket-qua"),
)


@pytest.mark.parametrize(("first", "then"), ORDER)
def test_what_must_come_first_may_be_of_the_same_day_but_not_later(first: str, then: str) -> None:
    on = {first: "date: 2026-04-10", then: "date: 2026-04-10"}
    founding = (first, then) == ("quyet-dinh-hoi-dong", "quyet-dinh-cong-nhan")

    assert [one.about for one in find_in_head(documents_out_of_order, register_of(**on))] == [then] * founding
    (found,) = find_in_head(documents_out_of_order, register_of(**{**on, then: "date: 2026-04-09"}))
    assert found.about == then
    assert "không được trước" in found.message


def test_all_that_a_document_cannot_precede_is_named_at_once() -> None:
    days = dict.fromkeys(("ke-hoach", "quyet-dinh-hoi-dong", "phieu-cham-diem"), "date: 2026-04-10")
    found = find_in_head(documents_out_of_order, register_of(**days, **{"bien-ban-tu-danh-gia": "date: 2026-04-09"}))

    assert [one.message.count("không được trước") for one in found] == [3]


@pytest.mark.parametrize(
    ("council", "approval", "found"),
    [
        ("number: 5, date: 2026-02-01", "number: 4, date: 2026-02-02", 1),
        ("number: 5, date: 2026-02-01", "number: 5, date: 2026-02-02", 0),
        ("number: 4, date: 2026-02-01", "number: 5, date: 2026-02-02", 0),
        ("number: 5a, date: 2026-02-01", "number: 5, date: 2026-02-02", 0),
        ("date: 2026-02-01", "number: 4, date: 2026-02-02", 0),
        ("number: 5, date: 2026-02-01", "date: 2026-02-02", 0),
    ],
)
def test_a_higher_number_is_not_older(council: str, approval: str, found: int) -> None:
    text = register_of(quyet_dinh_hoi_dong=council, quyet_dinh_cong_nhan=approval)
    words = (
        "Quyết định thành lập Hội đồng (01/02/2026) sai thứ tự: "
        "số 05 mà ban hành trước số 04 là Quyết định phê duyệt kết quả (02/02/2026)"
    )

    assert [one.message for one in find_in_head(documents_out_of_order, text)] == [words] * found


def test_numbers_of_two_kinds_are_two_series() -> None:
    text = register_of(ke_hoach="number: 9, date: 2026-02-01", quyet_dinh_hoi_dong="number: 1, date: 2026-02-02")

    assert find_in_head(documents_out_of_order, text) == []


def office(head: str = "", **entries: str) -> list[tuple[str, str, str]]:
    lines = "".join(f"  {name.replace('_', '-')}: {{{entry}}}\n" for name, entry in entries.items())
    files = {"dossier.yaml": register_of(to_trinh=head), "review.yaml": f"documents:\n{lines}"}
    return [(one.file, one.about, one.message.partition(": ")[2]) for one in find(documents_out_of_order, files)]


def test_the_office_s_documents_follow_the_school_s_submission_and_each_other() -> None:
    minutes, certificate = "number: 1, date: 2026-05-20", "date: 2026-05-19"

    assert office("date: 2026-05-20", bien_ban_danh_gia_ngoai=minutes) == []
    assert office("date: 2026-05-21", bien_ban_danh_gia_ngoai=minutes) == [
        ("review.yaml", "bien-ban-danh-gia-ngoai", "không được trước Tờ trình (21/05/2026)")
    ]
    assert office(bien_ban_danh_gia_ngoai=minutes, giay_chung_nhan=certificate) == [
        ("review.yaml", "giay-chung-nhan", "không được trước Biên bản đánh giá ngoài (20/05/2026)")
    ], "through a draft of the decision"
    assert office("date: 2026-05-21", phieu_tra_ho_so="number: 1, date: 2026-05-20") == []


def test_the_numbers_of_the_office_are_not_compared() -> None:
    assert (
        office(
            bien_ban_danh_gia_ngoai="number: 9, date: 2026-05-20",
            quyet_dinh_cong_nhan_ket_qua="number: 1, date: 2026-05-21",
        )
        == []
    )
