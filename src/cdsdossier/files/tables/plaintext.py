"""Tables in plain text and Markdown: rows with tabs, rows with pipes, and cells on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.grid import TableGrid, clean_lines, clean_prose

_TextRow = list[tuple[str, ...]]

#: What a cell costs beside the other steps of a reading.
_CELL_STEPS = 5
_MARK = re.compile(r"[<*_&\\]")
_PIPE = re.compile(r"(?<!\\)\|")
#: What the line under the header of a Markdown table consists of.
_RULE = frozenset("|-:+= \t")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|s|em|strong|sup|sub|p|span|center|font)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_LEANING = re.compile(r"(?<![\w*\\])\*(?![\s*])([^*]+)(?<!\s)\*(?![\w*])")
_GLUED = re.compile(r"(\w)\*\*(\w)")
_ESCAPED = re.compile(r"\\([|*_#<>\[\]().+!`~-])")


@dataclass(slots=True)
class _Reading:
    """What has been found so far, and the text since the last table."""

    grid: TableGrid
    tables: list[Table] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)

    def text(self, line: str) -> None:
        self.prose.append(strip_markdown(_HEADING.sub("", line, count=1)))

    def table(self, rows: list[_TextRow], line: int) -> None:
        self.tables.append(Table(self.grid.simple(rows), clean_prose(self.prose), f"dòng {line + 1}"))
        self.prose = []


def read_plain_text(text: str, grid: TableGrid) -> TableDocument:
    """Read the tables of a text. A block counts as a table from two rows on; what is less is text."""
    grid.budget.spend("steps", _CELL_STEPS * (text.count("\t") + text.count("|")))
    lines, at = re.split(r"\r\n|\r|\n", text), 0
    reading = _Reading(grid)
    while at < len(lines):
        rows, end = _block(lines, at)
        if len(rows) > 1:
            reading.table(rows, at)
        else:
            for line in lines[at:end]:
                reading.text(line)
        at = end
    return TableDocument(tuple(reading.tables), clean_prose(reading.prose))


def strip_markdown(text: str) -> str:
    """Return a piece of Markdown without its marks; ``<br>`` becomes a new line."""
    if not _MARK.search(text):
        return text
    from html import unescape

    text = _TAG.sub("", _BREAK.sub("\n", text)).replace("****", "")
    text = _GLUED.sub(_apart, text).replace("**", "").replace("__", "")
    return _ENTITY.sub(lambda found: unescape(found.group()), _ESCAPED.sub(r"\1", _LEANING.sub(r"\1", text)))


def _apart(found: re.Match[str]) -> str:
    """Keep two words apart where a line end was lost: ``Phụ lục**Nhiệm vụ``."""
    return found[1] + " " * (found[1].islower() and found[2].isupper()) + found[2]


def _block(lines: list[str], at: int) -> tuple[list[_TextRow], int]:
    """Return the rows of the block that starts here, and where it ends; mere text has none."""
    line = lines[at]
    if _is_cell(line):
        rows, end = _stacked(lines, at)
        return rows, max(end, at + 1)
    if "\t" in line.strip(" "):
        return _tabbed(lines, at)
    if _PIPE.search(line):
        rows, end = _run(lines, at, lambda other: "\t" not in other and bool(_PIPE.search(other)), _piped)
        return [row for row in rows if row], end
    return [], at + 1


def _is_cell(line: str) -> bool:
    """Return whether a line is one cell: a leading tab and no other."""
    return line.startswith("\t") and line.count("\t") == 1


def _stacked(lines: list[str], at: int) -> tuple[list[_TextRow], int]:
    """Read cells on lines of their own; a blank line ends the row, a line tab alone is an empty cell."""
    rows: list[_TextRow] = []
    while at < len(lines):
        row: _TextRow = []
        end = at
        while end < len(lines) and _is_cell(lines[end]):
            row.append(_cell(lines[end]))
            end += 1
        if len(row) < 2:
            break
        rows.append(row)
        at = _past_blank(lines, end)
    return rows, at


def _tabbed(lines: list[str], at: int) -> tuple[list[_TextRow], int]:
    """Read rows with tabs. Blank lines between rows of one width are passed over: some programs double the lines."""
    rows, end = _run(lines, at, lambda line: "\t" in line.strip(" "), _row)
    width = len(rows[0])
    while width > 2 and (start := _past_blank(lines, end)) < len(lines) and len(_row(lines[start])) == width:
        more, end = _run(lines, start, lambda line: "\t" in line.strip(" "), _row)
        rows += more
    return rows, end


def _run(
    lines: list[str], at: int, belongs: Callable[[str], bool], parse: Callable[[str], _TextRow]
) -> tuple[list[_TextRow], int]:
    end = at
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return [parse(line) for line in lines[at:end]], end


def _past_blank(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip() and "\t" not in lines[at]:
        at += 1
    return at


def _row(line: str) -> _TextRow:
    return [_cell(cell) for cell in line.strip(" ").split("\t")]


def _piped(line: str) -> _TextRow:
    """Return the cells of a row with pipes; none for the rule under a header."""
    if "-" in line and _RULE.issuperset(line):
        return []
    cells = _PIPE.split(line.strip())
    first, last = int(not cells[0].strip()), len(cells) - int(not cells[-1].strip())
    return [_cell(cell) for cell in cells[first:last]]


def _cell(text: str) -> tuple[str, ...]:
    return clean_lines([strip_markdown(text)])
