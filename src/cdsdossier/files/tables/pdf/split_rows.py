"""Whether the first row of a page is the rest of the last row of the page before. In doubt it is a row of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[IVXLC]{1,5}|[A-Za-z])[.)]?")
_SHORT = 25  # letters of a cell that holds points or a day
#: What begins a point of a list.
_MARK = re.compile(r"(?:[-–—•+*▪●○◦✓]|[0-9]{1,2}[.)]|[a-zđ]\)) ")

_HEADING = re.compile(r"(?:[IVXLC]{1,5}|[A-Z])[.)] ")


@dataclass(slots=True, eq=False)
class PartCell:
    """A cell while parts are joined; a merged one is in several places."""

    lines: list[str] = field(default_factory=list)
    #: The room that its first word asks for, and that is left behind its last one.
    needed: float = 0.0
    room: float = 0.0


#: A cell at each place of a row.
PartRow = list[PartCell]


def continues_row(above: Sequence[PartRow], row: PartRow) -> bool:
    """Return whether a row goes on with the last of the rows above."""
    pairs = [(last, cell) for last, cell in zip(above[-1], row, strict=True) if cell.lines]
    if not pairs:
        return True
    if all(cell is row[0] for cell in row) or _is_a_row_of_its_own(above, row, pairs):
        return False
    return any(_surely_goes_on(*pair) for pair in pairs) or _lacks_its_subject(above, row) or _is_no_heading(above, row)


def _is_a_row_of_its_own(above: Sequence[PartRow], row: PartRow, pairs: Sequence[tuple[PartCell, PartCell]]) -> bool:
    """Return whether a row has what only a new one has: its number, a cell below an empty one, points of its own."""
    if row[0].lines and _is_numbered(above):
        return True
    return _says_as_much(above, row) or any(not last.lines or _begins_anew(last, cell) for last, cell in pairs)


def _says_as_much(above: Sequence[PartRow], row: PartRow) -> bool:
    """Return whether a row begins a sentence and has all the cells that the last row above has, but its number."""
    main = row[_main_column(above)].lines
    filled = all(cell.lines for last, cell in zip(above[-1][1:], row[1:], strict=True) if last.lines)
    return bool(main) and main[0][:1].isupper() and filled


def _lacks_its_subject(above: Sequence[PartRow], row: PartRow) -> bool:
    """Return whether a row says neither its number nor what it is about, as the last row above does."""
    main = _main_column(above)
    said = row[main].lines or row[0].lines
    return not said and _is_numbered(above) and _begins_here(above, 0) and _begins_here(above, main)


def _is_no_heading(above: Sequence[PartRow], row: PartRow) -> bool:
    """Return whether a row has a text only, in a numbered table in which no row above is a heading of this look."""
    main = _main_column(above)
    if not _is_text_only(row, main) or any(_is_text_only(one, main) for one in above[1:]) or not _is_numbered(above):
        return False
    text = row[main].lines[-1]
    return goes_on(above[-1][main], row[main]) and not _HEADING.match(row[main].lines[0]) and not text.endswith(":")


def _is_text_only(row: PartRow, main: int) -> bool:
    others = [cell for cell in row if cell is not row[main]]
    return bool(row[main].lines) and len(others) == len(row) - 1 and not any(cell.lines for cell in others)


def goes_on(above: PartCell, cell: PartCell) -> bool:
    """Return whether the first line of a cell is the rest of a sentence above: there was no room for its first word."""
    return had_no_room(above, cell) and not above.lines[-1].endswith((".", ";", ":", "!", "?"))


def _surely_goes_on(above: PartCell, cell: PartCell) -> bool:
    """Return whether a cell goes on in small letters, or with a number behind a word."""
    first, last = cell.lines[0][:1], above.lines[-1][-1:]
    return goes_on(above, cell) and not first.isupper() and not (first.isdigit() and last.isdigit())


def had_no_room(above: PartCell, cell: PartCell) -> bool:
    """Return whether the first line of a cell may go on with the last one above."""
    return above.room < cell.needed and not _MARK.match(cell.lines[0])


def is_rest_of_sentence(above: str, below: str) -> bool:
    """Return whether a paragraph at the top of a page is the rest of the last one before."""
    return below[:1].islower() and not above.endswith((".", ";", ":", "!", "?"))


def _is_numbered(above: Sequence[PartRow]) -> bool:
    """Return whether the first column holds numbers, here and there or in every row."""
    firsts = [row[0] for row in above[1:] if row[0].lines and row[0] is not row[-1]]
    numbers = [cell for cell in firsts if _NUMBER.fullmatch(cell.lines[0])]
    return bool(numbers) and 2 * len(numbers) >= len(firsts)


def _begins_anew(above: PartCell, cell: PartCell) -> bool:
    """Return whether both cells hold points or a day, each whole in itself."""
    texts = [" ".join(one.lines) for one in (above, cell)]
    short = all(len(text) <= _SHORT and re.search(r"[0-9]", text) for text in texts)
    return short and not _surely_goes_on(above, cell)


def _main_column(above: Sequence[PartRow]) -> int:
    """Return the column with the most to read, which says what a row is about."""
    columns = range(1, len(above[-1]))
    return max(columns, key=lambda column: sum(len(" ".join(row[column].lines)) for row in above), default=0)


def _begins_here(above: Sequence[PartRow], column: int) -> bool:
    """Return whether a cell of the last row begins there."""
    return bool(above[-1][column].lines) and (len(above) < 2 or above[-2][column] is not above[-1][column])
