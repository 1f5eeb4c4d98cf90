"""The self-assessment council: who is in it, in the order in which papers print them."""

from __future__ import annotations

from typing import Any

from cdsdossier.model.dossier import HEAD
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.web.lists import BoxWords, make_item_list

_LIST, _CONFIRMED = f"{HEAD}:council", f"{HEAD}:confirmed/council"
_WORDS: BoxWords = {
    "honorific": {"label": "Cách xưng hô", "help": "In trước tên; có thể bỏ trống"},
    "name": {"label": "Họ tên"},
    "post": {"label": "Chức vụ ở trường", "help": "Ví dụ Phó hiệu trưởng"},
    "role": {"label": "Vai trò trong Hội đồng"},
    "task": {"label": "Nhiệm vụ", "long": True},
}


def _build(page: PageContext) -> dict[str, Any]:
    return {
        "confirmation": page.box(_CONFIRMED, label="Hội đồng"),
        "council": make_item_list(page, _LIST, "thành viên", _WORDS, ("name", "role")),
    }


PAGES = {"hoi-dong": PageKind("Hội đồng", "hoi-dong", _build, about=(_LIST, _CONFIRMED))}
