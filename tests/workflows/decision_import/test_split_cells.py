"""Several items in one cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.workflows.decision_import.split_cells import split_cell_text
from cdsdossier.workflows.decision_import.tree import CriterionDraft

Outline = list[tuple[str, str, str]]


def split(
    *lines: str, id_: str = "", sign: str = "", part: tuple[str, ...] = (), inside: bool = False
) -> CriterionDraft:
    found = CriterionDraft(id_, "", "hàng 3", sign=sign)
    if part:
        found.cells["part"] = [("hàng 3", part)]
    list(split_cell_text(found, lines, inside=inside))
    return found


def outline(found: CriterionDraft) -> Outline:
    return [(one.id, one.text, str(one.maximum)) for one in found.items]


TWO: Outline = [("", "Một", "4"), ("", "Hai", "6")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Một (4 điểm);", "- Hai (6 điểm)."),
        ("Một: 4 điểm", "– Hai: tối đa 6 điểm"),
        ("Một (04đ)", "- Hai - 6 điểm"),
        ("Một (tối đa 4)", "- Hai (điểm tối đa: 6)"),
    ],
)
def test_items_that_carry_their_points_are_taken_apart(lines: tuple[str, ...]) -> None:
    found = split(*lines, sign="-")
    assert (found.text, outline(found), found.notes) == ("", TWO, [])


def test_points_may_stand_beside_line_by_line() -> None:
    found = split("Một", "- Hai", sign="-", part=("4 điểm", "6 điểm"))
    assert (outline(found), found.cells["part"]) == (TWO, [])


@pytest.mark.parametrize("part", [(), ("10 điểm",), ("4 điểm", "5 điểm", "1 điểm"), ("4 điểm", "sáu")])
def test_a_cell_whose_items_do_not_each_carry_points_stays_whole(part: tuple[str, ...]) -> None:
    found = split("Một", "- Hai", sign="-", part=part)
    assert (found.text, found.items, len(found.notes)) == ("Một - Hai", [], 1)
    half = split("Một (4 điểm)", "- Hai", sign="-", part=part)
    assert half.items == []


def test_lines_without_a_sign_go_on_and_other_signs_are_items_below() -> None:
    found = split("LMS:", "+ giao bài", "trực tuyến (3 điểm)", "+ giải đáp (1 điểm)", "- Khác (6 điểm)", sign="-")
    assert outline(found) == [("", "LMS", "None"), ("", "Khác", "6")]
    assert outline(found.items[0]) == [("", "giao bài trực tuyến", "3"), ("", "giải đáp", "1")]


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (("Gồm:", "a) Một (4 điểm)", "b) Hai (6 điểm)"), TWO),
        (("Gồm:", "1) Một (4 điểm)", "2) Hai (6 điểm)"), TWO),
        (("Gồm:", "1.2.1. Một (4 điểm)", "1.2.2. Hai (6 điểm)"), [("1.2.1", "Một", "4"), ("1.2.2", "Hai", "6")]),
    ],
)
def test_letters_and_numbers_are_signs_too(lines: tuple[str, ...], items: Outline) -> None:
    found = split(*lines)
    assert (found.text, outline(found)) == ("Gồm", items)
    assert outline(split(*lines, inside=True)) == items


def test_a_number_that_was_taken_off_is_given_back() -> None:
    found = split("Một (4 điểm)", "1.2.2. Hai (6 điểm)", id_="1.2.1")
    assert outline(found) == [("1.2.1", "Một", "4"), ("1.2.2", "Hai", "6")]


def test_bands_and_stretches_are_no_items() -> None:
    bands = split("Tỉ lệ", "- Dưới 30%: 4 điểm", "- Từ 30%: 6 điểm", inside=True)
    assert (bands.items, [one.maximum for one in bands.bands]) == ([], [Decimal(4), Decimal(6)])
    assert split("Dưới 30%: 4 điểm", "- Có máy: 6 điểm", sign="-").items == []
