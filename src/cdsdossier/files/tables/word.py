"""Tables of a Word document, from its XML: anywhere in it, with merged cells and tracked changes resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdsdossier.files.probe.signatures import extension_of
from cdsdossier.files.tables import SHOW_HIDDEN, Table, TableCell, TableDocument
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.grid import CellBlock, TableGrid, clean_lines, clean_prose
from cdsdossier.files.tables.unzip import OfficePackage, children, get_attribute, local_name, value_below
from cdsdossier.files.tables.word_fonts import WordFonts
from cdsdossier.files.tables.word_numbering import WordNumbering
from cdsdossier.files.tables.word_text import is_invisible, is_switched_on, read_paragraph_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY = re.compile(r"word/document\d{0,3}\.xml")
_MOST_SPAN = 1000


def read_word(package: OfficePackage, grid: TableGrid) -> TableDocument:
    """Read the tables of a Word document. Raises UnreadableDocument."""
    name = min(filter(_BODY.fullmatch, package.names), default="")
    if not name:
        raise UnreadableDocument(
            "tệp Word thiếu phần nội dung. Mở bằng Word, lưu lại thành tệp mới (.docx) rồi dùng tệp đó."
        )
    body = package.tree(name)
    reading = _Reading(grid, WordNumbering.read(package, grid.budget), WordFonts.read(package, body))
    reading.blocks(body, reading.prose)
    if reading.embedded:
        raise UnreadableDocument(_describe_embedded(package, name, reading.embedded[0]))
    return TableDocument(tuple(reading.tables), clean_prose(reading.prose), tuple(reading.remarks))


def _describe_embedded(package: OfficePackage, name: str, relation: str) -> str:
    """Return what to do with a document of which a part is another file that only Word itself shows."""
    links = f"word/_rels/{name.removeprefix('word/')}.rels"
    targets = (
        get_attribute(one, "Target") or ""
        for one in (package.tree(links) if links in package.names else ())
        if get_attribute(one, "Id") == relation
    )
    web = extension_of(next(targets, "")) in {"htm", "html", "xhtml", "mht", "mhtml"}
    what = "một trang web" if web else "một tệp khác"
    return f"bảng nằm trong {what} nhúng vào tệp, chỉ Word hiện được. Mở bằng Word, lưu lại rồi nhập lại tệp đó."


@dataclass(slots=True)
class _Row:
    """A row while it is read: its cells so far, and the next free column."""

    number: int
    column: int = 0
    blocks: list[CellBlock] = field(default_factory=list)
    #: The cells that go on in the next row, by column.
    tall: dict[int, TableCell] = field(default_factory=dict)

    def add(self, cell: TableCell, span: int) -> None:
        self.blocks.append(CellBlock(self.number, self.column, cell, 1, span))
        self.column += span


@dataclass(slots=True)
class _Reading:
    """The tables found so far, in the order in which they begin, and the text since the last one."""

    grid: TableGrid
    numbers: WordNumbering
    fonts: WordFonts | None
    tables: list[Table] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    #: Parts that are other files, by their relationship.
    embedded: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def blocks(self, parent: _Element, into: list[str]) -> None:
        """Read paragraphs and tables below an element; ``into`` takes the text that is in no table of its own."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                text, boxes = read_paragraph_text(element, self.fonts)
                into.append(self.numbers.labelled(element, text))
                for box in boxes:
                    self.blocks(box, into)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                self.embedded.append(get_attribute(element, "id") or "")
            elif not is_invisible(element):
                self.blocks(element, into)

    def _table(self, element: _Element) -> None:
        place = len(self.tables)
        self.tables.append(Table((), clean_prose(self.prose), f"bảng {place + 1}"))  # keeps the order of beginnings
        self.prose.clear()
        blocks: list[CellBlock] = []
        height, width, above = 0, 0, _Row(-1)
        hidden = 0
        for row in _inside(element, "tr"):
            hidden += _is_hidden(row)
            if _is_hidden(row) or _is_deleted(row):
                continue
            above = self._row(row, height, above.tall)
            blocks += above.blocks
            height, width = height + 1, max(width, above.column)
        outline = self.tables[place]
        if hidden:
            self.remarks.append(f"{outline.place}: {hidden} hàng đang ẩn nên không được đọc. {SHOW_HIDDEN}")
        self.tables[place] = Table(self.grid.rows(blocks, height, width), outline.before, outline.place)

    def _row(self, element: _Element, number: int, above: dict[int, TableCell]) -> _Row:
        row = _Row(number, _count(element, "trPr", "gridBefore", 0))
        for cell in _inside(element, "tc"):
            self._cell(cell, row, above)
        row.column += _count(element, "trPr", "gridAfter", 0)
        return row

    def _cell(self, element: _Element, row: _Row, above: dict[int, TableCell]) -> None:
        """Add a cell; one that continues a merged cell becomes that cell: Word does not show its own content."""
        tall, wide = (next(children(element, "tcPr", merge), None) for merge in ("vMerge", "hMerge"))
        if _continues(tall) and row.column in above:
            cell = above[row.column]
        elif _continues(wide) and row.blocks:
            cell = row.blocks[-1].cell
        else:
            lines: list[str] = []
            self.blocks(element, lines)
            cell = TableCell(clean_lines(lines), (row.number, row.column))
        if tall is not None:
            row.tall[row.column] = cell
        row.add(cell, max(1, _count(element, "tcPr", "gridSpan", 1)))


def _inside(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls and insertions."""
    for element in parent:
        if local_name(element) == wanted:
            yield element
        elif local_name(element) not in {"tbl", "tr", "tc", "p"} and not is_invisible(element, placeholders=False):
            yield from _inside(element, wanted)


def _continues(merge: _Element | None) -> bool:
    return merge is not None and get_attribute(merge, "val") != "restart"


def _is_deleted(row: _Element) -> bool:
    """Return whether a row was deleted while changes were tracked."""
    return next(children(row, "trPr", "del"), None) is not None


def _is_hidden(row: _Element) -> bool:
    return any(map(is_switched_on, children(row, "trPr", "hidden")))


def _count(element: _Element, group: str, name: str, default: int) -> int:
    written = value_below(element, group, name)
    return min(int(written), _MOST_SPAN) if re.fullmatch(r"[0-9]{1,9}", written) else default
