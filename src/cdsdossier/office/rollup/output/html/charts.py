"""Levels as stacked bars: SVG that needs no script, with the figures in it and in words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.office.rollup.output.html.markup import Markup, escape_text, html_tag, join_markup
from cdsdossier.office.rollup.output.report_table import format_level_label, to_safe_line
from cdsdossier.office.rollup.statistics.distribution import Distribution, GroupStatistics, LevelCount
from cdsdossier.office.rollup.statistics.labels import UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Batch
from cdsdossier.text.numbers import format_number

#: Bars of one chart; a table says the rest.
_MOST = 60
#: A number is written into a bar where it takes so many hundredths of it.
_ROOM = 7
#: Levels beyond share the last colour.
_COLOURS = 5


def draw_charts(batch: Batch) -> Markup:
    """Return the charts of one batch under its heading."""
    heading = f"Năm học {batch.school_year or UNKNOWN} · bộ chỉ số {batch.set_id or UNKNOWN}"
    levelled = [one for one in batch.judged if one.levelled]
    figures = [html_tag("div", *(_chart_of(one) for one in levelled), class_="charts")]
    return html_tag(
        "section",
        html_tag("h2", escape_text(to_safe_line(heading))),
        html_tag(
            "p",
            escape_text(f"{len(batch.schools)} trường được tính. Bên phải mỗi thanh là điểm trung bình."),
            class_="hint",
        ),
        *figures,
    )


def _chart_of(judged: GroupStatistics) -> Markup:
    name = to_safe_line(f"Nhóm {judged.id}. {judged.name}" if judged.id else "Cả bộ chỉ số")
    return html_tag(
        "div",
        html_tag("h3", escape_text(name)),
        _legend(judged.everyone.counts),
        _bars("", [judged.everyone]),
        _bars("Theo loại trường", judged.kinds),
        _bars("Theo cơ quan quản lý", judged.bodies),
        class_="card",
    )


def _legend(counts: Sequence[LevelCount]) -> Markup:
    entries = [
        html_tag(
            "li",
            html_tag("span", class_=f"dot {colour_class(one.level)}", aria_hidden="true"),
            escape_text(_level(one)),
        )
        for one in counts
    ]
    return html_tag("ul", *entries, class_="legend")


def _level(one: LevelCount) -> str:
    return to_safe_line(format_level_label(one.level, one.name))


def colour_class(level: int | None) -> str:
    """Return the class that colours a level; none has a grey of its own."""
    return f"l{min(level or 0, _COLOURS)}"


def _bars(title: str, spreads: Sequence[Distribution]) -> Markup:
    rows = [_row(spread) for spread in spreads[:_MOST]]
    left = len(spreads) - _MOST
    more = (
        [html_tag("p", escape_text(f"… và {left} dòng khác trong bảng bên dưới."), class_="hint")] if left > 0 else []
    )
    head = [html_tag("caption", escape_text(title))] if title else []
    return join_markup([html_tag("table", *head, html_tag("tbody", join_markup(rows)), class_="bars"), *more])


def _row(spread: Distribution) -> Markup:
    name = spread.name or "Tất cả các trường"
    average = "" if spread.average is None else format_number(spread.average)
    return html_tag(
        "tr",
        html_tag("th", escape_text(to_safe_line(name)), scope="row"),
        html_tag("td", _bar(spread), class_="bar"),
        html_tag("td", escape_text(average), class_="number", title="Điểm trung bình") if average else html_tag("td"),
    )


def _bar(spread: Distribution) -> Markup:
    shown = [one for one in spread.counts if one.schools]
    told = "; ".join(f"{_level(one)}: {one.schools}" for one in shown)
    pieces: list[Markup] = []
    before = 0
    for one in shown:
        pieces.append(_piece(one, before, spread.schools))
        before += one.schools
    return html_tag("svg", *pieces, width="100%", height=20, role="img", aria_label=told)


def _piece(one: LevelCount, before: int, schools: int) -> Markup:
    start, wide = 100 * before / schools, 100 * one.schools / schools
    parts = [
        html_tag("title", escape_text(f"{_level(one)}: {one.schools} trường")),
        html_tag("rect", x=f"{start:.2f}%", y=0, width=f"{wide:.2f}%", height=20),
    ]
    if wide >= _ROOM:
        parts.append(html_tag("text", escape_text(one.schools), x=f"{start + wide / 2:.2f}%", y=15))
    return html_tag("g", *parts, class_=colour_class(one.level))
