"""The prose of the report: a section a box, an idea a line; the proposals with their addressees."""

from __future__ import annotations

from typing import Any

from cdsdossier.model.dossier import NARRATIVE
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.web.lists import BoxWords, make_item_list

#: Section → its name, and where the report prints it.
_SECTIONS = {
    "guidance": ("Công tác chỉ đạo", "Kế hoạch, phân công, tuyên truyền. Báo cáo in ở mục I.1, mỗi ý một đoạn."),
    "process": (
        "Quy trình tự đánh giá, lưu hồ sơ và minh chứng",
        "Báo cáo in ở mục I.2, mỗi ý một đoạn, sau số thành viên Hội đồng.",
    ),
    "strengths": ("Ưu điểm", "Báo cáo in ở mục III.1, mỗi ý một gạch đầu dòng."),
    "shortcomings": ("Tồn tại, hạn chế", "Báo cáo in ở mục III.2 a, mỗi ý một gạch đầu dòng."),
    "causes": ("Nguyên nhân của tồn tại, hạn chế", "Báo cáo in ở mục III.2 b, mỗi ý một gạch đầu dòng."),
    "lessons": ("Bài học kinh nghiệm", "Báo cáo in ở mục III.3, mỗi ý một gạch đầu dòng."),
}
_PROPOSAL: BoxWords = {
    "to": {"label": "Nơi được kiến nghị", "help": "Ví dụ UBND xã Quyết Tiến"},
    "text": {"label": "Nội dung kiến nghị", "long": True},
}


def _build(page: PageContext) -> dict[str, Any]:
    return {
        "boxes": [
            page.box(f"{NARRATIVE}:{key}", label=name, help=printed) for key, (name, printed) in _SECTIONS.items()
        ],
        "proposals": make_item_list(page, f"{NARRATIVE}:proposals", "kiến nghị", _PROPOSAL, ("to",)),
    }


PAGES = {"loi-bao-cao": PageKind("Lời báo cáo", "loi-bao-cao", _build, about=(f"{NARRATIVE}:",))}
