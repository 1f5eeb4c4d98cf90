"""A question as an HTML table: readable without the script, sorted with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdsdossier.office.rollup.output.html.charts import colour_class
from cdsdossier.office.rollup.output.html.markup import Markup, escape_text, html_tag, join_markup
from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, TableValue
from cdsdossier.text import numbers

#: Letters from which a column counts as narrow, or as wide.
_NARROW, _WIDE = 12, 30
#: Columns that say what a row is about; the first of these that a table has.
_LEADS = ("Trường", "Cơ quan quản lý", "Loại trường", "Nhóm", "Văn bản", "Điều kiện bắt buộc")


def table_section(question: ReportTable) -> Markup:
    """Return a question with its heading; an empty one says so in a sentence."""
    heading = html_tag("h2", escape_text(question.title))
    if not question.rows:
        return html_tag("section", heading, html_tag("p", escape_text("Không có."), class_="hint"), id=question.id)
    table = html_tag(
        "table",
        html_tag("caption", escape_text(f"{question.title}: {len(question.rows)} dòng")),
        html_tag("thead", html_tag("tr", *(_head(column) for column in question.columns))),
        html_tag("tbody", join_markup(_row(row, question.columns) for row in question.rows)),
        class_="sortable",
    )
    scrolled = html_tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=question.title)
    return html_tag("section", heading, scrolled, id=question.id)


def _head(column: TableColumn) -> Markup:
    return html_tag("th", escape_text(column.title), scope="col", class_=_looks(column))


def _looks(column: TableColumn) -> str:
    width = "narrow" if column.width <= _NARROW else "wide" if column.width >= _WIDE else "middle"
    return width if column.kind == "text" else f"{width} number"


def _row(row: tuple[TableValue, ...], columns: tuple[TableColumn, ...]) -> Markup:
    lead = _lead(columns)
    return html_tag(
        "tr", *(_cell(*pair, lead=place == lead) for place, pair in enumerate(zip(row, columns, strict=True)))
    )


def _lead(columns: tuple[TableColumn, ...]) -> int:
    """Return which column says what a row is about."""
    titles = [column.title for column in columns]
    return next((titles.index(title) for title in _LEADS if title in titles), 0)


def _cell(value: TableValue, column: TableColumn, *, lead: bool) -> Markup:
    shown, sorted_by = _shown(value)
    looks = "number" if column.kind != "text" else "short" if column.width <= _NARROW else None
    if lead:
        return html_tag("th", shown, scope="row", class_=looks, data_v=sorted_by)
    if column.kind == "level" and isinstance(value, int):
        dot = html_tag("span", class_=f"dot {colour_class(value)}", aria_hidden="true")
        return html_tag("td", dot, shown, class_="number", data_v=sorted_by)
    return html_tag("td", shown, class_=looks, data_v=sorted_by)


def _shown(value: TableValue) -> tuple[Markup, object]:
    """Return what a cell shows, and the number that it is sorted by where its text would not do."""
    if isinstance(value, date):
        return escape_text(numbers.format_short_date(value)), value.toordinal()
    if isinstance(value, (int, Decimal)):
        return escape_text(numbers.format_number(value)), value
    return escape_text(value or ""), None
