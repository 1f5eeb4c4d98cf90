"""This year against last year, as tables and as lines of text."""

from __future__ import annotations

from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, cut_text
from cdsdossier.office.rollup.statistics.years import YearChange, YearPair
from cdsdossier.views.layout import Line, styled_line, wrap_text

_MOST = 10
_WORDS = {1: "nâng mức", 0: "giữ mức", -1: "hạ mức"}


def build_year_tables(years: tuple[YearPair, ...]) -> tuple[ReportTable, ...]:
    """Return a line for each managing body and group, and one for each school and group; none for one year alone."""
    return (_by_body(years), _by_school(years)) if years else ()


def _by_body(years: tuple[YearPair, ...]) -> ReportTable:
    columns = (
        TableColumn("Năm trước", 11), TableColumn("Năm này", 11), TableColumn("Cơ quan quản lý", 40, names="other"),
        TableColumn("Nhóm", 10), TableColumn("Nâng mức", 9, "number"), TableColumn("Giữ mức", 9, "number"),
        TableColumn("Hạ mức", 9, "number"),
    )  # fmt: skip
    rows = tuple(
        (pair.last, pair.this, one.body, _group(one.group), one.rose, one.same, one.fell)
        for pair in years
        for one in pair.bodies
    )
    return ReportTable("nam-truoc", "So năm trước", "So với năm trước, theo cơ quan quản lý", columns, rows)


def _by_school(years: tuple[YearPair, ...]) -> ReportTable:
    columns = (
        TableColumn("Năm trước", 11), TableColumn("Năm này", 11), TableColumn("Đơn vị", 34, names="school"),
        TableColumn("Cơ quan quản lý", 34), TableColumn("Nhóm", 10), TableColumn("Mức năm trước", 9, "level"),
        TableColumn("Mức năm này", 9, "level"), TableColumn("Thay đổi", 12),
        TableColumn("Chênh lệch điểm", 10, "number"),
    )  # fmt: skip
    rows = tuple(
        (
            pair.last, pair.this, one.school.name, one.school.body, _group(one.group), one.before, one.after,
            _WORDS[one.moved], one.points,
        )
        for pair in years
        for one in pair.changes
    )  # fmt: skip
    return ReportTable("nam-truoc-don-vi", "So năm trước từng đơn vị", "So với năm trước, từng đơn vị", columns, rows)


def _group(group: str) -> str:
    return f"Nhóm {group}" if group else "Toàn bộ"


def year_lines(years: tuple[YearPair, ...]) -> list[Line]:
    """Return the lines: how many rose, fell and stayed, and who."""
    lines: list[Line] = []
    for pair in years:
        lines.append(styled_line((f"Năm học {pair.this} so với {pair.last}", "strong")))
        counts = ", ".join(f"{len(pair.in_direction(moved))} lượt {words}" for moved, words in _WORDS.items())
        lines.append(styled_line(f"  {counts}"))
        if pair.alone:
            words = f"{pair.alone} đơn vị không so sánh được: năm trước không có hồ sơ, hoặc chấm theo bộ chỉ số khác."
            lines += wrap_text(words, "  ", "  ", style="dim")
        for moved, style in ((1, "good"), (-1, "bad")):
            lines += _listed(_WORDS[moved].capitalize(), pair.in_direction(moved), style)
        lines.append(())
    return lines


def _listed(title: str, changes: tuple[YearChange, ...], style: str) -> list[Line]:
    if not changes:
        return []
    lines: list[Line] = [styled_line((f"  {title}", style))]
    lines += [
        styled_line(f"    {cut_text(one.school.name, 56):<56} {_group(one.group)}: mức {one.before} → {one.after}")
        for one in changes[:_MOST]
    ]
    left = len(changes) - _MOST
    return lines + (
        [styled_line((f"    … và {left} lượt khác; xem đủ: --output tong-hop.xlsx", "dim"))] if left > 0 else []
    )
