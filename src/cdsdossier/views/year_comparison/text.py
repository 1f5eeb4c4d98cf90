"""Years side by side as a page of text: within 80 columns for two years, 100 for four."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal

from cdsdossier.judging.year_comparison import GroupResults, SetTransition, YearComparison, YearResult
from cdsdossier.judging.year_comparison.rows import ComparedRow, LawChange, Trend, YearCell
from cdsdossier.views.layout import WIDTH, Line, Span, shorten_text, styled_line
from cdsdossier.views.numbers import format_points

#: Columns of the row's id and text, of each year, and of the difference.
_NAME, _YEAR, _SUM = 51, 10, 8
_STYLES: dict[Trend, str] = {"rose": "good", "fell": "bad", "new": "warn", "gone": "warn", "open": "dim", "same": ""}
#: What the changes of rows are called.
CHANGE_WORDS: dict[Trend, str] = {
    "rose": "tăng", "fell": "giảm", "same": "giữ nguyên", "new": "mới", "gone": "đã bỏ", "open": "chưa so sánh được",
}  # fmt: skip
_MET = {True: "đạt", False: "CHƯA ĐẠT", None: "–"}


def compare_lines(found: YearComparison, *, everything: bool = False) -> list[Line]:
    """Return the page: every group, and the rows with something to say; ``everything``: all rows."""
    return [
        *_heading(found),
        *(one for group in found.groups for one in _group(group, found, everything=everything)),
        *_whole(found),
        *_sum(found),
        *_lost(found),
        *_shortcomings(found),
        *_sets(found),
    ]


def _heading(found: YearComparison) -> list[Line]:
    school = found.schools[0] if len(found.schools) == 1 else f"{len(found.schools)} trường"
    lines = [styled_line((shorten_text(school, WIDTH), "strong"))] if found.schools else []
    for words in comparison_remarks(found):
        lines += _paragraph(words, "", "  ", "bad")
    labels = "".join(f"{_fit(year.label):>{_YEAR}}" for year in found.years)
    return [*lines, (), styled_line((f"{'':<{_NAME}}{labels}{'thay đổi':>{_SUM + 1}}", "dim"))]


def comparison_remarks(found: YearComparison) -> list[str]:
    """Return what a reader must know before the figures, one sentence each."""
    told: list[str] = []
    if len(found.schools) > 1:
        told.append(f"Chú ý: hồ sơ của các trường khác nhau: {'; '.join(found.schools)}.")
    if found.twice:
        told.append(f"Chú ý: có hơn một hồ sơ cùng năm học {', '.join(found.twice)}.")
    told += [
        f"Chú ý: {year.label} thiếu hoặc không đọc được {', '.join(year.unread)}; các mục chấm đó không so sánh được."
        for year in found.years
        if year.unread
    ]
    if set_change_remarks(found):
        told.append("Chú ý: các năm dùng bộ chỉ số khác nhau; mục chấm nào khác đều có ghi chú.")
    return told


def _group(group: GroupResults, found: YearComparison, *, everything: bool) -> Iterator[Line]:
    name = shorten_text(f"Nhóm {group.id}. {group.name}", _NAME - 1)
    yield _results(name, group.results)
    yield from _levels(group.results)
    rows = [row for row in found.rows if row.group == group.id]
    for row in rows:
        if everything or row.changed:
            yield from _row(row, found)
    quiet = 0 if everything else sum(not row.changed for row in rows)
    if quiet:
        yield styled_line((f"  {quiet} mục không đổi", "dim"))
    yield ()


def _whole(found: YearComparison) -> list[Line]:
    return [_results("Cả bộ chỉ số", found.whole), *_levels(found.whole), ()] if found.whole else []


def _results(name: str, results: tuple[YearResult | None, ...]) -> Line:
    cells = "".join(f"{_figure(result):>{_YEAR}}" for result in results)
    first, last = results[0], results[-1]
    return styled_line(
        (f"{name:<{_NAME}}{cells}", "strong"),
        _difference(last.points - first.points if first and last and first.begun and last.begun else None),
    )


def _figure(result: YearResult | None) -> str:
    return f"{format_points(result.points)}/{format_points(result.maximum)}" if result and result.begun else "–"


def _levels(results: tuple[YearResult | None, ...]) -> list[Line]:
    if not any(result and result.level for result in results):
        return []
    cells = "".join(f"{_level(result):>{_YEAR}}" for result in results)
    return [styled_line(f"{'  mức độ':<{_NAME}}{cells}")]


def _level(result: YearResult | None) -> str:
    if result is None or result.level is None:
        return "–"
    return f"mức {result.level}{'*' if result.unscored else ''}"


def _row(row: ComparedRow, found: YearComparison) -> Iterator[Line]:
    text = f"  {row.id:<6} {shorten_text(row.text, _NAME - 10)}"
    cells = "".join(f"{_cell(cell):>{_YEAR}}" for cell in row.cells)
    style = _STYLES[row.trend]
    tail = _difference(row.difference) if row.difference else (f"{_TREND[row.trend]:>{_SUM + 1}}", style)
    yield styled_line(f"{text:<{_NAME}}", (cells, style), tail)
    for words in (*(describe_mark(mark, found) for mark in row.marks), *lost_evidence_remarks(row, found)):
        yield from _paragraph(words, " " * 9, " " * 11, "warn")


_TREND: dict[Trend, str] = {"rose": "tăng", "fell": "giảm", "same": "", "new": "mới", "gone": "đã bỏ", "open": ""}


def _cell(cell: YearCell) -> str:
    if not cell.there:
        return "·"
    if not cell.known:
        return "?"
    return format_points(cell.points) if cell.maximum is not None else _MET[cell.met]


def _difference(gained: Decimal | None) -> Span:
    if not gained:
        return "", ""
    return f"{'+' if gained > 0 else '−'}{format_points(abs(gained))}".rjust(_SUM + 1), "good" if gained > 0 else "bad"


def describe_mark(mark: LawChange, found: YearComparison) -> str:
    """Return in words what the set changed of a row."""
    year = found.years[mark.at].label
    words = {
        "new": "mục mới của bộ chỉ số",
        "gone": "bộ chỉ số đã bỏ mục này",
        "text": "lời văn đã khác",
        "maximum": f"điểm tối đa {mark.before} → {mark.after}",
        "rule": "cách chấm đã khác",
        "moved": f"lời văn này trước ở mục {mark.before}",
    }
    return f"{year}: {words[mark.kind]}"


def lost_evidence_remarks(row: ComparedRow, found: YearComparison) -> list[str]:
    """Return a remark for each year in which a row lost its evidence."""
    return [f"{found.years[at].label}: không còn minh chứng (năm trước có)" for at in row.lost]


def _sum(found: YearComparison) -> list[Line]:
    first, last = found.years[0].label, found.years[-1].label
    parts = ", ".join(f"{count} mục {CHANGE_WORDS[change]}" for change, count in found.counts.items() if count)
    other = [row.id for row in found.rows if row.trend in {"rose", "fell"} and row.marks]
    if other:
        parts += f". Trong các mục tăng, giảm có mục mà bộ chỉ số đã khác: {', '.join(other)}"
    star = any(result and result.unscored for group in found.groups for result in group.results)
    aside = [styled_line(("* còn mục chưa chấm, mức là tạm tính", "dim"))] if star else []
    return [*_paragraph(f"Từ {first} đến {last}: {parts}.", "", "  ", "strong"), *aside]


def _lost(found: YearComparison) -> list[Line]:
    names = [f"{row.id} ({found.years[at].label})" for row in found.rows for at in row.lost]
    return _paragraph(f"Mất minh chứng: {', '.join(names)}.", "", "  ", "bad") if names else []


def _shortcomings(found: YearComparison) -> list[Line]:
    if not found.shortcomings:
        return []
    lines = [(), styled_line(("Tồn tại, hạn chế của năm trước vẫn còn", "strong"))]
    for one in found.shortcomings:
        years = [year.label for year, text in zip(found.years, one.texts, strict=True) if text is not None]
        near = "; lời gần giống" if one.near else ""
        lines += _paragraph(f"- {' '.join(one.text.split())} ({', '.join(years)}{near})", "  ", "    ", "")
    return lines


def _sets(found: YearComparison) -> list[Line]:
    lines: list[Line] = []
    for words in set_change_remarks(found):
        lines += _paragraph(words, "  ", "    ", "warn")
    return [(), styled_line(("Bộ chỉ số khác nhau", "strong")), *lines] if lines else []


def set_change_remarks(found: YearComparison) -> list[str]:
    """Return a sentence for each year whose set is another than, or weighs otherwise than, that of the year before."""
    return [words for step in found.sets if (words := _set_words(step, found))]


def _set_words(step: SetTransition, found: YearComparison) -> str:
    kinds = [mark.kind for row in found.rows for mark in row.marks if mark.at == step.at]
    words = {
        "new": "mục mới", "gone": "mục đã bỏ", "text": "mục khác lời văn", "maximum": "mục khác điểm tối đa",
        "rule": "mục khác cách chấm", "moved": "mục đổi mã",
    }  # fmt: skip
    parts = [f"{count} {said}" for kind, said in words.items() if (count := sum(one == kind for one in kinds))]
    if step.levels_differ:
        parts.append("cách xếp mức khác")
    if not parts and step.before == step.after:
        return ""  # what differs are remarks and sources
    names = step.after if step.before == step.after else f"{step.before} → {step.after}"
    return f"{found.years[step.at].label} ({names}): {', '.join(parts) or 'không mục nào khác điểm, lời văn'}."


def _paragraph(text: str, indent: str, hanging: str, style: str) -> list[Line]:
    rows = textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False)
    return [styled_line((row, style)) for row in rows]


def _fit(label: str) -> str:
    return label if len(label) < _YEAR else f"{label[: _YEAR - 2]}…"
