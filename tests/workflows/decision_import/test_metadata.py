"""What a decision says outside its tables."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.workflows.decision_import.metadata import find_decision, find_issuer, find_set_title

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
    annexed = "(Kèm theo Quyết định số 3267/QĐ-BGDĐT ngày 30 tháng 10 năm 2024)"
    assert find_set_title(("PHỤ LỤC BỘ CHỈ SỐ", annexed)) == "BỘ CHỈ SỐ"
    assert find_set_title((f"BỘ CHỈ SỐ ĐÁNH GIÁ {annexed}",)) == "BỘ CHỈ SỐ ĐÁNH GIÁ"
