"""The tables of a page whose lines are drawn: their cells, also where some lines are missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Lines of a page before they are joined, and after; the work grows with the square of the second.
MOST_EDGES, _MOST_JOINED = 30_000, 1_500
#: Points: lines nearer than this are one; a line that reaches farther beyond the last upright one leaves a side open.
_SAME, _OPEN = 3.0, 15.0
_WHITE = 0.99
_FEWEST_ACROSS = 3  # lines across that make a table without sides

#: x0, top, x1, bottom.
Box = tuple[float, float, float, float]
Edge = dict[str, Any]


class TooManyLines(Exception):
    """A page of more lines than any table has."""


@dataclass(slots=True)
class RuledTable:
    """The lines of a table, and the cell (its box) at each of its places."""

    columns: list[float]
    rows: list[float]
    cells: dict[tuple[int, int], Box]

    @property
    def box(self) -> Box:
        """Return where it is."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def cell_at(self, x: float, y: float) -> Box | None:
        """Return the cell that holds a point; where lines are missing, the one place; None outside of the table."""
        column, row = bisect_right(self.columns, x) - 1, bisect_right(self.rows, y) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        place = self.columns[column], self.rows[row], self.columns[column + 1], self.rows[row + 1]
        return self.cells.setdefault((row, column), place)

    def widen(self, box: Box, reach: float, filled: Container[Box]) -> Box:
        """Let a cell whose text runs on to the right cover the empty places there; return its box."""
        while reach > box[2] + _SAME:
            beside = self.cell_at(box[2] + 1, (box[1] + box[3]) / 2)
            if beside is None or beside in filled or (beside[1], beside[3]) != (box[1], box[3]):
                break
            whole = box[0], box[1], beside[2], box[3]
            self.cells = {place: whole if one in {box, beside} else one for place, one in self.cells.items()}
            box = whole
        return box


def find_ruled_tables(page: Page) -> list[RuledTable]:
    """Return the tables of a page, small ones first, so that one inside another is found. Raises TooManyLines."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges: list[Edge] = page.edges
    if len(edges) > MOST_EDGES:
        raise TooManyLines
    merged: list[Edge] = merge_edges([one for one in edges if _is_seen(one)], _SAME, _SAME, _SAME, _SAME)
    merged = [one for one in merged if max(one["x1"] - one["x0"], one["bottom"] - one["top"]) >= _SAME]
    merged += [*_missing_sides(merged)]
    if len(merged) > _MOST_JOINED:
        raise TooManyLines
    cells = intersections_to_cells(edges_to_intersections(merged, _SAME, _SAME))
    tables = [_table(group) for group in _one_frame(cells_to_tables(cells), merged)]
    return sorted(tables, key=lambda one: (one.box[2] - one.box[0]) * (one.box[3] - one.box[1]))


def _is_seen(edge: Edge) -> bool:
    """Return whether a line is no side of a white ground."""
    if edge.get("object_type") != "rect_edge" or edge.get("stroke") or not edge.get("fill"):
        return True
    colour = edge.get("non_stroking_color")
    return colour is None or any(part < _WHITE for part in _parts(colour))


def _parts(colour: object) -> list[float]:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    return [float(part) for part in parts if isinstance(part, int | float)]


def _missing_sides(edges: list[Edge]) -> Iterator[Edge]:
    """Yield the outer sides that a table leaves open: its lines across reach beyond its last upright line."""
    upright = [one for one in edges if one["orientation"] == "v"]
    alike: dict[tuple[int, int], list[Edge]] = {}
    for one in edges:
        if one["orientation"] == "h":
            alike.setdefault((round(one["x0"] / _SAME), round(one["x1"] / _SAME)), []).append(one)
    for group in alike.values():
        top, bottom = min(one["top"] for one in group), max(one["top"] for one in group)
        if len(group) < _FEWEST_ACROSS:
            continue
        crossing = [one["x0"] for one in upright if one["top"] < bottom - _SAME and one["bottom"] > top + _SAME]
        for x in (group[0]["x0"], group[0]["x1"]):
            if all(abs(other - x) > _OPEN for other in crossing):
                yield {**group[0], "orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom}


def _one_frame(groups: list[list[Box]], edges: list[Edge]) -> list[list[Box]]:
    """Return groups of cells; those between the same two outer sides are one table, whatever is missing inside."""
    framed: dict[object, list[Box]] = {}
    for at, group in enumerate(groups):
        top, bottom = min(box[1] for box in group), max(box[3] for box in group)
        sides = [
            next((place for place, edge in enumerate(edges) if _runs_along(edge, x, top, bottom)), None)
            for x in (min(box[0] for box in group), max(box[2] for box in group))
        ]
        framed.setdefault(at if None in sides else tuple(sides), []).extend(group)
    return list(framed.values())


def _runs_along(edge: Edge, x: float, top: float, bottom: float) -> bool:
    upright = edge["orientation"] == "v" and abs(edge["x0"] - x) <= _SAME
    return bool(upright and edge["top"] <= top + _SAME and edge["bottom"] >= bottom - _SAME)


def _table(boxes: list[Box]) -> RuledTable:
    columns = sorted({edge for box in boxes for edge in (box[0], box[2])})
    rows = sorted({edge for box in boxes for edge in (box[1], box[3])})
    table = RuledTable(columns, rows, {})
    for box in boxes:
        for row in range(rows.index(box[1]), rows.index(box[3])):
            for column in range(columns.index(box[0]), columns.index(box[2])):
                table.cells[row, column] = box
    return table
