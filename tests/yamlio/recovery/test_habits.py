"""What a file says about how it is written, and how it is cut into entries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.yamlio.recovery.habits import Habits, cut_into_entries

LINES = [
    "# x", 'group: "1"', "scores:", "", '  "1.1":', "    met: true", '   "1.2":', "    met: true", '  "1.3":',
    "    met:", "tasks:", "- id: 1", "- id: 2", "note: {file: a, title: b}",
]  # fmt: skip


def test_a_file_is_cut_at_its_keys_and_at_the_entries_below_a_bare_key() -> None:
    entries = list(cut_into_entries(LINES, Habits(LINES)))

    assert [(one.piece, one.indent, one.item) for one in entries] == [
        ((0, 2), 0, False), ((2, 4), 0, False), ((4, 6), 2, False), ((6, 8), 2, False), ((8, 10), 2, False),
        ((10, 11), 0, False), ((11, 12), 0, True), ((12, 13), 0, True), ((13, 14), 0, False),
    ]  # fmt: skip


@given(st.lists(st.sampled_from([*LINES, "\tx: y", " a", "]", "-b", "words on a line"]), max_size=12))
def test_the_entries_are_the_whole_file(lines: list[str]) -> None:
    pieces = [one.piece for one in cut_into_entries(lines, Habits(lines))]

    assert [number for piece in pieces for number in range(*piece)] == list(range(len(lines)))


def test_habits_are_counted() -> None:
    habits = Habits(LINES)

    assert habits.usual_indent("met: x") == 4
    assert habits.usual_indent(' "9.9":') == 2
    assert habits.usual_indent("group: x") is None
    assert (habits.indent_of("\tmet: x"), habits.indent_of("  met: x")) == (4, 2)
    assert [habits.is_key(key) for key in ("points", '"x y"', "1.3", "Gồm")] == [True, True, True, False]
    assert [habits.is_known(key) for key in ("met", '"7.7"', "mềm")] == [True, True, False]
    assert [habits.is_within(key) for key in ("title", "met")] == [True, False]
