"""The school, its head, the year: what stands at the top of every paper."""

from __future__ import annotations

from typing import Any

from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import CARRIED
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.school_kinds import SCHOOL_KIND_NAMES
from cdsdossier.web.boxes import Box
from cdsdossier.web.context import PageContext, PageKind

_SCHOOL = {
    "name": ("Tên trường", "Như trên văn bản, ví dụ Trường THCS Quyết Tiến"),
    "code": ("Ký hiệu trường", "Ghi trong số văn bản, ví dụ THCSQT"),
    "kind": ("Loại trường", ""),
    "place": ("Địa danh", "Ghi trước ngày tháng, ví dụ Quyết Tiến"),
    "parent": ("Cơ quan chủ quản", "In phía trên tên trường, ví dụ UBND xã Quyết Tiến"),
    "reports_to": (
        "Nơi nhận báo cáo",
        "Ví dụ Phòng Văn hóa - Xã hội xã Quyết Tiến; gửi thẳng thì ghi lại cơ quan chủ quản",
    ),
    "staff": ("Số cán bộ, giáo viên, nhân viên", ""),
}
_HEAD = {
    "name": ("Họ tên người ký", ""),
    "title": ("Chức vụ", "Hiệu trưởng; Phó hiệu trưởng thì văn bản ghi KT."),
    "acting": ("Được giao quyền", "Giao quyền hiệu trưởng thì văn bản ghi Q."),
    "honorific": ("Cách xưng hô", "In trước tên; có thể bỏ trống"),
}


def _build(page: PageContext) -> dict[str, Any]:
    return {
        "set": _describe_set(page.assessment.indicator_set),
        "confirmations": [page.box(f"{HEAD}:confirmed/{key}", label=CARRIED[key]) for key in ("head", "staff")],
        "school_boxes": _boxes(page, "school", _SCHOOL),
        "head_boxes": _boxes(page, "school/head", _HEAD),
        "year_box": page.box(f"{HEAD}:school_year", label="Năm học"),
        "terms": [
            (number, page.box(f"{HEAD}:terms/{number}/from", label=f"Học kỳ {number}: từ ngày"),
             page.box(f"{HEAD}:terms/{number}/to", label=f"Học kỳ {number}: đến ngày"))
            for number in ("I", "II")
        ],
    }  # fmt: skip


def _boxes(page: PageContext, where: str, words: dict[str, tuple[str, str]]) -> list[Box]:
    return [
        page.box(f"{HEAD}:{where}/{key}", label=label, help=told, choices=_choices(key))
        for key, (label, told) in words.items()
    ]


def _describe_set(used: IndicatorSet) -> dict[str, Any]:
    """Return by which indicator set the school is judged."""
    kinds = (SCHOOL_KIND_NAMES.get(kind, kind) for kind in used.applies_to)
    return {"title": used.title, "id": used.id, "decision": used.decision, "kinds": ", ".join(kinds)}


def _choices(key: str) -> tuple[tuple[str, str], ...]:
    return tuple(SCHOOL_KIND_NAMES.items()) if key == "kind" else ()


#: With what stands in the file and has no page of its own.
_ABOUT = (f"{HEAD}:",)
PAGES = {"nha-truong": PageKind("Nhà trường", "nha-truong", _build, about=_ABOUT)}
