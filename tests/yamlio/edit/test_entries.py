"""New entries of a mapping: where they go, and that nothing else moves."""

from __future__ import annotations

import pytest

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import NewEntry, insert_entries
from cdsdossier.yamlio.reader import parse_page

NEW = NewEntry(("", "# mới", '"1.3":', "  points:"), after="1.2")

ENTRY = '\n  # mới\n  "1.3":\n    points:\n'
DEEP = '\n    # mới\n    "1.3":\n      points:\n'
#: What the file is: what stands before the new entry, the entry, what stands behind it.
FILES = {
    "last": ('scores:\n  "1.1":\n    points: 5\n  "1.2":\n    points:\n', ENTRY, ""),
    "between": ('scores:\n    "1.2": {a: 5}   # a\n        # sâu\n', DEEP, '    # b\n    "1.4": {a: 1}\n'),
    "text": ('scores:\n  "1.2":\n    note: |\n      a\n      b\n', ENTRY, '  "1.4":\n    points: 1\n'),
    "text, a comment further down": (
        'scores:\n  "1.2":\n    note: |\n      a\n',
        ENTRY,
        '  "1.4":\n    # sâu\n    points: 1\n',
    ),
    "empty": ("scores:   # trống\n", ENTRY, "# cuối\n"),
    "unknown neighbour": ('scores:\n  "1.9": {points: 5}\n', ENTRY, ""),
}


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("before", "entry", "behind"), FILES.values(), ids=FILES)
def test_an_entry_goes_behind_its_neighbour_with_its_comments(
    before: str, entry: str, behind: str, breaks: str
) -> None:
    made = insert_entries((before + behind).replace("\n", breaks).encode(), "a.yaml", ("scores",), [NEW])

    assert made.decode() == (before + entry + behind).replace("\n", breaks)


def test_a_file_without_a_last_line_end_takes_an_entry() -> None:
    assert insert_entries(b'scores:\n  "1.2": {a: 5}', "a.yaml", ("scores",), [NEW]).decode() == (
        'scores:\n  "1.2": {a: 5}\n' + ENTRY
    ).rstrip("\n")


def test_line_ends_and_mark_are_those_of_the_file() -> None:
    raw = b'\xef\xbb\xbfscores:\r\n  "1.2":\r\n    points: 1\r\n'
    made = insert_entries(raw, "a.yaml", ("scores",), [NEW])

    assert made.startswith(raw)
    assert made.count(b"\n") == made.count(b"\r\n")


def test_several_behind_one_neighbour_keep_their_order() -> None:
    entries = [NEW, NewEntry(('"1.4": {points: 2}',), after="1.2")]
    made = insert_entries(b'scores:\n  "1.2": {points: 1}\n', "a.yaml", ("scores",), entries)

    assert list(parse_page(made, "a.yaml").data["scores"]) == ["1.2", "1.3", "1.4"]  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        'scores: {"1.2": {points: 1}}\n',
        "scores: []\n",
        "scores: 5\n",
        "nhom: a\n",
        'scores:\n  "1.3": {points: 1}\n',
        "a: [\n",
    ],
)
def test_what_takes_no_lines_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        insert_entries(text.encode(), "a.yaml", ("scores",), [NEW])


def test_what_is_no_entry_is_refused() -> None:
    with pytest.raises(Refused):
        insert_entries(b'scores:\n  "1.2": {points: 1}\n', "a.yaml", ("scores",), [NewEntry(("- a",))])
