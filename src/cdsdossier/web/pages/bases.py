"""The legal bases (căn cứ), in the order in which papers print them."""

from __future__ import annotations

from typing import Any

from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import DOCUMENT_KINDS
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.web.lists import BoxWords, make_item_list

_LIST, _CONFIRMED = f"{HEAD}:bases", f"{HEAD}:confirmed/bases"
_WORDS: BoxWords = {
    "opener": {"label": "Chữ mở đầu", "help": "Ví dụ Thực hiện; bỏ trống thì in Căn cứ"},
    "kind": {"label": "Loại văn bản", "help": "Ví dụ Quyết định"},
    "number": {"label": "Số và ký hiệu", "help": "Như trên văn bản, ví dụ 12/KH-SGDĐT"},
    "date": {"label": "Ngày ban hành"},
    "issuer": {"label": "Cơ quan ban hành"},
    "about": {"label": "Trích yếu", "help": "Ví dụ: ban hành Điều lệ …; về việc …", "long": True},
    "for": {
        "label": "Văn bản có in căn cứ này",
        "help": "Không chọn văn bản nào thì in trong mọi văn bản.",
        "choices": tuple((name, kind.name) for name, kind in DOCUMENT_KINDS.items() if kind.cites),
    },
}


def _build(page: PageContext) -> dict[str, Any]:
    return {
        "confirmation": page.box(_CONFIRMED, label="các căn cứ"),
        "bases": make_item_list(page, _LIST, "căn cứ", _WORDS, ("kind", "number")),
    }


PAGES = {"can-cu": PageKind("Căn cứ", "can-cu", _build, about=(_LIST, _CONFIRMED))}
