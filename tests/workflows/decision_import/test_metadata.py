"""What a decision says outside its tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cdsdossier.workflows.decision_import.metadata import find_decision, find_issuer, find_set_levels, find_set_title

DAY = date(2022, 12, 30)
NUMBER = "4725/QĐ-BGDĐT"


@pytest.mark.parametrize(
    ("lines", "number", "day"),
    [
        (("(Kèm theo Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022)",), NUMBER, DAY),
        (("(Kèm theo Quyết định số 4725/QD-BGDDT ngày 30/12/2022)",), NUMBER, DAY),
        (("Số: 4725/QĐ-BGDĐT", "Hà Nội, ngày 30 tháng 12 năm 2022"), NUMBER, DAY),
        (("Căn cứ Quyết định số 4725/QĐ-BGDĐT ngày 30.12.2022 của Bộ",), NUMBER, DAY),
        (("Quyết định số 12/2022/QĐ-UBND",), "12/2022/QĐ-UBND", None),
        (("(Kèm theo Quyết định số 4725/QĐ-BGDĐT ngày 30/2/2022)",), NUMBER, None),
        (("Căn cứ Quyết định số 1/QĐ-AB", "Căn cứ Quyết định số 2/QĐ-CD"), None, None),
        ((), None, None),
    ],
)
def test_number_and_date_are_read_where_only_one_decision_is_meant(
    lines: tuple[str, ...], number: str | None, day: date | None
) -> None:
    assert find_decision(lines) == (number, day)


def test_the_annex_line_wins_over_decisions_that_are_only_cited() -> None:
    cited = "Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022"
    assert find_decision((cited, f"(Kèm theo Quyết định số {NUMBER} ngày 30/12/2022)")) == (NUMBER, DAY)


def test_the_issuer_is_in_the_annex_line() -> None:
    line = "(Kèm theo Quyết định số 4725/QĐ-BGDĐT ngày 30/12/2022 của Bộ trưởng Bộ Giáo dục và Đào tạo)"
    assert find_issuer((line,)) == "Bộ Giáo dục và Đào tạo"
    assert find_issuer(("Quyết định số 1/QĐ-AB",)) is None
    assert find_issuer((line, line.replace("Bộ trưởng Bộ Giáo dục", "Giám đốc Sở Giáo dục"))) is None


def test_a_title_is_one_line_or_two() -> None:
    assert find_set_title(("PHỤ LỤC", "BỘ CHỈ SỐ ĐÁNH GIÁ")) == "BỘ CHỈ SỐ ĐÁNH GIÁ"
    assert find_set_title(("BỘ CHỈ SỐ", "Đánh giá mức độ")) == "BỘ CHỈ SỐ Đánh giá mức độ"
    assert find_set_title(("Về việc ban hành Bộ chỉ số đánh giá",)) == "Bộ chỉ số đánh giá"
    assert find_set_title(("Bộ chỉ số A", "Bộ chỉ số B")) is None


LEVELS = (
    "Mức độ 1: dưới 50 điểm - Mức chưa đáp ứng (chưa đạt yêu cầu).",
    "Mức độ 2: từ 50 đến 75 điểm - Mức đáp ứng cơ bản.",
    "Mức độ 3: trên 75 điểm - Mức đáp ứng tốt.",
)


def test_levels_keep_the_words_of_the_law() -> None:
    levels, unread = find_set_levels(LEVELS, Decimal(100))
    assert [(one.level, one.name, one.words) for one in levels] == [
        (1, "Mức chưa đáp ứng", "dưới 50"),
        (2, "Mức đáp ứng cơ bản", "từ 50 đến 75"),
        (3, "Mức đáp ứng tốt", "trên 75"),
    ]
    assert (levels[0].meaning, unread) == ("Chưa đạt yêu cầu", ())


def test_three_levels_in_one_line_are_cut() -> None:
    assert [one.level for one in find_set_levels((" ".join(LEVELS),), Decimal(100))[0]] == [1, 2, 3]


def test_levels_that_do_not_join_are_none_and_their_lines_are_returned() -> None:
    levels, unread = find_set_levels((LEVELS[0], LEVELS[2]), Decimal(100))
    assert (levels, len(unread)) == ((), 2)


def test_two_wordings_of_one_level_that_disagree_are_none() -> None:
    assert find_set_levels((*LEVELS, "Mức độ 2: từ 50 đến 70 điểm - Mức cơ bản."), Decimal(100))[0] == ()


def test_levels_without_numbers_are_counted_from_the_lowest() -> None:
    lines = ("Mức đáp ứng tốt: trên 75 điểm", "Mức đáp ứng cơ bản: từ 50 đến 75 điểm", "Mức chưa đáp ứng: dưới 50 điểm")
    levels, _ = find_set_levels(lines, Decimal(100))
    assert [one.name for one in levels] == ["Mức chưa đáp ứng", "Mức đáp ứng cơ bản", "Mức đáp ứng tốt"]
    assert [one.level for one in levels] == [1, 2, 3]
