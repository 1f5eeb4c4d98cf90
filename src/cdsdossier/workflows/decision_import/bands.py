"""Bands: what a measured fact allows, out of a node's cells; put in order, and looked at whether they join."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from cdsdossier.model.indicatorset import Band
from cdsdossier.model.indicatorset.joints import find_joint_faults
from cdsdossier.text.normalize import fold_text
from cdsdossier.text.numbers import format_number
from cdsdossier.workflows.decision_import.headers import CriteriaColumn
from cdsdossier.workflows.decision_import.parse_numbers import parse_bands, parse_points
from cdsdossier.workflows.decision_import.tree import Concern, CriterionDraft

_SHARE = re.compile(r"\b(?:t[iy] le|phan tram)\b|%")
#: Where bands stand: whole in one column, or their stretches in one and their points in another.
COLUMNS: tuple[CriteriaColumn, ...] = ("level", "part", "maximum")


def read_bands(draft: CriterionDraft) -> None:
    """Find bands: all in one column, or stretches in one and their points in the other, line by line."""
    for kind in COLUMNS:
        if not draft.bands and (found := parse_bands(draft.lines(kind))):
            draft.measure, draft.bands = found
            del draft.cells[kind]
            return
    for first, second in combinations(COLUMNS, 2):
        ranges, points = draft.lines(first), draft.lines(second)
        pairs = zip(ranges, points, strict=False)
        found = parse_bands([f"{one}: {worth} điểm" for one, two in pairs if (worth := parse_points(two)) is not None])
        if not draft.bands and found and len(ranges) == len(points) == len(found.bands):
            draft.measure, draft.bands = found
            del draft.cells[first], draft.cells[second]
            return


def normalize_bands(draft: CriterionDraft) -> Iterator[Concern]:
    """Put bands in order that are worded as thresholds, take the points from them, and look whether they join."""
    if not draft.bands:
        return
    if all(band.from_ is not None and band.below is band.to is band.above is None for band in draft.bands):
        yield from _thresholds(draft)
    if draft.measure == "count" and _SHARE.search(fold_text(draft.text)):
        yield draft.told("lời văn nói tỉ lệ nhưng khung điểm không ghi %; tạm hiểu là số đếm (measure: count)")
    highest = max(band.maximum for band in draft.bands)
    draft.maximum = highest if draft.maximum is None else draft.maximum
    if highest != draft.maximum:
        words = f"khung điểm cao nhất là {format_number(highest)}, điểm tối đa ghi {format_number(draft.maximum)}"
        yield draft.told(words)
    faults = [what for _, what in find_joint_faults(draft.bands, Decimal(100) if draft.measure == "ratio" else None)]
    if faults:
        yield draft.told(f"các khung điểm không nối liền nhau ({'; '.join(faults)})")


def _thresholds(draft: CriterionDraft) -> Iterator[Concern]:
    """End each band where the next begins (``Có ít nhất 20: 3 điểm; có ít nhất 40: 5 điểm``)."""
    ordered = sorted(draft.bands, key=lambda band: band.from_ or Decimal(0))
    first = ordered[0].from_ or Decimal(0)
    if len({band.from_ for band in ordered}) < len(ordered):
        return
    bands = [Band(below=first, maximum=Decimal(0))] if first else []
    ends = [*(band.from_ for band in ordered[1:]), None]
    bands += [Band(from_=band.from_, below=end, maximum=band.maximum) for band, end in zip(ordered, ends, strict=True)]
    draft.bands = tuple(bands)
    if first:
        yield draft.told(f"quyết định không nói dưới {format_number(first)} thì được mấy điểm; tạm ghi 0 điểm")
