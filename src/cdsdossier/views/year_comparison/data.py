"""Years side by side for programs: JSON whose shape is a promise (see ``schema``), and CSV for Excel."""

from __future__ import annotations

import csv
import io

from cdsdossier import __version__
from cdsdossier.judging.year_comparison import ComparedRow, GroupResults, YearCell, YearComparison, YearResult
from cdsdossier.views.json import dump_json
from cdsdossier.views.numbers import to_json_number
from cdsdossier.views.score.csv import escape_formula
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
        "points": to_json_number(result.points),
        "maximum": to_json_number(result.maximum),
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
        "difference": to_json_number(row.difference),
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
        "points": to_json_number(cell.points),
        "maximum": to_json_number(cell.maximum),
        "met": cell.met,
        "evidence": cell.proved,
    }


def compare_csv(found: YearComparison) -> str:
    """Return a line a group, row and shortcoming, with three columns a year, under English column names."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    years = [year.label for year in found.years]
    columns = [f"{name} {year}" for year in years for name in ("points", "maximum", "level_or_evidence")]
    writer.writerow(
        [escape_formula(name) for name in ("kind", "group", "id", "text", *columns, "trend", "difference", "remarks")]
    )
    for group in found.groups:
        writer.writerow(["group", group.id, group.id, escape_formula(group.name), *_figures(group.results), "", "", ""])
        writer.writerows(_line(row, found) for row in found.rows if row.group == group.id)
    if found.whole:
        writer.writerow(["whole", "", "", "", *_figures(found.whole), "", "", ""])
    for one in found.shortcomings:
        texts = [cell for text in one.texts for cell in (escape_formula(text or ""), "", "")]
        writer.writerow(
            ["shortcoming", "", "", escape_formula(one.text), *texts, "", "", "near" if one.near else "same words"]
        )
    for words in set_change_remarks(found):
        writer.writerow(["set", "", "", escape_formula(words), *[""] * len(columns), "", "", ""])
    return buffer.getvalue()


def _figures(results: tuple[YearResult | None, ...]) -> list[object]:
    return [
        cell
        for one in results
        for cell in ((to_json_number(one.points), to_json_number(one.maximum), one.level) if one else ("", "", ""))
    ]


def _line(row: ComparedRow, found: YearComparison) -> list[object]:
    cells = [part for cell in row.cells for part in _parts(cell)]
    remarks = [*(describe_mark(mark, found) for mark in row.marks), *lost_evidence_remarks(row, found)]
    names = ["condition" if row.mandatory else "row", row.group, row.id, escape_formula(row.text)]
    return [*names, *cells, row.trend, to_json_number(row.difference), escape_formula("; ".join(remarks))]


def _parts(cell: YearCell) -> tuple[object, ...]:
    if not cell.there:
        return "", "", ""
    answer = {True: "met", False: "unmet", None: None}[cell.met]
    return (
        to_json_number(cell.points) if answer is None else answer,
        to_json_number(cell.maximum),
        "yes" if cell.proved else "no",
    )
