"""The table of schools on a page of text: one line each, the first of them where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.judging.schedule import SOON
from cdsdossier.office.rollup.collect.rows import Due, GroupRow
from cdsdossier.office.rollup.output.text_width import cut, cut_name
from cdsdossier.office.rollup.statistics.distribution import Judged, School
from cdsdossier.office.rollup.statistics.labels import STATES
from cdsdossier.office.rollup.statistics.tally import Batch, judged_rows
from cdsdossier.views.layout import Line, Span, line
from cdsdossier.views.numbers import days_left, points

#: Levels in colour.
MARKS = {1: "bad", 2: "warn", 3: "good"}

_MOST, _MOST_GROUPS = 30, 4
_WIDTH, _GROUP = 100, 10
_TITLES = (("Bắt buộc", 9), ("Lỗi", 3), ("Đánh giá ngoài", 14), ("Hạn gần nhất", 20))


def school_lines(batch: Batch) -> list[Line]:
    """Return the table of one batch."""
    shown = [one for one in batch.judged if one.levelled][:_MOST_GROUPS]
    room = _WIDTH - 2 - len(shown) * (_GROUP + 1) - sum(width + 1 for _, width in _TITLES)
    titles = [f"{'Trường':<{room}}", *(f"{_title(one):<{_GROUP}}" for one in shown)]
    titles += [f"{title:<{width}}" for title, width in _TITLES]
    lines = [line(("  " + " ".join(titles), "dim"))]
    lines += [_school(school, shown, room) for school in batch.schools[:_MOST]]
    left = len(batch.schools) - _MOST
    if left > 0:
        lines.append(line((f"  … và {left} trường khác; xem đủ: thêm --output tong-hop.xlsx", "dim")))
    return lines


def _title(judged: Judged) -> str:
    return cut(f"Nhóm {judged.id}", _GROUP) if judged.id else "Toàn bộ"


def _school(school: School, shown: Sequence[Judged], room: int) -> Line:
    row = school.row
    got = {one.id: one for one in judged_rows(row)}
    spans: list[str | Span] = [f"  {cut_name(school.name, room):<{room}}"]
    spans += [_points(got.get(one.id)) for one in shown]
    unmet = cut(", ".join(row.mandatory_unmet), 9) or "–"
    spans.append((f" {unmet:<9}", "bad" if row.mandatory_unmet else "dim"))
    spans.append((f" {row.errors or '–':<3}", "bad" if row.errors else "dim"))
    spans.append(f" {cut(STATES.get(row.external, row.external) or '–', 14):<14}")
    spans.append(_due(row.next_due))
    return line(*spans)


def _points(one: GroupRow | None) -> Span:
    if one is None or one.level is None:
        return f" {'–':<{_GROUP}}", "dim"
    return f" {cut(f'{points(one.points)} · M{one.level}', _GROUP):<{_GROUP}}", MARKS.get(one.level, "")


def _due(due: Due | None) -> Span:
    if due is None:
        return " –", "dim"
    style = "bad" if due.days_left < 0 else "warn" if due.days_left <= SOON else ""
    return f" {due.last:%d/%m} ({days_left(due.days_left)})", style
