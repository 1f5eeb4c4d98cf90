"""The annex's number and day beside those of the plan in the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rulemaker import FILES, LINES, find, find_in_timeline, names

from cdsdossier.judging.rules import annex_differs


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("2/KH-THCST", []),
        ("02", []),
        ("002/KH", []),
        ("/KH-THCST", []),
        ("", []),
        ("20/KH-THCST", ["annex-differs"]),
        ("9" * 5000, ["annex-differs"]),
    ],
    ids=["the same", "a zero before", "two zeros", "no number yet", "nothing", "another", "very long"],
)
def test_the_annex_is_compared_by_its_running_number(number: str, rules: list[str], tmp_path: Path) -> None:
    text = "".join(LINES).replace("number: 2/KH-THCST", f'number: "{number}"')

    assert names(find_in_timeline(tmp_path / "d", text)) == rules


def test_an_annex_of_a_document_that_is_not_issued_is_not_compared(tmp_path: Path) -> None:
    text = "".join(LINES).replace("document: ke-hoach, number", "document: bao-cao, number", 1)

    assert find_in_timeline(tmp_path / "d", text) == []


def plan(written: str, register: str = "number: 2, date: 2026-03-05") -> list[tuple[str, int | None, str]]:
    head = FILES["dossier.yaml"].replace("number: 2, date: 2026-03-05", register)
    found = find(annex_differs, {"timeline.yaml": f"plan: {{{written}}}\ntasks: []\n", "dossier.yaml": head})
    assert all(one.about == "timeline.yaml" for one in found)
    return [(one.message, one.column, one.fix) for one in found]


def test_number_and_day_are_found_each_at_its_place() -> None:
    (number, day) = plan("number: 03/KH-THCST, date: 2026-03-06")

    assert number == (
        "phụ lục ghi kèm kế hoạch số 3, sổ văn bản ghi số 2",
        16,
        "Xem bản đã ký: sửa ở đây thành number: 2/KH-THCST, hoặc sửa ke-hoach trong documents của dossier.yaml.",
    )
    assert day[:2] == ("phụ lục ghi kèm kế hoạch ngày 06/03/2026, sổ văn bản ghi ngày 05/03/2026", 35)
    assert "date: 2026-03-05," in day[2]


@pytest.mark.parametrize(
    ("written", "register"),
    [
        ("number: 2/KH-THCST, date: 2026-03-05", "number: 2, date: 2026-03-05"),
        ("document: ke-hoach, number: 2/KH-THCST", "number: 2"),
        ("number: 3/KH-THCST", "date: 2026-03-05"),
        ("date: 2026-03-06", "number: 2"),
        ("date: 2026-03-06", "number: 2, date: 5/3"),
        ("document: bao-cao, number: 3/BC", "number: 2"),
        ("note: x", "number: 2, date: 2026-03-05"),
    ],
)
def test_what_is_not_given_on_both_sides_is_not_compared(written: str, register: str) -> None:
    assert plan(written, register) == []


def test_a_timeline_without_a_plan_is_silent() -> None:
    assert find(annex_differs, {"timeline.yaml": "tasks: []\n"}) == []
