"""How rows of a decision are numbered."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow
from cdsdossier.workflows.decision_import.numbering import (
    RowMark,
    find_criterion_depth,
    find_dash,
    parse_row_mark,
    strip_dash,
)


def mark(number: str, text: str = "") -> tuple[RowMark, tuple[str, ...]]:
    own = {kind: (words,) for kind, words in (("number", number), ("text", text)) if words}
    return parse_row_mark(CriteriaRow("hàng 1", own))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("1", RowMark("digits", (1,))),
        ("1.3", RowMark("digits", (1, 3))),
        ("1.3.2.", RowMark("digits", (1, 3, 2))),
        ("2)", RowMark("digits", (2,))),
        ("II", RowMark("group", (2,))),
        ("IV.", RowMark("group", (4,))),
        ("B", RowMark("group", (2,))),
        ("Nhóm 2", RowMark("group", (2,))),
        ("Nhóm III", RowMark("group", (3,))),
        ("-", RowMark("dash", sign="-")),
        ("–", RowMark("dash", sign="-")),
        ("a)", RowMark("dash", sign="a")),
        ("TC 1,3", RowMark("digits", (1, 3))),
        ("1.3*", RowMark("digits", (1, 3), "*")),
        ("Phần B", RowMark("group", (2,))),
        ("l.8", RowMark("unread", sign="l.8")),
        ("K", RowMark("unread", sign="K")),
    ],
)
def test_a_number_of_its_own_is_read(number: str, found: RowMark) -> None:
    assert mark(number, "Có kế hoạch") == (found, ("Có kế hoạch",))


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("1.3. Có phần mềm", RowMark("digits", (1, 3)), "Có phần mềm"),
        ("2) Có phần mềm", RowMark("digits", (2,)), "Có phần mềm"),
        ("2 phòng máy", RowMark("none"), "2 phòng máy"),
        ("III. Quản trị", RowMark("group", (3,)), "Quản trị"),
        ("Nhóm tiêu chí 2: Quản trị", RowMark("group", (2,)), "Quản trị"),
        ("- Có phần mềm", RowMark("dash", sign="-"), "Có phần mềm"),
        ("b) Có phần mềm", RowMark("dash", sign="a"), "Có phần mềm"),
        ("- 5 điểm", RowMark("none"), "- 5 điểm"),
        ("Có phần mềm", RowMark("none"), "Có phần mềm"),
    ],
)
def test_a_number_at_the_beginning_of_the_text_is_taken_off(text: str, found: RowMark, rest: str) -> None:
    assert mark("", text) == (found, (rest,))


def test_a_named_group_beside_a_plain_number_is_a_group() -> None:
    assert mark("1", "Nhóm tiêu chí 1. Dạy, học") == (RowMark("group", (1,)), ("Dạy, học",))


def test_a_running_number_gives_way_to_the_row_s_own_in_the_text() -> None:
    assert mark("7", "1.3. Có quy chế") == (RowMark("digits", (1, 3)), ("Có quy chế",))
    assert mark("7", "Phần e-learning") == (RowMark("digits", (7,)), ("Phần e-learning",))


def test_a_number_repeated_in_the_text_is_taken_off_and_another_stays() -> None:
    assert mark("1.2", "1.2. Có quy chế")[1] == ("Có quy chế",)
    assert mark("1.2", "1.3. Có quy chế")[1] == ("1.3. Có quy chế",)


def test_dashes_of_every_length_are_one_sign() -> None:
    assert {find_dash(f"{sign} Một") for sign in "-–—−"} == {"-"}
    assert (find_dash("+ Một"), find_dash("Một"), find_dash("-5")) == ("+", "", "")
    assert (strip_dash("– Một"), strip_dash("Một")) == ("Một", "Một")


@pytest.mark.parametrize(
    ("marks", "depth"),
    [
        ([RowMark("group", (1,)), RowMark("digits", (1,))], 1),
        ([RowMark("group", (1,)), RowMark("digits", (1, 1))], 2),
        ([RowMark("digits", (1,)), RowMark("digits", (1, 1))], 2),
        ([RowMark("digits", (1,)), RowMark("digits", (2,))], 1),
    ],
)
def test_the_depth_of_a_criterion_follows_from_all_rows(marks: list[RowMark], depth: int) -> None:
    assert find_criterion_depth(marks) == depth
