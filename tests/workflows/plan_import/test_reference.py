"""The annex says which plan it belongs to."""

from __future__ import annotations

from datetime import date

import pytest
from support.tablemaker import HEAD, annex, table

from cdsdossier.model.dossier.timeline import PlanReference
from cdsdossier.workflows.plan_import.reference import find_reference

ROW = ["1", "Tự đánh giá", "3/2024", "", ""]
DAY = date(2023, 9, 15)

#: Lines, apart at ``|`` → number and day.
LINES: dict[str, tuple[str | None, date | None]] = {
    "(Kèm theo Kế hoạch số 206/KH-THCSMTh ngày 15/9/2023 của Hiệu trưởng)": ("206/KH-THCSMTh", DAY),
    "Kèm theo Kế hoạch 206/KH-THCSMTh ngày 15 tháng 9 năm 2023": ("206/KH-THCSMTh", DAY),
    "(Kèm theo Kế hoạch số      /KH-TrH ngày 01/9/2023)": (None, date(2023, 9, 1)),
    "(Kèm theo Kế hoạch số ……/KH-TrH ngày … tháng … năm 2023)": (None, None),
    "( Kèm  theo\u00a0Kế hoạch số: 206 / KH – THCSMTh , ngày 15 - 9 - 2023 )": ("206/KH-THCSMTh", DAY),
    "(Kèm theo Kế hoạch số 206/KH-THCSMTh|ngày 15/9/2023 của Hiệu trưởng)": ("206/KH-THCSMTh", DAY),
    "(Kèm theo|Kế hoạch số 206/KH-THCSMTh|ngày 15/9/2023)": ("206/KH-THCSMTh", DAY),
    "(Ban hành kèm theo Kế hoạch số 12a/KH-THHT ngày 15.9.2023)": ("12a/KH-THHT", DAY),
    "KEM THEO KE HOACH SO 7/KH-TH NGAY 15/09/2023": ("7/KH-TH", DAY),
    "(Kèm theo Kế hoạch số 206 ngày 15/9/2023)": ("206", DAY),
    "(Kèm theo Kế hoạch số 206/KH-TH ngày 31/2/2023)": ("206/KH-TH", None),
    "(Kèm theo Kế hoạch đánh giá số 206/KH-TH của Trường THCS A, ngày 15/9/2023)": ("206/KH-TH", DAY),
    "(Kèm theo Kế hoạch số 1/KH-A ngày 15/9/2023)|(Kèm theo Kế hoạch số 2/KH-B ngày 15/9/2023)": ("2/KH-B", DAY),
    "Kèm theo Kế hoạch số 206/KH-TH.|Cập nhật ngày 20/9/2023": ("206/KH-TH", None),
    "(Kèm theo Kế hoạch số 206/KH - ngày 15/9/2023)": ("206/KH", DAY),
    "(Kèm theo Kế hoạch số 206/KH-TH)|Cập nhật ngày 20/9/2023": ("206/KH-TH", None),
}

NO_REFERENCE = [
    "Thực hiện Kế hoạch số 137/KH-UBND ngày 12/10/2022",
    "Phụ lục kèm theo kế hoạch này",
    "(Kèm theo Quyết định số 4/QĐ-TH ngày 15/9/2023)",
    "PHỤ LỤC",
    "",
]


@pytest.mark.parametrize(("written", "expected"), LINES.items())
def test_a_reference_is_read_however_it_is_written(written: str, expected: tuple[str | None, date | None]) -> None:
    number, day = expected
    assert find_reference(written.split("|"), ()) == PlanReference(document="ke-hoach", number=number, date=day)


@pytest.mark.parametrize("written", NO_REFERENCE)
def test_what_is_no_reference_gives_none(written: str) -> None:
    assert find_reference([written], [written]) is None


def test_a_reference_behind_the_table_may_be_split_as_well() -> None:
    lines = ["Nơi nhận", "(Kèm theo", "Kế hoạch số 5/KH-TH", "ngày 15/9/2023)"]
    assert find_reference([], lines) == PlanReference(document="ke-hoach", number="5/KH-TH", date=DAY)


def test_a_reference_may_stand_in_a_title_row_or_behind_the_table() -> None:
    line = "(Kèm theo Kế hoạch số 5/KH-TH ngày 15/9/2023)"
    title = [line, "<", "<", "<", "<"]
    expected = PlanReference(document="ke-hoach", number="5/KH-TH", date=DAY)
    assert annex(table(title, HEAD, ROW)).timeline.plan == expected
    assert annex(table(["PHỤ LỤC", line]), table(HEAD, ROW, before=("Lịch công tác",))).timeline.plan == expected
    assert annex(table(HEAD, ROW), after=("Nơi nhận", line)).timeline.plan == expected
    assert annex(table(HEAD, ROW, before=("Lịch công tác",))).timeline.plan is None
