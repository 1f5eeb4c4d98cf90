"""A roll-up as one HTML page that needs nothing else: charts and sortable tables, for reading, keeping and printing.

The words are in ``templates/pages/tong-hop.html``. The page fetches nothing and runs nothing but its own small script,
whose digest its policy names. Charts are SVG that needs no script, with their figures in words for screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from cdsdossier.files import resources
from cdsdossier.office.rollup.output.report_part import ReportPart
from cdsdossier.office.rollup.output.report_table import (
    ReportTable,
    TableColumn,
    TableValue,
    format_fraction,
    format_level_label,
    to_safe_line,
)
from cdsdossier.office.rollup.output.report_tables import build_overall_tables, build_report_tables
from cdsdossier.office.rollup.statistics.attendance import list_waiting
from cdsdossier.office.rollup.statistics.labels import UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text import numbers
from cdsdossier.text.visible import encode_pieces, to_visible
from cdsdossier.views import page_policy

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_TITLE = "Tổng hợp hồ sơ tự đánh giá mức độ chuyển đổi số"
#: The cards of the page show what this table shows.
_LEFT_OUT = "tong-quan"
#: What the first page of a split report shows: tables whose length does not grow with the number of schools.
_OF_ALL = ("theo-nhom", "theo-loai", "theo-co-quan", "da-gui", "yeu-cau", "bat-buoc", "van-ban", "nam-truoc")
#: Bars of one chart; the tables have the rest.
_MOST_BARS = 60
#: A number is written into a bar that takes at least so many hundredths of the whole.
_ROOM_FOR_NUMBER = 7
#: Levels beyond share the last colour.
_COLOURS = 5
#: Widths in letters up to which a column is narrow, and from which it is wide.
_NARROW, _WIDE = 12, 30


def rollup_html(counted: Tally, parts: Sequence[ReportPart] = (), body: str = "") -> bytes:
    """Return the page; of a split report the first one, which leads to its ``parts``; of a part, that of a ``body``."""
    from markupsafe import Markup

    style, script = _read_own("tong-hop.css"), _read_own("tong-hop.js")
    pieces = _load_template().generate(
        title=f"{_TITLE} · {to_safe_line(body)}" if body else _TITLE,
        parts=parts,
        policy=Markup(page_policy.content_security_policy(style, script)),  # noqa: S704 - our own words
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - as above
        counted=counted,
        cards=_cards(counted),
        tables=_tables(counted, split=bool(parts)),
    )
    return encode_pieces(pieces, to_visible)


def _tables(counted: Tally, *, split: bool) -> list[ReportTable]:
    if split:
        return [table for table in build_overall_tables(counted) if table.id in _OF_ALL]
    return [table for table in build_report_tables(counted) if table.id != _LEFT_OUT]


def _read_own(name: str) -> str:
    return "\n" + (resources.web_pages_folder() / name).read_text(encoding="utf-8")


@cache
def _load_template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.globals |= {
        "nl": "\n", "most_bars": _MOST_BARS, "room_for_number": _ROOM_FOR_NUMBER, "unknown": UNKNOWN,
    }  # fmt: skip
    environment.filters |= {
        "line": to_safe_line,
        "number": numbers.format_number,
        "level": lambda one: to_safe_line(format_level_label(one.level, one.name)),
        "colour": _colour_class,
        "head_class": _head_class,
        "cell_tags": _cell_tags,
        "shown": _shown,
        "sort_key": _sort_key,
    }
    words = (resources.web_pages_folder() / "tong-hop.html").read_text(encoding="utf-8")
    return environment.from_string(re.sub(r"\n\s*", "", words))


def _cards(counted: Tally) -> list[tuple[str, str]]:
    """Return (number, what it counts)."""
    cards = [
        (
            format_fraction(len(one.sent), one.expected),
            f"đã nhận · năm học {one.school_year}" if one.school_year else "đã nhận",
        )
        for one in counted.attendance
    ]
    cards += [(str(len(some)), words) for one in counted.attendance for words, some in list_waiting(one)]
    cards += [(str(len(counted.unrecognised)), "tệp, thư mục không nhận ra")] if counted.unrecognised else []
    cards += [(str(len(counted.schools)), "hồ sơ được tính"), (str(len(counted.broken)), "hồ sơ không đọc được")]
    cards += [(str(len(counted.faulty)), "trường còn lỗi")]
    left = sum(len(one.left) for one in counted.copies)
    return cards + ([(str(left), "hồ sơ gửi trùng")] if left else [])


def _colour_class(level: int | None) -> str:
    """Return the class that colours a level; a missing level has a grey of its own."""
    return f"l{min(level or 0, _COLOURS)}"


def _head_class(column: TableColumn) -> str:
    width = "narrow" if column.width <= _NARROW else "wide" if column.width >= _WIDE else "middle"
    return width if column.kind == "text" else f"{width} number"


def _cell_tags(columns: Sequence[TableColumn]) -> list[tuple[str, Markup, bool]]:
    """Return element and attributes of each column's cells, and whether a dot shows the colour of their level.

    One column is the head of its rows.
    """
    from markupsafe import Markup

    lead = next((place for place, column in enumerate(columns) if column.names), 0)
    tags = []
    for place, column in enumerate(columns):
        scope = ' scope="row"' if place == lead else ""
        looks = "number" if column.kind != "text" else "short" if column.width <= _NARROW else ""
        attributes = Markup(f'{scope} class="{looks}"' if looks else scope)  # noqa: S704 - our own words
        tags.append(("th" if place == lead else "td", attributes, column.kind == "level" and place != lead))
    return tags


def _shown(value: TableValue) -> str:
    if isinstance(value, date):
        return numbers.format_short_date(value)
    return numbers.format_number(value) if isinstance(value, (int, Decimal)) else value or ""


def _sort_key(value: TableValue) -> object:
    """Return the number that a cell is sorted by where its text would not do."""
    if isinstance(value, date):
        return value.toordinal()
    return value if isinstance(value, (int, Decimal)) else None
