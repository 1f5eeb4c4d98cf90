"""What stands in a node's cells → its points, bands, levels, items; what cannot be read stays as a note."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from decimal import Decimal

from cdsdossier.text.numbers import format_number
from cdsdossier.workflows.decision_import.bands import COLUMNS, normalize_bands, read_bands
from cdsdossier.workflows.decision_import.headers import NAMES, CriteriaColumn
from cdsdossier.workflows.decision_import.numbering import strip_dash
from cdsdossier.workflows.decision_import.parse_numbers import (
    is_mandatory,
    parse_levels,
    parse_points,
)
from cdsdossier.workflows.decision_import.tree import Concern, CriterionDraft


def resolve_criterion(criterion: CriterionDraft, taken: set[str]) -> Iterator[Concern]:
    """Read the cells of a criterion and of its items, and give every item its rank and an id not yet ``taken``."""
    yield from _share_out(criterion)
    yield from _read_cells(criterion, of_item=False)
    for item in criterion.items if criterion.mandatory else ():
        item.cells.pop("condition", None)  # what is said of the whole
    for item in criterion.items:
        yield from _settle_item(item)
    criterion.items = [leaf for item in criterion.items for leaf in _leaves(item)]
    free = (name for n in range(1, 1_000_000) if (name := f"{criterion.id}.{n}") not in taken)
    for item in criterion.items:
        item.id = item.id or next(free)
        taken.add(item.id)


def _settle_item(item: CriterionDraft) -> Iterator[Concern]:
    yield from _read_cells(item, of_item=True)
    for inner in item.items:
        yield from _settle_item(inner)
    points = [inner.maximum for inner in item.items if inner.maximum is not None]
    if item.maximum is not None and len(points) == len(item.items) > 0 and sum(points) != item.maximum:
        whole, stated = format_number(sum(points, Decimal(0))), format_number(item.maximum)
        yield item.told(f"các ý bên dưới cộng lại {whole}, hàng này ghi {stated}")


def _leaves(item: CriterionDraft) -> list[CriterionDraft]:
    """Return an item whose own items have points as these; one whose items have none with their text in its own."""
    if not item.items:
        return [item]
    if any(inner.maximum is not None for inner in item.items):
        leaves = [leaf for inner in item.items for leaf in _leaves(inner)]
        leaves[0].notes[:0] = item.notes
        for count, leaf in enumerate(leaves, 1):
            leaf.id = leaf.id or (f"{item.id}.{count}" if item.id else "")
            leaf.text = f"{item.text}: {leaf.text}" if item.text else leaf.text
            leaf.evidence[:0] = item.evidence
        return leaves
    item.text = f"{item.text}: {'; '.join(inner.text for inner in item.items)}"
    for inner in item.items:
        item.evidence += inner.evidence
        item.notes += inner.notes
    return [item]


def _share_out(criterion: CriterionDraft) -> Iterator[Concern]:
    """Give the items that stand in the criterion's own cell the points that stand in the cell beside."""
    items = [item for item in criterion.items if item.place == criterion.place]
    parts = criterion.cells.get("part", [])
    lines = [strip_dash(line) for place, cell in parts if place == criterion.place for line in cell]
    if not items or not lines:
        return
    maximum = parse_points(" ".join(criterion.lines("maximum")))
    points = _repeated([parse_points(line) for line in lines], len(items), maximum)
    if len(points) == len(items) and None not in points:
        del criterion.cells["part"]
        for item, worth in zip(items, points, strict=True):
            item.maximum = worth
    elif len(items) > 1 and points[0] != maximum:
        del criterion.cells["part"]
        yield criterion.told(f"ô này có {len(items)} nội dung nhưng cột {NAMES['part']} ghi “{' / '.join(lines)}”")


def _repeated(points: list[Decimal | None], count: int, maximum: Decimal | None) -> list[Decimal | None]:
    """Return points for ``count`` items: a line that is repeated in a cell is read once."""
    once = len(points) == 1 and points[0] is not None and points[0] * count == maximum
    return points * count if once else points


def _read_cells(draft: CriterionDraft, *, of_item: bool) -> Iterator[Concern]:
    yield from _read_mandatory(draft, of_item=of_item)
    read_bands(draft)
    if not of_item:
        _read_levels(draft)
    yield from _read_points(draft, of_item=of_item)
    for kind, rows in draft.cells.items():
        for place, lines in rows:
            yield draft.told(f"cột {NAMES[kind]} ghi “{' '.join(lines)}”, chưa đọc được", place)
    yield from normalize_bands(draft)


def _read_mandatory(draft: CriterionDraft, *, of_item: bool) -> Iterator[Concern]:
    """Find the words of a mandatory condition: in a cell, among the evidence, or behind the text."""
    found = yield from _read_condition(draft)
    for kind in COLUMNS:
        rows = draft.cells.get(kind, [])
        kept = [(place, lines) for place, lines in rows if not is_mandatory(" ".join(lines))]
        found |= len(kept) < len(rows)
        draft.cells[kind] = kept
    evidence = [line for line in draft.evidence if not is_mandatory(line)]
    head, bracket, tail = draft.text.rpartition("(")
    if bracket and is_mandatory(tail):
        draft.text, found = head.rstrip(), True
    found |= len(evidence) < len(draft.evidence)
    draft.evidence = evidence
    draft.mandatory = found and not of_item
    if found and of_item:
        yield draft.told("ghi là điều kiện bắt buộc, nhưng chỉ tiêu chí mới là điều kiện bắt buộc được")


def _read_condition(draft: CriterionDraft) -> Generator[Concern, None, bool]:
    """Return whether a column of conditions makes it one; what is worth points is none, and is told."""
    asked = " ".join(draft.lines("condition"))
    draft.cells.pop("condition", None)
    if asked and _has_points(draft):
        said = f"cột {NAMES['condition']} ghi “{asked}” mà hàng này có điểm"
        yield draft.told(f"{said}; hiểu là mục chấm điểm, xem quyết định")
        return False
    return bool(asked)


def _has_points(draft: CriterionDraft) -> bool:
    """Return whether it or what is below it is worth points, as far as its cells are read yet."""
    cells = (lines for kind in ("maximum", "part") for _, lines in draft.cells.get(kind, []))
    own = draft.maximum is not None or any(parse_points(" ".join(lines)) is not None for lines in cells)
    return own or any(_has_points(item) for item in draft.items)


def _read_levels(draft: CriterionDraft) -> None:
    for kind in COLUMNS[:2]:
        levels = parse_levels(draft.lines(kind))
        if levels and not draft.levels:
            draft.levels = levels
            del draft.cells[kind]


def _read_points(draft: CriterionDraft, *, of_item: bool) -> Iterator[Concern]:
    order: tuple[CriteriaColumn, ...] = ("part", "maximum") if of_item else ("maximum", "part")
    found = [] if draft.maximum is None else [draft.maximum]
    for kind in order:
        rows = draft.cells.get(kind, [])
        points = [parse_points(" ".join(lines)) for _, lines in rows]
        found += [one for one in points if one is not None]
        draft.cells[kind] = [row for row, one in zip(rows, points, strict=True) if one is None]
    if not found:
        return
    draft.maximum, first, different = found[0], format_number(found[0]), dict.fromkeys(found)
    if len(different) > 1:
        yield draft.told(f"hai số điểm khác nhau: {' và '.join(map(format_number, different))}; tạm ghi {first}")
    if draft.mandatory:
        draft.maximum = None
        yield draft.told(f"vừa ghi điều kiện bắt buộc vừa ghi {first} điểm; điểm không được lấy")
