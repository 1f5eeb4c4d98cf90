"""Tables of the files that schools have: Word, spreadsheets, plain text. Their content, not what it means."""

from __future__ import annotations

from dataclasses import dataclass

#: What to do where something hidden was left out.
SHOW_HIDDEN = "Cần thì cho hiện lại (Unhide), lưu rồi nhập lại."


@dataclass(frozen=True, slots=True)
class TableCell:
    """The content of one place of a table. A merged cell is in every place that it covers, with one ``origin``."""

    #: Paragraphs and lines, spaces made single, empty ones left out, one that is repeated kept once.
    lines: tuple[str, ...] = ()
    #: (row, column) of its upper left corner, from 0.
    origin: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """Return the lines as one."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each row with as many cells as the table has columns."""

    rows: tuple[tuple[TableCell, ...], ...]
    #: The lines of text between the table before and this one.
    before: tuple[str, ...] = ()
    #: Where it is, for messages: ``bảng 2``, ``trang tính “Phụ lục”``, ``dòng 120``.
    place: str = ""
    #: The number that its first row has where people see the table: in Excel the sheet's own, elsewhere 1.
    first: int = 1
    #: The numbers of all rows, where hidden ones between them were left out.
    numbers: tuple[int, ...] = ()

    def number_of(self, row: int) -> int:
        """Return the number that a row has where people see the table."""
        return self.numbers[row] if self.numbers else self.first + row


@dataclass(frozen=True, slots=True)
class TableDocument:
    """A document: its tables, and the text behind the last one."""

    tables: tuple[Table, ...] = ()
    after: tuple[str, ...] = ()
    #: What a person should know about the reading: Vietnamese sentences.
    remarks: tuple[str, ...] = ()
