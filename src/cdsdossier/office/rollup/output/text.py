"""A roll-up as a page of text: the whole first, then what does not fit a page is cut and said to be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cdsdossier.judging.schedule import DUE_SOON_DAYS
from cdsdossier.office.rollup.collect.rows import DossierState
from cdsdossier.office.rollup.output.report_table import cut_text, format_fraction, format_level_label, to_safe_line
from cdsdossier.office.rollup.output.report_tables import document_names
from cdsdossier.office.rollup.output.text_hints import hint_lines
from cdsdossier.office.rollup.output.text_next_steps import next_step_lines
from cdsdossier.office.rollup.output.text_schools import claim_lines, school_lines
from cdsdossier.office.rollup.output.text_states import double_lists, state_lists
from cdsdossier.office.rollup.output.text_submissions import submission_lines
from cdsdossier.office.rollup.output.year_tables import year_lines
from cdsdossier.office.rollup.statistics.attendance import Attendance, list_waiting
from cdsdossier.office.rollup.statistics.distribution import GroupStatistics, LevelCount
from cdsdossier.office.rollup.statistics.labels import (
    DOSSIER_STATES,
    KIND_NAMES,
    STATE_LABELS,
    UNKNOWN,
)
from cdsdossier.office.rollup.statistics.tally import Batch, Tally
from cdsdossier.views.layout import Line, Span, styled_line, wrap_text
from cdsdossier.views.levels import LEVEL_STYLES
from cdsdossier.views.numbers import format_day, format_percent, format_points

#: Lines of a list before it is cut.
_MOST = 20
_BAR = 20


def rollup_lines(counted: Tally) -> list[Line]:
    """Return the page, within 100 columns."""
    title = f"Tổng hợp hồ sơ tự đánh giá mức độ chuyển đổi số · {format_day(counted.today)}"
    lines = [styled_line((title, "strong"))]
    if counted.judged_by:
        lines += wrap_text(
            f"Mọi hồ sơ chấm theo bộ chỉ số {to_safe_line(counted.judged_by)} của nơi nhận.", style="dim"
        )
    lines += [(), *_received(counted), *_found(counted), ()]
    lines += [*submission_lines(counted.submissions), *year_lines(counted.years)]
    for batch in counted.batches:
        lines += _batch(batch, counted.unit)
    states, several = (
        [_listed(heading, rows, many, "warn") for heading, rows, many in some]
        for some in (state_lists(counted), double_lists(counted))
    )
    hints = hint_lines(counted.hints)
    for listed in (_broken(counted), claim_lines(counted), *states, *_absent(counted), hints, *several):
        lines += [*listed, ()] if listed else []
    return [*lines, *next_step_lines(counted)]


def _received(counted: Tally) -> list[Line]:
    lines: list[Line] = []
    for one in counted.attendance:
        year = f" · năm học {one.school_year}" if one.school_year else ""
        style = "good" if len(one.sent) == one.expected else "warn"
        parts = [*((len(some), words) for words, some in list_waiting(one)), (len(one.missing), "chưa gửi")]
        more = "".join(f"; {many} {words}" for many, words in parts if many)
        lines.append(
            styled_line(
                (f"Đã nhận {format_fraction(len(one.sent), one.expected)}", style), f" {counted.unit}{year}{more}"
            )
        )
        if len(one.bodies) > 1:
            waiting = sorted(one.bodies, key=lambda body: body.sent == body.expected)
            rows = [
                styled_line(f"  {cut_text(body.body, 56):<56} {format_fraction(body.sent, body.expected)}")
                for body in waiting
            ]
            lines += _short(rows, len(rows))
    return lines


def _found(counted: Tally) -> list[Line]:
    left = sum(len(one.left) for one in counted.copies)
    states = [
        (DOSSIER_STATES[one].lower(), counted.in_state(one)) for one in (DossierState.DRAFT, DossierState.WORKING)
    ]
    among = ", ".join(f"{len(some)} {words}" for words, some in states if some)
    parts = [f"{len(counted.schools)} được tính{f' (trong đó {among})' if among else ''}"]
    parts += [f"{len(counted.broken)} không đọc được"] if counted.broken else []
    parts += [f"{left} gửi trùng"] if left else []
    if not counted.found:
        return [styled_line(("Không tìm thấy hồ sơ nào.", "warn"))]
    lines = [styled_line(f"Tìm thấy {counted.found} hồ sơ: {', '.join(parts)}.")]
    if counted.faulty:
        lines.append(styled_line((f"{len(counted.faulty)} {counted.unit} còn lỗi.", "warn")))
    if len(counted.batches) > 1:
        words = "Có nhiều năm học hoặc nhiều bộ chỉ số; mỗi năm, mỗi bộ được tính riêng, không cộng chung."
        lines += wrap_text(words, style="warn")
    years = sorted({batch.school_year for batch in counted.batches} - {""})
    if len(years) > 1:
        lines += wrap_text(f"Chỉ cần một năm: thêm --year {years[-1]}.", style="warn")
    return lines


def _batch(batch: Batch, unit: str) -> list[Line]:
    year, rules = batch.school_year or UNKNOWN, cut_text(batch.set_id, 50) or UNKNOWN
    lines = [styled_line((f"Năm học {year} · bộ chỉ số {rules} · {len(batch.schools)} {unit}", "strong"))]
    for judged in batch.judged:
        lines += _judged(judged)
    if batch.unmet:
        words = ", ".join(f"{row} ({schools} {unit})" for row, schools in batch.unmet[:5])
        lines += wrap_text(f"Điều kiện bắt buộc chưa đạt nhiều nhất: {to_safe_line(words)}", "  ", "    ")
    lines += _documents(batch)
    lines += _external(batch)
    lines += _soon(batch)
    return [*lines, (), *school_lines(batch), ()]


def _judged(judged: GroupStatistics) -> list[Line]:
    spread, name = judged.everyone, f"Nhóm {judged.id}. {judged.name}" if judged.id else "Cả bộ chỉ số"
    lines = wrap_text(to_safe_line(name), "  ", "    ", style="strong")
    if spread.average is not None:
        words = f"trung bình {format_points(spread.average)}/{format_points(judged.maximum)} điểm"
        between = f"thấp nhất {format_points(spread.lowest)}, cao nhất {format_points(spread.highest)}"
        lines.append(styled_line(f"    {words} ({between})"))
    return lines + [_level(one, spread.schools) for one in spread.counts]


def _level(one: LevelCount, schools: int) -> Line:
    style = LEVEL_STYLES.get(one.level or 0, "dim")
    filled = one.schools * _BAR // schools if schools else 0
    bar: Span = ("█" * filled, style)
    words = cut_text(format_level_label(one.level, one.name), 40)
    percent = format_percent(Decimal(one.schools * 100) / (schools or 1))
    return styled_line(f"    {words:<40} {one.schools:>5}  ", bar, ("░" * (_BAR - filled), "dim"), f"  {percent:>6}")


def _documents(batch: Batch) -> list[Line]:
    if not batch.documents:
        return []
    names, every = document_names(), len(batch.schools)
    rows = [
        styled_line(f"    {cut_text(names.get(document, document), 66):<66} {format_fraction(schools, every)}")
        for document, schools in batch.documents
    ]
    return [styled_line("  Văn bản đã ban hành:"), *rows]


def _external(batch: Batch) -> list[Line]:
    if not batch.external:
        return []
    states = ", ".join(f"{STATE_LABELS.get(state, state).lower()} {schools}" for state, schools in batch.external)
    raised = sum(one.moved.raised for one in batch.judged)
    lowered = sum(one.moved.lowered for one in batch.judged)
    moved = f"; {raised} lượt nâng mức, {lowered} lượt hạ mức" if raised or lowered else "; chưa mức nào thay đổi"
    return wrap_text(f"Đánh giá ngoài: {to_safe_line(states)}{moved}.", "  ", "    ")


def _soon(batch: Batch) -> list[Line]:
    """Say how many schools are late, and which the most; how many have little time left."""
    waiting = sorted((one.row.next_due.days_left, one.name) for one in batch.schools if one.row.next_due)
    late = [(left, name) for left, name in waiting if left < 0]
    soon = len([left for left, _ in waiting if 0 <= left <= DUE_SOON_DAYS])
    lines: list[Line] = []
    if late:
        worst = ", ".join(f"{cut_text(name, 40)} ({-left} ngày)" for left, name in late[:3])
        lines = wrap_text(f"{len(late)} trường có việc quá hạn, lâu nhất: {worst}.", "  ", "    ", style="bad")
    return lines + (
        [styled_line((f"  {soon} trường có việc đến hạn trong {DUE_SOON_DAYS} ngày tới.", "warn"))] if soon else []
    )


def _broken(counted: Tally) -> list[Line]:
    rows = [
        row
        for one in counted.broken
        for row in wrap_text(f"{to_safe_line(one.place)}: {to_safe_line(one.reason)}", "  ", "    ")
    ]
    return _listed(f"Không đọc được ({len(counted.broken)})", rows, len(counted.broken), "bad")


def _absent(counted: Tally) -> list[list[Line]]:
    lists = []
    for one in counted.attendance:
        year = f" · năm học {one.school_year}" if len(counted.attendance) > 1 else ""
        lists += [_missing(one, year), _unexpected(one, year)]
    return lists


def _missing(one: Attendance, year: str) -> list[Line]:
    rows = [
        styled_line(
            f"  {cut_text(who.name, 44):<44} {cut_text(KIND_NAMES.get(who.kind, who.kind), 12):<12} "
            f"{cut_text(who.body, 38)}"
        )
        for who in one.missing
    ]
    return _listed(f"Chưa gửi ({len(rows)}){year}", rows, len(rows), "warn")


def _unexpected(one: Attendance, year: str) -> list[Line]:
    rows = [styled_line(f"  {cut_text(row.display_name, 44):<44} {cut_text(row.place, 50)}") for row in one.unexpected]
    return _listed(f"Gửi mà không có trong danh sách ({len(rows)}){year}", rows, len(rows), "warn")


def _listed(heading: str, rows: Sequence[Line], many: int, style: str) -> list[Line]:
    return [styled_line((heading, style)), *_short(rows, many)] if rows else []


def _short(rows: Sequence[Line], many: int) -> list[Line]:
    """Return the first lines of a list, and that there are more."""
    if len(rows) <= _MOST:
        return list(rows)
    more = f"  … còn nữa, tất cả {many}; xem đủ: thêm --output tong-hop.xlsx"
    return [*rows[:_MOST], styled_line((more, "dim"))]
