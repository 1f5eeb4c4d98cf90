"""One row: what the set asks for, what the school says of it, and its evidence, piece by piece."""

from __future__ import annotations

from typing import Any

from cdsdossier.files.probe.signatures import KINDS
from cdsdossier.model.indicatorset import Criterion, IndicatorSet, Node
from cdsdossier.views.numbers import format_bytes
from cdsdossier.views.row_evidence import EvidencePiece, RowsWithEvidence
from cdsdossier.web.boxes import Box
from cdsdossier.web.context import NoSuchPage, PageContext, PageKind
from cdsdossier.web.evidence_files import SHOWN
from cdsdossier.web.pages.scores import describe_levels, iter_row_boxes

_DETAILS = {"title": "Tên minh chứng", "number": "Số, ký hiệu", "date": "Ngày", "issuer": "Nơi ban hành"}


def _build(page: PageContext) -> dict[str, Any]:
    rules = page.assessment.indicator_set
    order = list_answered_rows(rules)
    row = page.part or (order[0] if order else "")
    if row not in order:
        raise NoSuchPage("Không có mục chấm này.")
    at = order.index(row)
    beside = {"before": order[at - 1] if at else "", "after": order[at + 1] if at + 1 < len(order) else ""}
    return {"title": f"Mục {row}", **beside, **_law(rules.nodes[row]), **_answer(page, rules.nodes[row])}


def _law(node: Node) -> dict[str, Any]:
    """Return what the set says of a row."""
    return {
        "row": node.form,
        "criterion": node.criterion,
        "group": node.group,
        "levels": describe_levels(node.criterion),
        "asked": node.form.evidence or node.criterion.evidence or "",
        "parts": node.form.items if isinstance(node.form, Criterion) else (),
    }


def _answer(page: PageContext, node: Node) -> dict[str, Any]:
    """Return what the school says of a row, and its evidence."""
    row, rows = node.form.id, RowsWithEvidence(page.assessment, page.findings)
    where = rows.address_of(row, "evidence")
    boxes = list(iter_row_boxes(page, rows, node.form))
    pieces = [_piece(page, where, one) for one in rows.pieces_of(row)]
    own = [one.address for one in (*boxes, *(box for piece in pieces for box in piece["boxes"]))]
    told = {id(one) for piece in pieces for one in piece["piece"].findings}
    return {
        "boxes": boxes,
        "closed": page.site.writes and not page.assessment.dossier.received and not boxes[0].writes,
        "pieces": pieces,
        "folders": page.assessment.indicator_set.folders_of.get(row, ()),
        "list": where,
        "new": _new_boxes(page, where),
        "findings": [one for one in rows.findings_of(row, own) if id(one) not in told],
    }


def list_answered_rows(rules: IndicatorSet) -> list[str]:
    """Return the rows that a school answers, in the order of the set: conditions, and what takes points."""
    return [
        row.id
        for group in rules.groups
        for criterion in group.criteria
        for row in ((criterion,) if criterion.mandatory else criterion.rows)
    ]


def _piece(page: PageContext, where: str, piece: EvidencePiece) -> dict[str, Any]:
    file, new = piece.file, [] if piece.address else _new_boxes(page, where, piece.id)
    return {
        "piece": piece,
        "name": piece.place.rpartition("/")[2] if file else piece.place,
        "about": f"{KINDS.get(file.kind or '', 'tệp')}, {format_bytes(file.size)}" if file else "",
        "shown": bool(file and file.kind in SHOWN),
        "opens": bool(file and not file.outside),
        "boxes": _listed_boxes(page, piece) if piece.address else [],
        "new": new,
        "typed": any(box.value or box.fault for box in new),
        "digest": page.digest(piece.address) if piece.address else "",
    }


def _listed_boxes(page: PageContext, piece: EvidencePiece) -> list[Box]:
    words = _DETAILS if piece.file else {"url": "Địa chỉ trang web", **_DETAILS}
    return [page.box(f"{piece.address}/{key}", label=label) for key, label in words.items()]


def _new_boxes(page: PageContext, where: str, mark: str = "") -> list[Box]:
    return [page.new_box(where, key, mark, label=label) for key, label in _DETAILS.items()]


PAGES = {"muc": PageKind("Mục chấm", "muc", _build, listed=False)}
