"""Levels as stacked bars: SVG that needs no script, with the figures in it and in words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.office.rollup.output.html.markup import Markup, joined, tag, words
from cdsdossier.office.rollup.output.report_table import clean, level_words
from cdsdossier.office.rollup.statistics.distribution import Judged, LevelCount, Spread
from cdsdossier.office.rollup.statistics.labels import UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Batch

#: Bars of one chart; a table says the rest.
_MOST = 60
#: A number is written into a bar where it takes so many hundredths of it.
_ROOM = 7
#: Levels beyond share the last colour.
_COLOURS = 5


def charts(batch: Batch) -> Markup:
    """Return the charts of one batch under its heading."""
    heading = f"Năm học {batch.school_year or UNKNOWN} · bộ chỉ số {batch.set_id or UNKNOWN}"
    levelled = [one for one in batch.judged if one.levelled]
    figures = [tag("div", *(_chart_of(one) for one in levelled), class_="charts")]
    return tag(
        "section",
        tag("h2", words(clean(heading))),
        tag(
            "p", words(f"{len(batch.schools)} trường được tính. Bên phải mỗi thanh là điểm trung bình."), class_="hint"
        ),
        *figures,
    )


def _chart_of(judged: Judged) -> Markup:
    name = clean(f"Nhóm {judged.id}. {judged.name}" if judged.id else "Cả bộ chỉ số")
    return tag(
        "div",
        tag("h3", words(name)),
        _legend(judged.everyone.counts),
        _bars("", [judged.everyone]),
        _bars("Theo loại trường", judged.kinds),
        _bars("Theo cơ quan quản lý", judged.bodies),
        class_="card",
    )


def _legend(counts: Sequence[LevelCount]) -> Markup:
    entries = [
        tag("li", tag("span", class_=f"dot {colour(one.level)}", aria_hidden="true"), words(_level(one)))
        for one in counts
    ]
    return tag("ul", *entries, class_="legend")


def _level(one: LevelCount) -> str:
    return clean(level_words(one.level, one.name))


def colour(level: int | None) -> str:
    """Return the class that colours a level; none has a grey of its own."""
    return f"l{min(level or 0, _COLOURS)}"


def _bars(title: str, spreads: Sequence[Spread]) -> Markup:
    rows = [_row(spread) for spread in spreads[:_MOST]]
    left = len(spreads) - _MOST
    more = [tag("p", words(f"… và {left} dòng khác trong bảng bên dưới."), class_="hint")] if left > 0 else []
    head = [tag("caption", words(title))] if title else []
    return joined([tag("table", *head, tag("tbody", joined(rows)), class_="bars"), *more])


def _row(spread: Spread) -> Markup:
    name = spread.name or "Tất cả các trường"
    average = "" if spread.average is None else f"{spread.average:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return tag(
        "tr",
        tag("th", words(clean(name)), scope="row"),
        tag("td", _bar(spread), class_="bar"),
        tag("td", words(average), class_="number", title="Điểm trung bình") if average else tag("td"),
    )


def _bar(spread: Spread) -> Markup:
    shown = [one for one in spread.counts if one.schools]
    told = "; ".join(f"{_level(one)}: {one.schools}" for one in shown)
    pieces: list[Markup] = []
    before = 0
    for one in shown:
        pieces.append(_piece(one, before, spread.schools))
        before += one.schools
    return tag("svg", *pieces, width="100%", height=20, role="img", aria_label=told)


def _piece(one: LevelCount, before: int, schools: int) -> Markup:
    start, wide = 100 * before / schools, 100 * one.schools / schools
    parts = [
        tag("title", words(f"{_level(one)}: {one.schools} trường")),
        tag("rect", x=f"{start:.2f}%", y=0, width=f"{wide:.2f}%", height=20),
    ]
    if wide >= _ROOM:
        parts.append(tag("text", words(one.schools), x=f"{start + wide / 2:.2f}%", y=15))
    return tag("g", *parts, class_=colour(one.level))
