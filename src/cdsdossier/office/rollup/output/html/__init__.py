"""A roll-up as one HTML page that needs nothing else: charts, sortable tables, to be read, kept and printed.

It fetches nothing and runs nothing but its own small script, whose digest its policy names.
"""

from __future__ import annotations

from functools import cache

from cdsdossier.files import resources
from cdsdossier.office.rollup.output.html.charts import charts
from cdsdossier.office.rollup.output.html.markup import Markup, joined, tag, trusted, words
from cdsdossier.office.rollup.output.html.tables import section
from cdsdossier.office.rollup.output.report_table import Question, clean
from cdsdossier.office.rollup.output.report_tables import questions
from cdsdossier.office.rollup.output.text_width import of_all
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text import numbers
from cdsdossier.views import page_policy

_TITLE = "Tổng hợp hồ sơ tự đánh giá mức độ chuyển đổi số"
#: The page itself says what this table says.
_LEFT_OUT = "tong-quan"


def html(counted: Tally) -> bytes:
    """Return the page."""
    asked = [one for one in questions(counted) if one.id != _LEFT_OUT]
    body = tag(
        "body",
        tag("a", words("Đến bảng từng trường"), href="#tung-truong", class_="skip"),
        _header(counted),
        _nav(asked),
        tag("main", _cards(counted), *_remarks(counted), joined(map(charts, counted.batches)), *map(section, asked)),
        tag("footer", tag("p", words("Trang do cdsdossier tạo; không gửi dữ liệu đi đâu."))),
        tag("script", trusted(_own("tong-hop.js"))),
    )
    page = tag("html", _head(), body, lang="vi")
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _nav(asked: list[Question]) -> Markup:
    links = [tag("li", tag("a", words(f"{one.name} ({len(one.rows)})"), href=f"#{one.id}")) for one in asked]
    return tag("nav", tag("ul", *links), aria_label="Các bảng")


def _head() -> Markup:
    style, script = _own("tong-hop.css"), _own("tong-hop.js")
    policy = page_policy.policy(style, script)
    return tag(
        "head",
        trusted('<meta charset="utf-8">'),
        trusted(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        trusted('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        trusted('<meta name="color-scheme" content="light dark">'),
        tag("title", words(_TITLE)),
        tag("style", trusted(style)),
    )


@cache
def _own(name: str) -> str:
    return "\n" + (resources.web_pages() / name).read_text(encoding="utf-8")


def _header(counted: Tally) -> Markup:
    told = f"Tính đến ngày {numbers.short_date(counted.today)}"
    if counted.judged_by:
        told += f" · mọi hồ sơ chấm theo bộ chỉ số {clean(counted.judged_by)} của nơi nhận"
    return tag("header", tag("h1", words(_TITLE)), tag("p", words(told)))


def _cards(counted: Tally) -> Markup:
    cards = [
        (of_all(len(one.sent), one.expected), f"đã nhận · năm học {one.school_year}" if one.school_year else "đã nhận")
        for one in counted.attendance
    ]
    cards += [(str(len(counted.schools)), "hồ sơ được tính"), (str(len(counted.broken)), "hồ sơ không đọc được")]
    cards += [(str(len(counted.faulty)), "trường còn lỗi")]
    left = sum(len(one.left) for one in counted.copies)
    cards += [(str(left), "hồ sơ gửi trùng")] if left else []
    items = [tag("li", tag("b", words(number)), tag("span", words(what))) for number, what in cards]
    return tag("ul", *items, class_="cards")


def _remarks(counted: Tally) -> list[Markup]:
    if len(counted.batches) < 2:
        return []
    told = "Có nhiều năm học hoặc nhiều bộ chỉ số; mỗi năm, mỗi bộ được tính riêng, không cộng chung."
    return [tag("p", words(told), class_="remark")]
