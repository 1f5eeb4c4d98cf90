"""Dossiers at the edges, made of the example that an office has assessed: very large, nearly empty, long names."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_ASSESSED = EXAMPLES / "thcs-quyet-tien" / "2023-2024"
_MEMBERS, _TASKS, _EVIDENCE = 25, 60, 300
_LONG_NAME = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Vinh Quang - Thanh Lương số 2"
_LONG_PARENT = "Ủy ban nhân dân phường Điện Biên Phủ"
_LONG_OFFICE = "Phòng Văn hóa - Xã hội phường Điện Biên Phủ"

Pages = dict[str, Any]


def _edited(folder: Path, file: str, edit: Callable[[Pages], None]) -> None:
    path = folder / file
    page = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(page)
    path.write_text(yaml.safe_dump(page, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")


def _repeated(entries: list[Pages], count: int) -> list[Pages]:
    return [copy.deepcopy(entries[number % len(entries)]) for number in range(count)]


def large(folder: Path, *, members: int = _MEMBERS, tasks: int = _TASKS, evidence: int = _EVIDENCE) -> Path:
    """Copy the example with a large council, a long annex and a long list of evidence."""
    shutil.copytree(_ASSESSED, folder)

    def council(page: Pages) -> None:
        more = _repeated(page["council"][3:], members - 3)
        page["council"][3:] = [{**one, "name": f"N.V.{number}."} for number, one in enumerate(more)]

    def timeline(page: Pages) -> None:
        plain = [{name: value for name, value in one.items() if name != "step"} for one in page["tasks"]]
        more = [{**one, "id": str(number)} for number, one in enumerate(_repeated(plain, tasks), 1)]
        page["tasks"] += more[len(page["tasks"]) :]

    def proofs(page: Pages) -> None:
        rows = list(page["scores"].values())
        for number in range(evidence // 2):
            title = f"Báo cáo kết quả khai thác học liệu số, lần {number + 1}, kèm bảng thống kê theo môn"
            rows[number % len(rows)].setdefault("evidence", []).append({
                "url": f"https://example.com/{number}", "title": title, "number": f"{number + 40}/BC-THCSQT",
            })  # fmt: skip

    _edited(folder, "dossier.yaml", council)
    _edited(folder, "timeline.yaml", timeline)
    for file in ("scores/1-day-hoc.yaml", "scores/2-quan-tri.yaml"):
        _edited(folder, file, proofs)
    return folder


def long_names(folder: Path) -> Path:
    """Copy the example with the longest names that schools, places and offices have."""
    shutil.copytree(_ASSESSED, folder)

    def school(page: Pages) -> None:
        page["school"].update(
            name=_LONG_NAME, code="PTDTBTVQTL", place="Phường Điện Biên Phủ", parent=_LONG_PARENT,
            reports_to=_LONG_OFFICE, head={"name": "N.V.A.", "title": "Phó Hiệu trưởng"},
        )  # fmt: skip

    def office(page: Pages) -> None:
        page["body"].update(
            name=_LONG_OFFICE, code="PVHXH", place="Phường Điện Biên Phủ", parent=_LONG_PARENT,
            head={"name": "Đ.V.K.", "title": "Phó Trưởng phòng"},
        )  # fmt: skip

    _edited(folder, "dossier.yaml", school)
    _edited(folder, "review.yaml", office)
    return folder
