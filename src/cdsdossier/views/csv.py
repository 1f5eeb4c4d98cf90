"""Tables as CSV that opens in Excel and runs nothing there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from cdsdossier.text.visible import to_visible
from cdsdossier.views.numbers import to_json_value

#: A cell that begins so would be run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def format_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table: commas, decimal points, ISO dates, ``true`` and ``false``; None is an empty cell.

    Text that Excel would take for a formula gets an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(map(_cell, head))
    writer.writerows(format_csv_rows(rows))
    return buffer.getvalue()


def format_csv_rows(rows: Iterable[Sequence[object]]) -> Iterator[list[object]]:
    """Yield the rows of a table as :func:`format_csv` writes them, one at a time."""
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: object) -> object:
    if isinstance(value, str):
        shown = to_visible(value)
        return f"'{shown}" if shown.startswith(_FORMULA) else shown
    if isinstance(value, bool):
        return "true" if value else "false"
    return to_json_value(value) if isinstance(value, Decimal | date) else value
