"""The external assessment, for the office: row by row beside what the school says, and what is said on the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cdsdossier.judging.review import REVIEW_STATE_NAMES, ReviewComparison, ReviewedRow, compare_review
from cdsdossier.judging.review_progress import MemberProgress, build_review_progress
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.dossier.review import OFFICE_DOCUMENT_KINDS
from cdsdossier.model.office import find_strange_key_home
from cdsdossier.text.numbers import format_number
from cdsdossier.web.boxes import Box
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.web.lists import BoxWords, make_item_list

_AGREE = (("true", "Đồng ý"), ("false", "Không đồng ý"))
_MET = (("true", "Đạt"), ("false", "Chưa đạt"))
_BODY = {
    "name": "Tên cơ quan", "code": "Ký hiệu cơ quan", "unit": "Ký hiệu đơn vị soạn thảo", "place": "Địa danh",
    "parent": "Cơ quan cấp trên", "head/name": "Họ tên người ký", "head/title": "Chức vụ người ký",
}  # fmt: skip
_TEAM: BoxWords = {
    "name": {"label": "Họ tên"},
    "honorific": {"label": "Cách xưng hô"},
    "post": {"label": "Chức vụ, cơ quan"},
    "role": {"label": "Vai trò trong đoàn"},
    "rows": {"label": "Phần được giao", "help": "Mã nhóm, tiêu chí hoặc mục chấm, mỗi mã một dòng"},
}
_WHOLE = {
    "remarks/strengths": ("Ưu điểm", "Mỗi ý một dòng"),
    "remarks/shortcomings": ("Hạn chế", "Mỗi ý một dòng; không có thì ghi Không"),
    "remarks/requests": ("Yêu cầu, kiến nghị với nhà trường", "Mỗi ý một dòng"),
    "reasons": ("Lý do trả lại hồ sơ", "Chỉ khi trả lại; mỗi lý do một dòng"),
}


def _build(page: PageContext) -> dict[str, Any]:
    dossier = page.assessment.dossier
    if dossier.review is None:
        usual = page.assessment.office.profile.name or dossier.head.school.superior or ""
        return {"opened": False, "body_name": usual, "received": dossier.received}
    compared = compare_review(dossier, page.assessment.indicator_set, page.assessment.scores)
    progress = build_review_progress(dossier, page.assessment.indicator_set, compared)
    part = page.part if page.part.isdigit() and 0 < int(page.part) <= len(progress.members) else ""
    shown = progress.members[int(part) - 1].rows if part else tuple(row.id for row in compared.rows)
    return {
        "opened": True,
        "received": dossier.received,
        "strange": str(find_strange_key_home(page.site.office_folder) or ""),
        "rows": list(_rows(page, compared, frozenset(shown))),
        "left": len(progress.left),
        "total": progress.rows,
        "members": [_member(at, one) for at, one in enumerate(progress.members, 1)],
        "member": part,
        "officer": page.site.officer,
        "officers": [one.name for one in dossier.review.team if one.name],
        "external": compared.external_sheet,
        "whole": list(_whole(page)),
        "body": [page.box(f"{REVIEW}:body/{key}", label=label) for key, label in _BODY.items()],
        "team": make_item_list(page, f"{REVIEW}:team", "người trong đoàn", _TEAM, ("name", "role")),
        "papers": [(name.name, list(_paper(page, key, name.notation))) for key, name in OFFICE_DOCUMENT_KINDS.items()],
    }  # fmt: skip


def _member(at: int, one: MemberProgress) -> tuple[str, str, int, int]:
    return str(at), one.name or "Chưa giao", len(one.rows), len(one.left)


def _rows(page: PageContext, compared: ReviewComparison, shown: frozenset[str]) -> Iterator[dict[str, Any]]:
    for row in compared.rows:
        if row.id in shown:
            yield {"row": row, "own": _answer(row), "boxes": _row_boxes(page, row), "state": row.state}


def _row_boxes(page: PageContext, row: ReviewedRow) -> list[Box]:
    at = f"{REVIEW}:scores/{row.id}"
    most = f"/ {format_number(row.maximum)}" if row.maximum else ""
    met = page.box(f"{at}/met", label="Đoàn xét", choices=_MET, row=row.id)
    points = page.box(f"{at}/points", label="Điểm của đoàn", suffix=most, row=row.id)
    return [
        page.box(f"{at}/agree", label="Kết luận", choices=_AGREE, row=row.id),
        met if row.mandatory else points,
        page.box(f"{at}/reason", label="Lý do", row=row.id),
        page.box(f"{at}/note", label="Ghi chú", row=row.id),
    ]  # fmt: skip


def _answer(row: ReviewedRow) -> str:
    """Return what the school says of a row, in words."""
    if row.own is None:
        return "chưa chấm"
    if isinstance(row.own, bool):
        return "đạt" if row.own else "chưa đạt"
    return f"{format_number(row.own)} điểm"


def _whole(page: PageContext) -> Iterator[Box]:
    states = tuple((state, words[:1].upper() + words[1:]) for state, words in REVIEW_STATE_NAMES.items())
    yield page.box(f"{REVIEW}:state", label="Tình trạng", choices=states)
    yield page.box(f"{REVIEW}:date", label="Ngày đánh giá ngoài")
    for key, (label, told) in _WHOLE.items():
        yield page.box(f"{REVIEW}:{key}", label=label, help=told)
    yield page.box(f"{REVIEW}:due", label="Hạn bổ sung", help="Chỉ khi trả lại hồ sơ")
    yield page.box(f"{REVIEW}:valid_until", label="Giấy chứng nhận có giá trị đến ngày")


def _paper(page: PageContext, key: str, notation: str | None) -> Iterator[Box]:
    if notation:
        yield page.box(f"{REVIEW}:documents/{key}/number", label="Số")
    yield page.box(f"{REVIEW}:documents/{key}/date", label="Ngày")


PAGES = {"danh-gia-ngoai": PageKind("Đánh giá ngoài", "danh-gia-ngoai", _build, about=(f"{REVIEW}:",), office=True)}
