"""Years side by side for programs: JSON whose shape is a promise (see ``schema``), and CSV for Excel."""

from __future__ import annotations

from collections.abc import Iterator

from cdsdossier import __version__
from cdsdossier.judging.year_comparison import GroupResults, YearComparison, YearResult
from cdsdossier.judging.year_comparison.rows import ComparedRow, YearCell
from cdsdossier.views.csv import format_csv
from cdsdossier.views.json import dump_json
from cdsdossier.views.year_comparison.text import describe_mark, lost_evidence_remarks, set_change_remarks


def compare_json(found: YearComparison) -> str:
    """Return the comparison, ``cdsdossier.compare/1``; every list of a group or row has one entry a year."""
    labels = [year.label for year in found.years]
    data: dict[str, object] = {
        "schema": "cdsdossier.compare/1",
        "tool": __version__,
        "years": [
            {"label": one.label, "school": one.school, "school_year": one.school_year,
             "indicator_set": one.indicator_set, "unread": list(one.unread)}
            for one in found.years
        ],
        "different_schools": len(found.schools) > 1,
        "same_year_twice": list(found.twice),
        "summary": found.counts,
        "groups": [_group(group) for group in found.groups],
        "whole": [_result(result) for result in found.whole] if found.whole else None,
        "rows": [_row(row, labels) for row in found.rows],
        "shortcomings": [{"texts": list(one.texts), "near": one.near} for one in found.shortcomings],
        "sets": [
            {"year": labels[one.at], "before": one.before, "after": one.after, "levels_differ": one.levels_differ}
            for one in found.sets
        ],
    }  # fmt: skip
    return dump_json(data)


def _result(result: YearResult | None) -> dict[str, object] | None:
    if result is None:
        return None
    return {
        "points": result.points,
        "maximum": result.maximum,
        "level": result.level,
        "level_name": result.level_name,
        "unscored": result.unscored,
    }


def _group(group: GroupResults) -> dict[str, object]:
    return {"id": group.id, "name": group.name, "results": [_result(result) for result in group.results]}


def _row(row: ComparedRow, labels: list[str]) -> dict[str, object]:
    return {
        "id": row.id,
        "group": row.group,
        "text": row.text,
        "mandatory": row.mandatory,
        "years": [_cell(cell) for cell in row.cells],
        "steps": list(row.steps),
        "trend": row.trend,
        "difference": row.difference,
        "lost_evidence": [labels[at] for at in row.lost],
        "marks": [
            {"year": labels[mark.at], "kind": mark.kind, "before": mark.before, "after": mark.after}
            for mark in row.marks
        ],
    }


def _cell(cell: YearCell) -> dict[str, object] | None:
    """Return a row in one year; null where the year's set does not have it."""
    if not cell.there:
        return None
    return {
        "known": cell.known,
        "points": cell.points,
        "maximum": cell.maximum,
        "met": cell.met,
        "evidence": cell.proved,
    }


def compare_csv(found: YearComparison) -> str:
    """Return a line a group, row and shortcoming, with three columns a year, under English column names."""
    columns = [f"{name} {year.label}" for year in found.years for name in ("points", "maximum", "level_or_evidence")]
    head = ("kind", "group", "id", "text", *columns, "trend", "difference", "remarks")
    return format_csv(head, ((*line, *[""] * (len(head) - len(line))) for line in _lines(found)))


def _lines(found: YearComparison) -> Iterator[tuple[object, ...]]:
    for group in found.groups:
        yield "group", group.id, group.id, group.name, *_figures(group.results)
        yield from (_line(row, found) for row in found.rows if row.group == group.id)
    if found.whole:
        yield "whole", "", "", "", *_figures(found.whole)
    for one in found.shortcomings:
        texts = [cell for text in one.texts for cell in (text or "", "", "")]
        yield "shortcoming", "", "", one.text, *texts, "", "", "near" if one.near else "same words"
    for words in set_change_remarks(found):
        yield "set", "", "", words


def _figures(results: tuple[YearResult | None, ...]) -> list[object]:
    return [cell for one in results for cell in ((one.points, one.maximum, one.level) if one else ("", "", ""))]


def _line(row: ComparedRow, found: YearComparison) -> tuple[object, ...]:
    cells = [part for cell in row.cells for part in _parts(cell)]
    remarks = [*(describe_mark(mark, found) for mark in row.marks), *lost_evidence_remarks(row, found)]
    kind = "condition" if row.mandatory else "row"
    return kind, row.group, row.id, row.text, *cells, row.trend, row.difference, "; ".join(remarks)


def _parts(cell: YearCell) -> tuple[object, ...]:
    if not cell.there:
        return "", "", ""
    answer = {True: "met", False: "unmet", None: cell.points}[cell.met]
    return answer, cell.maximum, "yes" if cell.proved else "no"
