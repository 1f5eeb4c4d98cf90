"""Years side by side for programs: JSON whose shape is a promise (see ``schema``), and CSV for Excel."""

from __future__ import annotations

import csv
import io
from typing import Any

from cdsdossier import __version__
from cdsdossier.judging.year_comparison import Cell, Comparison, Group, Result, Row
from cdsdossier.views.json import text
from cdsdossier.views.numbers import plain
from cdsdossier.views.score.csv import defused
from cdsdossier.views.year_comparison.text import lost_words, set_words, told


def compare_json(found: Comparison) -> str:
    """Return the comparison, ``cdsdossier.compare/1``; every list of a group or row has one entry a year."""
    labels = [year.label for year in found.years]
    data: dict[str, Any] = {
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
    return text(data)


def _result(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "points": plain(result.points),
        "maximum": plain(result.maximum),
        "level": result.level,
        "level_name": result.level_name,
        "unscored": result.unscored,
    }


def _group(group: Group) -> dict[str, Any]:
    return {"id": group.id, "name": group.name, "results": [_result(result) for result in group.results]}


def _row(row: Row, labels: list[str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "group": row.group,
        "text": row.text,
        "mandatory": row.mandatory,
        "years": [_cell(cell) for cell in row.cells],
        "steps": list(row.steps),
        "trend": row.trend,
        "difference": plain(row.difference),
        "lost_evidence": [labels[at] for at in row.lost],
        "marks": [
            {"year": labels[mark.at], "kind": mark.kind, "before": mark.before, "after": mark.after}
            for mark in row.marks
        ],
    }


def _cell(cell: Cell) -> dict[str, Any] | None:
    """Return a row in one year; null where the year's set does not have it."""
    if not cell.there:
        return None
    return {
        "known": cell.known,
        "points": plain(cell.points),
        "maximum": plain(cell.maximum),
        "met": cell.met,
        "evidence": cell.proved,
    }


def compare_csv(found: Comparison) -> str:
    """Return a line a group, row and shortcoming, with three columns a year, under English column names."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    years = [year.label for year in found.years]
    columns = [f"{name} {year}" for year in years for name in ("points", "maximum", "level_or_evidence")]
    writer.writerow(
        [defused(name) for name in ("kind", "group", "id", "text", *columns, "trend", "difference", "remarks")]
    )
    for group in found.groups:
        writer.writerow(["group", group.id, group.id, defused(group.name), *_figures(group.results), "", "", ""])
        writer.writerows(_line(row, found) for row in found.rows if row.group == group.id)
    if found.whole:
        writer.writerow(["whole", "", "", "", *_figures(found.whole), "", "", ""])
    for one in found.shortcomings:
        texts = [cell for text in one.texts for cell in (defused(text or ""), "", "")]
        writer.writerow(
            ["shortcoming", "", "", defused(one.text), *texts, "", "", "near" if one.near else "same words"]
        )
    for words in set_words(found):
        writer.writerow(["set", "", "", defused(words), *[""] * len(columns), "", "", ""])
    return buffer.getvalue()


def _figures(results: tuple[Result | None, ...]) -> list[object]:
    return [
        cell
        for one in results
        for cell in ((plain(one.points), plain(one.maximum), one.level) if one else ("", "", ""))
    ]


def _line(row: Row, found: Comparison) -> list[object]:
    cells = [part for cell in row.cells for part in _parts(cell)]
    remarks = [*(told(mark, found) for mark in row.marks), *lost_words(row, found)]
    names = ["condition" if row.mandatory else "row", row.group, row.id, defused(row.text)]
    return [*names, *cells, row.trend, plain(row.difference), defused("; ".join(remarks))]


def _parts(cell: Cell) -> tuple[object, ...]:
    if not cell.there:
        return "", "", ""
    answer = {True: "met", False: "unmet", None: None}[cell.met]
    return plain(cell.points) if answer is None else answer, plain(cell.maximum), "yes" if cell.proved else "no"
