"""One number on two documents of a calendar year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rulemaker import SCHOOL, days, find, find_in_head, register_of

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


def basis(number: str, about: str, day: str = "2026-02-05") -> str:
    return f'bases: [{{kind: Quyết định, number: {number}, date: {day}, about: "{about}"}}]\n'


def told(text: str) -> list[tuple[str, str, str]]:
    found = find_in_head(document_number_reused, text)
    return [(one.about, one.message, one.fix.partition(",")[0]) for one in found]


def test_the_second_of_two_documents_is_found_with_both_names() -> None:
    text = register_of(
        quyet_dinh_hoi_dong="number: 5, date: 2026-02-05", quyet_dinh_cong_nhan="number: 05, date: 2026-03-05"
    )

    assert told(text) == [
        (
            "quyet-dinh-cong-nhan",
            (
                "số 05/QĐ-THCST dùng cho hai văn bản: "
                "Quyết định thành lập Hội đồng (05/02/2026) và Quyết định phê duyệt kết quả (05/03/2026)"
            ),
            "Xem sổ văn bản đi",
        )
    ]
    assert told(text.replace("number: 05", "number: 5a")) == []
    assert told(text.replace("code: THCST, ", ""))[0][1].startswith("số 05/QĐ dùng cho")


def test_numbers_of_two_kinds_are_two_series() -> None:
    assert told(register_of(ke_hoach="number: 5, date: 2026-02-05", bao_cao="number: 5, date: 2026-03-05")) == []
    assert told(register_of(ke_hoach="date: 2026-02-05", phieu_cham_diem="date: 2026-03-05")) == []


@pytest.mark.parametrize(
    ("about", "named"),
    [
        ("", "căn cứ (06/02/2026)"),
        ("ban hành nội quy", "căn cứ “ban hành nội quy” (06/02/2026)"),
        ("x" * 29 + " " + "y" * 30, "căn cứ “" + "x" * 29 + " " + "y" * 30 + "” (06/02/2026)"),
        ("x" * 29 + " " + "y" * 31, "căn cứ “" + "x" * 29 + " …” (06/02/2026)"),
    ],
)
def test_a_basis_is_named_by_what_it_is_about(about: str, named: str) -> None:
    ((document, message, fix),) = told(
        register_of(ke_hoach="number: 5, date: 2026-02-05") + basis("5/KH-THCST", about, "2026-02-06")
    )

    assert (document, fix) == ("ke-hoach", "Sửa number")
    assert message == f"số 05/KH-THCST dùng cho hai văn bản: Kế hoạch (05/02/2026) và {named}"


@pytest.mark.parametrize("number", ["5/KH-KHAC", "5/QĐ-THCST", "6/KH-THCST"])
def test_a_basis_of_another_school_or_series_is_another_document(number: str) -> None:
    assert told(register_of(ke_hoach="number: 5, date: 2026-02-05") + basis(number, "", "2026-02-06")) == []


def test_a_basis_that_means_the_document_is_no_second_use() -> None:
    document = register_of(ke_hoach="number: 5, date: 2026-02-05")

    assert told(document + basis("5/KH-THCST", "bất kỳ")) == []
    assert told(document + basis("5/KH-THCST", "", "2025-02-05")) == [], "a number of another year"
    assert told(document + "bases: [{number: 5/KH-THCST}]\n") == [], "a basis without a day"


@pytest.mark.parametrize(
    ("issuer", "about", "day", "count"),
    [
        ("UBND xã Thử", "về việc thành lập Đoàn", "2026-04-10", 1),
        ("Ủy ban nhân dân xã Thử", "về việc thành lập Đoàn", "2026-04-19", 1),
        ("UBND xã Thử", "công nhận kết quả", "2026-04-19", 0),
        ("UBND tỉnh Thử", "về chuyển đổi số", "2026-04-10", 0),
    ],
)
def test_the_office_s_register_and_bases_are_read_as_well(issuer: str, about: str, day: str, count: int) -> None:
    review = (
        "body: {name: UBND xã Thử, code: UBND}\n"
        "documents: {quyet-dinh-cong-nhan-ket-qua: {number: 9, date: 2026-04-19}}\n"
        f"bases: [{{kind: Quyết định, number: 09/QĐ-UBND, date: {day}, issuer: {issuer}, about: {about}}}]\n"
    )
    found = find(document_number_reused, {"review.yaml": review})

    assert [(one.file, one.about) for one in found] == [("review.yaml", "quyet-dinh-cong-nhan-ket-qua")] * count
