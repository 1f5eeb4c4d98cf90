"""What a table is that answers a question, and how texts and counts are shown in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from cdsdossier.office.rollup.collect.rows import GroupRow
from cdsdossier.office.rollup.statistics.distribution import GroupStatistics
from cdsdossier.office.rollup.statistics.labels import UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Batch
from cdsdossier.text.visible import to_visible_line

TableValue = str | int | Decimal | date | None
#: A level is a number that has a colour.
ColumnKind = Literal["text", "number", "level", "day"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; its width is in letters."""

    title: str
    width: int
    kind: ColumnKind = "text"
    #: What its cells name, where they name what the row is about: it heads the row, and a school stays in sight.
    names: Literal["school", "other", ""] = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table that answers one question; ``id`` is a word of ASCII letters, ``name`` fits on a tab of a workbook."""

    id: str
    name: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableValue, ...], ...]


def to_safe_line(text: str) -> str:
    """Return a text as it may be shown anywhere: on one line, everything spelled out that cannot be seen."""
    line = " ".join(text.split())
    return to_visible_line(text if line == text else line)  # the same text is not kept twice


def cut_text(text: str, width: int) -> str:
    """Return a text that fits, cut with an ellipsis; a hostile or endless name cannot break a table."""
    seen = to_safe_line(text)
    return seen if len(seen) <= width else f"{seen[: width - 1].rstrip()}…"


def cut_name(text: str, width: int) -> str:
    """Return a school's name that fits: without ``Trường``, then without its middle, for names differ at their end."""
    seen = to_safe_line(text)
    if len(seen) > width:
        seen = seen.removeprefix("Trường ")
    end = width // 2
    return seen if len(seen) <= width else f"{seen[: width - end - 1].rstrip()}…{seen[-end:].lstrip()}"


def format_fraction(some: int, every: int) -> str:
    """Return ``03/14``: two digits at least, as offices write such counts."""
    return f"{some:02d}/{every:02d}"


#: The first columns of a table with a line for each batch.
BATCH_COLUMNS = (TableColumn("Năm học", 11), TableColumn("Bộ chỉ số", 14))


def batch_cells(batch: Batch) -> tuple[TableValue, ...]:
    """Return the first cells of a row that is about one batch."""
    return batch.school_year or UNKNOWN, batch.set_id or UNKNOWN


def format_group_heading(judged: GroupStatistics | GroupRow) -> str:
    """Return what a group is called in a heading: ``Nhóm 1``."""
    return f"Nhóm {judged.id}" if judged.id else "Toàn bộ"


def format_level_label(level: int | None, name: str) -> str:
    """Return ``Mức 2 – Mức đáp ứng cơ bản``."""
    return f"Mức {level} – {name}" if level is not None and name else name or f"Mức {level}"
