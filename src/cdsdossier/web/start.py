"""The page before a dossier is open: begin a year, open one, look at the example."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cdsdossier.files.recent_folders import list_recent_folders
from cdsdossier.model.dossier import find_office_folder
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.school_kinds import SCHOOL_KIND_NAMES
from cdsdossier.views.layout import Line
from cdsdossier.web.boxes import FormState
from cdsdossier.web.site import Site
from cdsdossier.workflows import scaffold

START = "bat-dau"
#: Field → its label and what helps to fill it in.
SCHOOL_FIELDS = {
    "school": ("Tên trường", "Như trên văn bản, ví dụ Trường THCS Quyết Tiến"),
    "code": ("Ký hiệu trường", "Ghi trong số văn bản, ví dụ THCSQT"),
    "place": ("Địa danh", "Ghi trước ngày tháng, ví dụ Quyết Tiến"),
    "parent": ("Cơ quan chủ quản", "Quản lý trực tiếp, ví dụ UBND xã Quyết Tiến"),
    "reports_to": ("Nơi nhận báo cáo", "Ví dụ Phòng Văn hóa - Xã hội xã Quyết Tiến"),
}


def describe_start(site: Site, state: FormState) -> dict[str, Any]:
    """Return what the page shows."""
    from cdsdossier.views.sets.decision_import import imported_set_lines

    planned = site.planned
    decision = planned.decision if planned else None
    return {
        "recent": [(identify_folder(one), *_place(one)) for one in list_recent_folders()],
        "kinds": _kinds(),
        "school_fields": [(key, label, told) for key, (label, told) in SCHOOL_FIELDS.items()],
        "place": str(site.place),
        "typed": state.typed,
        "faults": state.faults,
        "planned": planned,
        "planned_folder": str(planned.folder) if planned else "",
        "read": _join_lines(imported_set_lines(decision.made)) if decision else [],
        "remarks": decision.remarks if decision else (),
    }


def identify_folder(folder: Path) -> str:
    """Return what stands for a folder in a form."""
    return hashlib.sha256(str(folder).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _join_lines(lines: Sequence[Line]) -> list[str]:
    """Return lines of a terminal as paragraphs: what is indented further goes on."""
    joined: list[str] = []
    for line in lines:
        words = "".join(words for words, _ in line)
        if joined and words.startswith("    "):
            joined[-1] += f" {words.strip()}"
        else:
            joined.append(words.strip())
    return joined


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind, SCHOOL_KIND_NAMES.get(kind, kind) + _lack(kind)) for kind in scaffold.list_school_kinds())


def _lack(kind: str) -> str:
    skeleton = IndicatorSet.read(scaffold.find_newest_set(kind)).status == "skeleton"
    return " (cần tệp quyết định)" if skeleton else ""


def _place(folder: Path) -> tuple[str, str]:
    """Return the name of a dossier's folder and where it lies; of a received package the package's."""
    home = find_office_folder(folder)
    return home.name, str(home.parent)
