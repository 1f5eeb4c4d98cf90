"""Numbers of rows as people type them."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.decision_import.written_numbers import is_day, match_text_number, parse_written_number


@pytest.mark.parametrize(
    "written",
    ["1,3", "1. 3", "1 .3", "1.3 .", "(1.3)", "[1.3]", "1.3:", "1.3-", "1..3", "1-3", "1–3", "1/3", "1_3", "１.３",
     "TC 1.3", "TC1.3", "Tiêu chí 1.3:", "Mục 1.3", "I.3", "I-3", "A.3", "A3", "1.03", "1\u200b.3", "#1.3"],
)  # fmt: skip
def test_one_number_is_typed_in_many_ways(written: str) -> None:
    assert parse_written_number(written) == (1, 3)


@pytest.mark.parametrize(
    ("written", "parts"),
    [("Chỉ số 1.3.1", (1, 3, 1)), ("II.2.1", (2, 2, 1)), ("B2.1", (2, 2, 1)), ("1.3a", (1, 3, 1)),
     ("1.3.b)", (1, 3, 2)), ("01", (1,)), ("(1)", (1,)), ("1/", (1,))],
)  # fmt: skip
def test_parts_and_letters_are_counted(written: str, parts: tuple[int, ...]) -> None:
    assert parse_written_number(written) == parts


@pytest.mark.parametrize(
    "written", ["", "l.8", "K", "1.O", "Ghi chú", "1.1 và 1.2", "01/03/2024", "2024-03-01", "1.3z", "12%"]
)
def test_what_is_not_certain_is_no_number(written: str) -> None:
    assert parse_written_number(written) == ()


def test_a_number_that_excel_made_a_day_is_known() -> None:
    assert [is_day(one) for one in ("01/03/2024", "2024-03-01", "1.3")] == [True, True, False]


@pytest.mark.parametrize(
    "text",
    ["1.3 Có mạng", "1.3.Có mạng", "1.3-Có mạng", "1.3 - Có mạng", "1.3/ Có mạng", "(1.3) Có mạng", "1,3. Có mạng",
     "Tiêu chí 1.3: Có mạng", "TC1.3. Có mạng", "I.3. Có mạng", "A.3. Có mạng", "1. 3. Có mạng"],
)  # fmt: skip
def test_a_number_at_the_beginning_of_a_text_ends_where_the_words_begin(text: str) -> None:
    numbers, end = match_text_number(text)
    assert (numbers, text[end:]) == ((1, 3), "Có mạng")


@pytest.mark.parametrize("text", ["1) Có", "1. Có", "1/ Có", "1- Có", "(1) Có", "Tiêu chí 1: Có"])
def test_a_number_alone_has_a_sign_behind_it(text: str) -> None:
    assert match_text_number(text)[0] == (1,)


@pytest.mark.parametrize(
    "text",
    ["2 phòng máy", "1.5 triệu đồng", "2.5GB", "2.0 thế hệ", "1,5 điểm", "24/7 trực", "100% giáo viên", "3-4 phòng",
     "5.000 học liệu", "(6 điểm)", "Nội dung 1.3 có", "Phần mềm 1: quản lí"],
)  # fmt: skip
def test_numbers_of_things_are_no_numbers_of_rows(text: str) -> None:
    assert match_text_number(text) == ((), 0)
