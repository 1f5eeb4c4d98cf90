"""A piece of a file is mended until it can be read."""

from __future__ import annotations

from cdsdossier.yamlio.recovery.habits import Entry
from cdsdossier.yamlio.recovery.mend import Mender


def mended(text: str) -> tuple[list[str], list[tuple[int | None, str]]]:
    mender = Mender(text.splitlines(), "f.yaml")
    mender.mend((0, len(mender.lines)))
    return mender.lines, [(one.line, one.message) for one in mender.findings]


def test_a_readable_piece_stays_as_it_is() -> None:
    assert mended("a: 1\n# b\nc:\n  - d") == (["a: 1", "# b", "c:", "  - d"], [])


def test_a_slip_is_told_once_and_its_line_mended() -> None:
    lines, told = mended("a:1\nb: c: d\ne: [f")

    assert lines == ["a: 1", 'b: "c: d"', "e: [f]"]
    assert [line for line, _ in told] == [1, 2, 3]


def test_what_nothing_cures_is_left_out_with_what_is_below_it() -> None:
    lines, told = mended("a: 1\n? [b]\n: {{c\n  - d\ne: 2")

    assert (lines[0], lines[-1]) == ("a: 1", "e: 2")
    assert told


def test_an_entry_gets_the_indent_and_the_dash_that_it_lacks() -> None:
    mender = Mender(["k:", "  - a: 1", "   b: 2"], "f.yaml")
    mender.mend_entry(Entry((2, 3), 2, item=True))

    assert mender.lines[2] == "  - b: 2"
    assert [one.line for one in mender.findings] == [3, 3]


def test_a_file_of_slips_is_told_up_to_a_bound_and_the_rest_named() -> None:
    from cdsdossier.yamlio.recovery import mend_text

    found = mend_text(("k:", *("  a: b: c" for _ in range(2_000))), "f.yaml").findings

    assert 500 <= len(found) <= 502
    assert "các dòng" in found[-1].fix


def test_lines_that_are_shifted_together_are_told_once() -> None:
    lines, told = mended("a:\n  b: 1\n  c: 2\n   d: 3\n   e: 4\n   f: 5\n  g: 6")

    assert lines[3:6] == ["  d: 3", "  e: 4", "  f: 5"]
    assert [line for line, _ in told] == [4]


def test_what_follows_on_a_line_that_had_to_be_guessed_is_not_told() -> None:
    _, told = mended('a: 1\n"b: c" d: e\nf: 2')

    assert [line for line, _ in told] == [2]
