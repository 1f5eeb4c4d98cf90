"""Which of two neighbours is indented wrongly, and how far it belongs."""

from __future__ import annotations

from cdsdossier.yamlio.recovery.habits import Habits
from cdsdossier.yamlio.recovery.indents import has_tab, iter_shifts, shift_line

USUAL = ['  "1.1":', "    points: 5", "    note: x"]


def test_the_line_whose_like_stand_elsewhere_is_the_wrong_one() -> None:
    lines = ['  "1.2":', "   points: 5", "    note: x"]
    first = next(iter_shifts(lines, [2, 1], Habits([*USUAL, *USUAL, *lines]), 10))

    assert (first.line, first.written, first.words[0]) == (
        1,
        "    points: 5",
        "dòng này thụt lề lệch, thiếu 1 dấu cách",
    )
    assert "dòng 13" in first.words[1]


def test_a_tab_stands_for_the_usual_indent_or_for_one_below_the_key_above() -> None:
    lines = ["a:", "\tb: 1"]

    assert next(iter_shifts(lines, [1], Habits(lines), 0)).written == "  b: 1"
    assert has_tab(lines[1])
    assert shift_line("\t b", 4) == "    b"
