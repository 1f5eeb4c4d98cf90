"""The members' scores side by side, with what the council agreed on: the rows to talk about stand out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cdsdossier.model.dossier.assessors import Assessor
from cdsdossier.model.dossier.scores import Row
from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet, Item
from cdsdossier.views.layout import WIDTH, Line, align_columns, shorten_text, styled_line, wrap_text
from cdsdossier.views.numbers import format_points

_CELL, _SPREAD, _AGREED = 5, 5, 10
_NARROWEST = 12


def assessor_lines(rules: IndicatorSet, agreed: dict[str, Row], assessors: Sequence[Assessor]) -> list[Line]:
    """Return the page: a table for each group, then the rows on which the members differ, the farthest apart first."""
    lines = [styled_line((f"Điểm của {len(assessors)} thành viên, bên cạnh điểm đã thống nhất", "strong"))]
    lines += wrap_text(
        "  ".join(f"({number}) {one.name}" for number, one in enumerate(assessors, 1)), "  ", "  ", "dim"
    )
    told: list[tuple[Decimal, str]] = []
    for group in rules.groups:
        lines += [(), *wrap_text(f"Nhóm {group.id}. {group.name}", hanging="  ", style="strong"), _head(assessors)]
        for item in _rows(group):
            lines.append(_row(item, agreed, assessors))
            spread = _spread(item, assessors)
            words = "đạt hay chưa" if _condition(item) else f"lệch {format_points(spread)}"
            told += [(spread, f"{item.id} ({words})")] if spread else []
    return [*lines, (), *_differing(told)]


def _rows(group: Group) -> list[Item]:
    """Return what is answered: conditions and scoring rows, in the order of the decision."""
    return [item for one in group.criteria for item in ((one,) if one.mandatory else one.rows)]


def _head(assessors: Sequence[Assessor]) -> Line:
    cells = [("  Mục chấm", _width(assessors))]
    cells += [(f"({number})", -_CELL) for number in range(1, len(assessors) + 1)]
    return styled_line((align_columns([*cells, ("Lệch", -_SPREAD), ("Thống nhất", -_AGREED)]), "dim"))


def _width(assessors: Sequence[Assessor]) -> int:
    """Return the width of the first column: what the others leave of the page."""
    return max(_NARROWEST, WIDTH - (_CELL + 1) * len(assessors) - (_SPREAD + 1) - (_AGREED + 1))


def _row(item: Item, agreed: dict[str, Row], assessors: Sequence[Assessor]) -> Line:
    width, spread = _width(assessors), _spread(item, assessors)
    text = f"{'*' if spread else ' '} {item.id:<6} {shorten_text(item.text or '', width - 9)}"[:width]
    cells = [(text, width), *((_shown(item, one.scores.get(item.id)), -_CELL) for one in assessors)]
    apart = ("khác" if _condition(item) else format_points(spread)) if spread else "–"
    cells += [(apart, -_SPREAD), (_shown(item, agreed.get(item.id)), -_AGREED)]
    return styled_line((align_columns(cells), "warn" if spread else ""))


def _shown(item: Item, row: Row | None) -> str:
    if _condition(item):
        return "–" if row is None or row.met is None else "đạt" if row.met else "chưa"
    return format_points(row.points if row else None)


def _condition(item: Item) -> bool:
    return isinstance(item, Criterion) and item.mandatory


def _spread(item: Item, assessors: Sequence[Assessor]) -> Decimal:
    """Return how far apart the members are: 0 where they agree, 1 where some call a condition met and some do not."""
    rows = [one.scores[item.id] for one in assessors if item.id in one.scores]
    if _condition(item):
        return Decimal(len({row.met for row in rows if row.met is not None}) > 1)
    given = [row.points for row in rows if row.points is not None]
    return max(given) - min(given) if given else Decimal()


def _differing(told: Sequence[tuple[Decimal, str]]) -> list[Line]:
    if not told:
        return [styled_line(("Các thành viên chấm giống nhau.", "good"))]
    rows = sorted(told, key=lambda one: -one[0])
    words = ", ".join(row for _, row in rows)
    return wrap_text(f"Cần trao đổi {len(rows)} mục chấm: {words}", hanging="  ")
