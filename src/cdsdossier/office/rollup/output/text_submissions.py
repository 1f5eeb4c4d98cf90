"""The papers that the office called for, on a page of text: how many have come, and who has yet to send what."""

from __future__ import annotations

from cdsdossier.office.rollup.output.report_table import cut_text, format_fraction, to_safe_line
from cdsdossier.office.rollup.output.submission_tables import STATE_WORDS, name_base
from cdsdossier.office.rollup.statistics.submissions import PaperState, Submissions, UnitPapers
from cdsdossier.text.numbers import format_short_date
from cdsdossier.views.layout import Line, styled_line, wrap_text

_MOST = 20


def submission_lines(submissions: tuple[Submissions, ...]) -> list[Line]:
    """Return the lines, a block for each school year; empty where nothing was called for."""
    return [line for one in submissions for line in (*_documents(one), *_waiting(one), ())]


def _documents(one: Submissions) -> list[Line]:
    year = f" · năm học {one.school_year}" if one.school_year else ""
    lines = [styled_line((f"Văn bản theo yêu cầu{year}", "strong"))]
    lines += wrap_text(name_base(one), "  ", "  ", style="dim")
    for asked, count in zip(one.documents, one.counts, strict=True):
        due = f" (hạn {format_short_date(asked.due)})" if asked.due else ""
        late = f"  muộn {count.late}" if count.late else ""
        style = "good" if count.sent == count.asked else "warn"
        words = f"  {cut_text(asked.title + due, 70):<70} "
        lines.append(styled_line(words, (format_fraction(count.sent, count.asked), style), late))
    return lines


def _waiting(one: Submissions) -> list[Line]:
    if not one.waiting:
        return []
    lines = [styled_line((f"  Còn thiếu ({len(one.waiting)} đơn vị)", "warn"))]
    for unit in one.waiting[:_MOST]:
        lines += wrap_text(to_safe_line(f"{unit.name}: {_list_missing(one, unit)}"), "    ", "      ")
    left = len(one.waiting) - _MOST
    if left > 0:
        lines.append(styled_line((f"    … và {left} đơn vị khác; xem đủ: thêm --output tong-hop.xlsx", "dim")))
    return lines


def _list_missing(one: Submissions, unit: UnitPapers) -> str:
    missing = one.missing_of(unit)
    if missing and all(paper.state is PaperState.BROKEN for _, paper in missing):
        return STATE_WORDS[PaperState.BROKEN]
    return "; ".join(
        asked.title + ("" if paper.state is PaperState.MISSING else f" ({STATE_WORDS[paper.state]})")
        for asked, paper in missing
    )
