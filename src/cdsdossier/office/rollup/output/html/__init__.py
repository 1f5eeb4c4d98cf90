"""A roll-up as one HTML page that needs nothing else: charts, sortable tables, to be read, kept and printed.

It fetches nothing and runs nothing but its own small script, whose digest its policy names.
"""

from __future__ import annotations

from functools import cache

from cdsdossier.files import resources
from cdsdossier.office.rollup.output.html.charts import draw_charts
from cdsdossier.office.rollup.output.html.markup import Markup, escape_text, html_tag, join_markup, mark_trusted
from cdsdossier.office.rollup.output.html.tables import table_section
from cdsdossier.office.rollup.output.report_table import ReportTable, to_safe_line
from cdsdossier.office.rollup.output.report_tables import build_report_tables
from cdsdossier.office.rollup.output.text_width import format_fraction
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text import numbers
from cdsdossier.views import page_policy

_TITLE = "Tổng hợp hồ sơ tự đánh giá mức độ chuyển đổi số"
#: The page itself says what this table says.
_LEFT_OUT = "tong-quan"


def rollup_html(counted: Tally) -> bytes:
    """Return the page."""
    asked = [one for one in build_report_tables(counted) if one.id != _LEFT_OUT]
    body = html_tag(
        "body",
        html_tag("a", escape_text("Đến bảng từng trường"), href="#tung-truong", class_="skip"),
        _header(counted),
        _nav(asked),
        html_tag(
            "main",
            _cards(counted),
            *_remarks(counted),
            join_markup(map(draw_charts, counted.batches)),
            *map(table_section, asked),
        ),
        html_tag("footer", html_tag("p", escape_text("Trang do cdsdossier tạo; không gửi dữ liệu đi đâu."))),
        html_tag("script", mark_trusted(_own("tong-hop.js"))),
    )
    page = html_tag("html", _head(), body, lang="vi")
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _nav(asked: list[ReportTable]) -> Markup:
    links = [
        html_tag("li", html_tag("a", escape_text(f"{one.name} ({len(one.rows)})"), href=f"#{one.id}")) for one in asked
    ]
    return html_tag("nav", html_tag("ul", *links), aria_label="Các bảng")


def _head() -> Markup:
    style, script = _own("tong-hop.css"), _own("tong-hop.js")
    policy = page_policy.content_security_policy(style, script)
    return html_tag(
        "head",
        mark_trusted('<meta charset="utf-8">'),
        mark_trusted(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        mark_trusted('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        mark_trusted('<meta name="color-scheme" content="light dark">'),
        html_tag("title", escape_text(_TITLE)),
        html_tag("style", mark_trusted(style)),
    )


@cache
def _own(name: str) -> str:
    return "\n" + (resources.web_pages_folder() / name).read_text(encoding="utf-8")


def _header(counted: Tally) -> Markup:
    told = f"Tính đến ngày {numbers.format_short_date(counted.today)}"
    if counted.judged_by:
        told += f" · mọi hồ sơ chấm theo bộ chỉ số {to_safe_line(counted.judged_by)} của nơi nhận"
    return html_tag("header", html_tag("h1", escape_text(_TITLE)), html_tag("p", escape_text(told)))


def _cards(counted: Tally) -> Markup:
    cards = [
        (
            format_fraction(len(one.sent), one.expected),
            f"đã nhận · năm học {one.school_year}" if one.school_year else "đã nhận",
        )
        for one in counted.attendance
    ]
    cards += [(str(len(counted.schools)), "hồ sơ được tính"), (str(len(counted.broken)), "hồ sơ không đọc được")]
    cards += [(str(len(counted.faulty)), "trường còn lỗi")]
    left = sum(len(one.left) for one in counted.copies)
    cards += [(str(left), "hồ sơ gửi trùng")] if left else []
    items = [
        html_tag("li", html_tag("b", escape_text(number)), html_tag("span", escape_text(what)))
        for number, what in cards
    ]
    return html_tag("ul", *items, class_="cards")


def _remarks(counted: Tally) -> list[Markup]:
    if len(counted.batches) < 2:
        return []
    told = "Có nhiều năm học hoặc nhiều bộ chỉ số; mỗi năm, mỗi bộ được tính riêng, không cộng chung."
    return [html_tag("p", escape_text(told), class_="remark")]
