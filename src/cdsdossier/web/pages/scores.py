"""Points and levels, row by row: to fill in, or as a table to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cdsdossier.judging.skeleton import capitalize_sentence, describe_skeleton
from cdsdossier.model.indicatorset import Criterion, Item
from cdsdossier.text.numbers import format_number
from cdsdossier.views.row_evidence import RowsWithEvidence, row_of
from cdsdossier.web.boxes import Box
from cdsdossier.web.context import PageContext, PageKind

MET = (("true", "Đạt"), ("false", "Chưa đạt"))


def _build(page: PageContext) -> dict[str, Any]:
    rules, sheet = page.assessment.indicator_set, page.assessment.scores
    facts: dict[str, Any] = {"rules": rules, "sheet": sheet, "fills": False}
    facts["skeleton"] = capitalize_sentence(describe_skeleton(rules)) if sheet.skeleton else ""
    if not page.site.writes or page.assessment.dossier.received:
        return facts
    rows = RowsWithEvidence(page.assessment, page.findings)
    groups: list[dict[str, Any]] = [
        {"score": score, "criteria": [_criterion(page, rows, one) for one in group.criteria]}
        for group, score in zip(rules.groups, sheet.groups, strict=True)
    ]
    shown = {row["form"].id for group in groups for one in group["criteria"] for row in one["rows"]}
    page.shown.update(address for address in page.findings if row_of(address) in shown)
    return {**facts, "fills": True, "groups": groups}


def _criterion(page: PageContext, rows: RowsWithEvidence, criterion: Criterion) -> dict[str, Any]:
    answered = (criterion,) if criterion.mandatory else criterion.rows
    return {
        "form": criterion,
        "levels": describe_levels(criterion),
        "rows": [_row(page, rows, one) for one in answered],
    }


def _row(page: PageContext, rows: RowsWithEvidence, row: Item) -> dict[str, Any]:
    boxes = list(iter_row_boxes(page, rows, row))
    return {
        "form": row,
        "boxes": boxes,
        "evidence": rows.count_of(row.id),
        "findings": rows.findings_of(row.id, [box.address for box in boxes]),
    }


def iter_row_boxes(page: PageContext, rows: RowsWithEvidence, row: Item) -> Iterator[Box]:
    """Yield the boxes of a row: points, or met; what was measured; a note."""
    at = rows.address_of(row.id)
    if isinstance(row, Criterion) and row.mandatory:
        yield page.box(f"{at}/met", label="Kết quả", choices=MET, row=row.id)
    else:
        most = f"/ {format_number(row.maximum)} điểm" if row.maximum is not None else "điểm"
        yield page.box(f"{at}/points", label="Điểm", suffix=most, row=row.id)
        yield page.box(f"{at}/measured", label="Số liệu đo được", help=describe_bands(row), row=row.id)
    yield page.box(f"{at}/note", label="Ghi chú", row=row.id)


def describe_bands(row: Item) -> str:
    """Return what a measured fact of a row allows, in the words of the set; empty where the set says nothing."""
    asked = {"ratio": "Tỉ lệ, ví dụ 36/38", "count": "Số đếm, ví dụ 20"}.get(row.measure or "", "")
    bands = [f"{row.describe_band(band)}: tối đa {format_number(band.maximum)} điểm" for band in row.bands]
    return ". ".join(part for part in (asked, "; ".join(bands)) if part)


def describe_levels(criterion: Criterion) -> str:
    """Return the levels of a criterion in the words of the set; empty where it has none."""
    return "; ".join(f"mức {one.level}: {one.words} điểm" for one in criterion.levels if one.words)


PAGES = {"diem": PageKind("Điểm", "diem", _build, about=("scores/",))}
