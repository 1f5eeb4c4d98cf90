"""The text of a cell → a node's words, the items that stand in it, and the points and bands in the words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cdsdossier.workflows.decision_import.headers import CriteriaColumn
from cdsdossier.workflows.decision_import.numbering import find_dash, find_item_sign, strip_dash, strip_item_sign
from cdsdossier.workflows.decision_import.parse_numbers import (
    mentions_points,
    parse_bands,
    parse_points,
    parse_range,
    split_end_points,
)
from cdsdossier.workflows.decision_import.passages import Lines
from cdsdossier.workflows.decision_import.tree import Concern, CriterionDraft
from cdsdossier.workflows.decision_import.written_numbers import match_text_number

_ENDS = " :;,"
_POINTS: tuple[CriteriaColumn, ...] = ("part", "maximum")


class _Piece(NamedTuple):
    """An item inside a cell: its sign, its text, its points, and the items below it."""

    sign: str
    text: str
    points: Decimal | None = None
    below: tuple[_Piece, ...] = ()
    #: Its own number: ``1.3.2``; empty where it has none.
    id: str = ""


def split_cell_text(draft: CriterionDraft, lines: Lines, *, inside: bool) -> Iterator[Concern]:
    """Give a node its text; dashes inside the cell are its items (``inside``), bands, or the rest of the text.

    Below a criterion the items of a cell are taken apart only where each carries its own points.
    """
    start = next((at for at, line in enumerate(lines) if at and find_dash(line)), len(lines))
    pieces = _pieces(lines[start:])
    bands = parse_bands(pieces) if pieces else None
    by_dashes = inside and bool(pieces)
    if not bands and not by_dashes and _take_apart(draft, lines, inside=inside):
        return
    if not inside and draft.sign and draft.sign in map(find_dash, lines[1:]):
        yield draft.told("một ô có nhiều nội dung gạch đầu dòng; tách mỗi nội dung một hàng rồi nhập lại")
    draft.text = " ".join(lines[:start]).rstrip(_ENDS)
    if bands:
        draft.measure, draft.bands = bands
        return
    _add_pieces(draft, pieces, as_items=by_dashes)
    yield from _points_in_text(draft, lines[:start])


def _add_pieces(draft: CriterionDraft, pieces: list[str], *, as_items: bool) -> None:
    """Add the dash items of a cell to a node: as its items, else to its text."""
    bare = [strip_dash(piece).rstrip(_ENDS) for piece in pieces]
    if as_items and not any(map(parse_range, bare)):
        draft.items += [
            CriterionDraft("", text, draft.place, piece, "-") for text, piece in zip(bare, pieces, strict=True)
        ]
    elif pieces:
        draft.text = " ".join((draft.text, *pieces)).rstrip(_ENDS)


def _take_apart(draft: CriterionDraft, lines: Lines, *, inside: bool) -> bool:
    """Take a cell's items apart where each has its own points, in its text or line by line in the column beside."""
    signs = [find_item_sign(line) for line in lines]
    if signs and not signs[0] and not inside:
        signs[0] = _own_sign(draft, lines)  # that of the first item was taken off
    first = next((sign for sign in signs if sign), "")
    start = signs.index(first) if first else len(lines)
    items = _grouped(lines[start:], signs[start:], first)
    items = items if all(_worth(item) is not None for item in items) else _beside(draft, items)
    if len(items) < 2:
        return False
    if start == 0 and first == "1" and draft.id:
        items[0] = items[0]._replace(id=draft.id)
    draft.text = " ".join(lines[:start]).rstrip(_ENDS)
    draft.items += [_to_draft(item, draft.place) for item in items]
    return True


def _own_sign(draft: CriterionDraft, lines: Lines) -> str:
    """Return the sign of a cell's first line where other lines are items of the same rank; else nothing."""
    if draft.sign:
        return draft.sign if draft.sign in map(find_item_sign, lines[1:]) else ""
    own = draft.id.split(".")
    others = (match_text_number(line)[0] for line in lines[1:])
    return "1" if any(len(one) == len(own) > 1 and list(map(str, one[:-1])) == own[:-1] for one in others) else ""


def _grouped(lines: Lines, signs: list[str], first: str) -> list[_Piece]:
    """Return the items of the first rank; lines under another sign are items below, lines without one go on."""
    pieces: list[tuple[str, list[str], list[str]]] = []
    for line, sign in zip(lines, signs, strict=True):
        if sign == first:
            pieces.append((line, [strip_item_sign(line)], []))
        elif sign and pieces:
            pieces[-1][2].append(line)
        elif pieces:
            inner = pieces[-1][2]
            inner[-1:] = [f"{inner[-1]} {line}"] if inner else []
            pieces[-1][1].extend([] if inner else [line])
    return [_piece(first, line, " ".join(words), tuple(inner)) for line, words, inner in pieces]


def _piece(sign: str, line: str, written: str, inner: Lines) -> _Piece:
    text, points = split_end_points(written)
    signs = [find_item_sign(line) for line in inner]
    below = tuple(_grouped(inner, signs, signs[0])) if inner else ()
    if below and any(_worth(one) is None for one in below):
        text, points = split_end_points(" ".join((written, *inner)))
        below = ()
    ranged = parse_range(text) is not None or mentions_points(text)
    numbers = match_text_number(line)[0] if sign == "1" else ()
    id_ = ".".join(map(str, numbers)) if len(numbers) > 1 else ""
    return _Piece(sign, text.rstrip(_ENDS), None if ranged else points, below, id_)


def _worth(item: _Piece) -> Decimal | None:
    """Return the points of an item: its own, else those of what is below it; None where they are not all known."""
    if item.points is not None or not item.below:
        return item.points
    below = [_worth(one) for one in item.below]
    return None if None in below else sum((one for one in below if one is not None), Decimal(0))


def _beside(draft: CriterionDraft, items: list[_Piece]) -> list[_Piece]:
    """Return items with the points that stand in a column beside, one line each; none where they do not fit."""
    for kind in _POINTS:
        rows = draft.cells.get(kind, [])
        lines = [strip_dash(line) for place, cell in rows if place == draft.place for line in cell]
        points = [parse_points(line) for line in lines]
        plain = not any(one.below or parse_range(one.text) or mentions_points(one.text) for one in items)
        if plain and len(points) == len(items) > 1 and None not in points:
            draft.cells[kind] = [row for row in rows if row[0] != draft.place]
            return [one._replace(points=worth) for one, worth in zip(items, points, strict=True)]
    return []


def _to_draft(item: _Piece, place: str) -> CriterionDraft:
    made = CriterionDraft(item.id, item.text, place, item.text, item.sign, item.points)
    made.items += [_to_draft(one, place) for one in item.below]
    return made


def _pieces(lines: Lines) -> list[str]:
    """Return the dash items of a cell, the lines between them added to the one before."""
    pieces: list[str] = []
    for line in lines:
        if find_dash(line) or not pieces:
            pieces.append(line)
        else:
            pieces[-1] += f" {line}"
    return pieces


def _points_in_text(draft: CriterionDraft, lines: Lines) -> Iterator[Concern]:
    """Read points and bands that stand in the text itself."""
    for head, rest in _ways_to_cut(draft.text, lines):
        bands = parse_bands(rest)
        if head and bands:
            draft.text = head.rstrip(_ENDS)
            draft.measure, draft.bands = bands
            return
    for one in (draft, *draft.items):
        one.text, points = split_end_points(one.text)
        one.text = one.text.rstrip(_ENDS)
        if points is not None:
            one.cells.setdefault("part", []).append((draft.place, (f"{points} điểm",)))
        elif mentions_points(one.text):
            yield one.told("lời văn có nói số điểm nhưng chưa đọc được thành điểm hay khung điểm")


def _ways_to_cut(text: str, lines: Lines) -> Iterator[tuple[str, Lines]]:
    if len(lines) > 1:
        yield lines[0], lines[1:]
    head, bracket, rest = text.partition("(")
    if bracket and rest.endswith(")"):
        yield head.rstrip(), (rest[:-1],)
    head, colon, rest = text.partition(":")
    if colon:
        yield head, (rest,)
