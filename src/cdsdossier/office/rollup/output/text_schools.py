"""The table of schools on a page of text: one line each, the first of them where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.judging.schedule import DUE_SOON_DAYS
from cdsdossier.office.rollup.collect.rows import GroupRow, SchoolDeadline
from cdsdossier.office.rollup.output.report_table import cut_name, cut_text, to_safe_line
from cdsdossier.office.rollup.statistics.distribution import CountedSchool, GroupStatistics
from cdsdossier.office.rollup.statistics.labels import STATE_LABELS
from cdsdossier.office.rollup.statistics.tally import Batch, Tally
from cdsdossier.views.folding import fold_lines
from cdsdossier.views.layout import WIDTH, Line, Span, styled_line, wrap_text
from cdsdossier.views.levels import LEVEL_STYLES
from cdsdossier.views.numbers import format_days_left, format_points

_MOST, _MOST_GROUPS = 30, 4
_NAME, _GROUP = 26, 10
_TITLES = (("Bắt buộc", 9), ("Lỗi", 3), ("Đánh giá ngoài", 14))


def claim_lines(counted: Tally) -> list[Line]:
    """Return what senders say of their own results and does not count, by school."""
    told = [one for one in counted.schools if one.row.claims]
    if not told:
        return []
    lines = [styled_line((f"Điều nơi gửi tự ghi, không tính ({len(told)} {counted.unit})", "warn"))]
    for one in told[:_MOST]:
        lines.append(styled_line(f"  {cut_text(one.name, 60)}:"))
        lines += [part for claim in one.row.claims for part in wrap_text(f"- {to_safe_line(claim)}", "    ", "      ")]
    if len(told) > _MOST:
        words = f"  … còn nữa, tất cả {len(told)}; xem đủ: thêm --output tong-hop.xlsx"
        lines.append(styled_line((words, "dim")))
    return lines


def school_lines(batch: Batch) -> list[Line]:
    """Return the table of one batch; a deadline stands below the figures of its school."""
    shown = [one for one in batch.judged if one.levelled][:_MOST_GROUPS]
    titles = [f"  {'Trường':<{_NAME}}", *(f" {_title(one):<{_GROUP}}" for one in shown)]
    titles += [f" {title:<{width}}" for title, width in _TITLES]
    titles += [" Hạn gần nhất"] if any(one.row.next_due for one in batch.schools[:_MOST]) else []
    lines = [styled_line(*((title, "dim") for title in titles))]
    lines += [_school(school, shown) for school in batch.schools[:_MOST]]
    left = len(batch.schools) - _MOST
    if left > 0:
        lines.append(styled_line((f"  … và {left} trường khác; xem đủ: thêm --output tong-hop.xlsx", "dim")))
    return [*fold_lines(lines, WIDTH)]


def _title(judged: GroupStatistics) -> str:
    return cut_text(f"Nhóm {judged.id}", _GROUP) if judged.id else "Toàn bộ"


def _school(school: CountedSchool, shown: Sequence[GroupStatistics]) -> Line:
    row = school.row
    got = {one.id: one for one in row.judgements}
    spans: list[str | Span] = [f"  {cut_name(school.name, _NAME):<{_NAME}}"]
    spans += [_provisional(got.get(one.id)) if row.provisional else _points(got.get(one.id)) for one in shown]
    unmet = cut_text(", ".join(row.mandatory_unmet), 9) or "–"
    spans.append((f" {unmet:<9}", "bad" if row.mandatory_unmet else "dim"))
    spans.append((f" {row.errors or '–':<3}", "bad" if row.errors else "dim"))
    spans.append(f" {cut_text(STATE_LABELS.get(row.external, row.external) or '–', 14):<14}")
    spans.append(_due(row.next_due))
    return styled_line(*spans)


def _provisional(one: GroupRow | None) -> Span:
    """Return points that are no result yet: no level."""
    return f" {cut_text(f'({format_points(one.points)})' if one else '–', _GROUP):<{_GROUP}}", "dim"


def _points(one: GroupRow | None) -> Span:
    if one is None or one.level is None:
        return f" {'–':<{_GROUP}}", "dim"
    return f" {cut_text(f'{format_points(one.points)} · M{one.level}', _GROUP):<{_GROUP}}", LEVEL_STYLES.get(
        one.level, ""
    )


def _due(due: SchoolDeadline | None) -> Span:
    if due is None:
        return "", ""
    style = "bad" if due.days_left < 0 else "warn" if due.days_left <= DUE_SOON_DAYS else ""
    return f" {due.last:%d/%m} ({format_days_left(due.days_left)})", style
