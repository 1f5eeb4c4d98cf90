"""A question as an HTML table: readable without the script, sorted with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdsdossier.office.rollup.output.html.charts import colour
from cdsdossier.office.rollup.output.html.markup import Markup, joined, tag, words
from cdsdossier.office.rollup.output.report_table import Column, Question, Value
from cdsdossier.text import numbers

#: Letters from which a column counts as narrow, or as wide.
_NARROW, _WIDE = 12, 30
#: Columns that say what a row is about; the first of these that a table has.
_LEADS = ("Trường", "Cơ quan quản lý", "Loại trường", "Nhóm", "Văn bản", "Điều kiện bắt buộc")


def section(question: Question) -> Markup:
    """Return a question with its heading; an empty one says so in a sentence."""
    heading = tag("h2", words(question.title))
    if not question.rows:
        return tag("section", heading, tag("p", words("Không có."), class_="hint"), id=question.id)
    table = tag(
        "table",
        tag("caption", words(f"{question.title}: {len(question.rows)} dòng")),
        tag("thead", tag("tr", *(_head(column) for column in question.columns))),
        tag("tbody", joined(_row(row, question.columns) for row in question.rows)),
        class_="sortable",
    )
    scrolled = tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=question.title)
    return tag("section", heading, scrolled, id=question.id)


def _head(column: Column) -> Markup:
    return tag("th", words(column.title), scope="col", class_=_looks(column))


def _looks(column: Column) -> str:
    width = "narrow" if column.width <= _NARROW else "wide" if column.width >= _WIDE else "middle"
    return width if column.kind == "text" else f"{width} number"


def _row(row: tuple[Value, ...], columns: tuple[Column, ...]) -> Markup:
    lead = _lead(columns)
    return tag("tr", *(_cell(*pair, lead=place == lead) for place, pair in enumerate(zip(row, columns, strict=True))))


def _lead(columns: tuple[Column, ...]) -> int:
    """Return which column says what a row is about."""
    titles = [column.title for column in columns]
    return next((titles.index(title) for title in _LEADS if title in titles), 0)


def _cell(value: Value, column: Column, *, lead: bool) -> Markup:
    shown, sorted_by = _shown(value)
    looks = "number" if column.kind != "text" else "short" if column.width <= _NARROW else None
    if lead:
        return tag("th", shown, scope="row", class_=looks, data_v=sorted_by)
    if column.kind == "level" and isinstance(value, int):
        dot = tag("span", class_=f"dot {colour(value)}", aria_hidden="true")
        return tag("td", dot, shown, class_="number", data_v=sorted_by)
    return tag("td", shown, class_=looks, data_v=sorted_by)


def _shown(value: Value) -> tuple[Markup, object]:
    """Return what a cell shows, and the number that it is sorted by where its text would not do."""
    if isinstance(value, date):
        return words(numbers.short_date(value)), value.toordinal()
    if isinstance(value, (int, Decimal)):
        return words(numbers.number(value)), value
    return words(value or ""), None
