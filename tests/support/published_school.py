"""Small dossiers to publish: one approved year, and the same with changes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.desk import CHARTER, HEAD, SCORES, SET

Change = Callable[[dict[str, Any]], object]
APPROVED = {"quyet-dinh-cong-nhan": {"number": "7", "date": "2026-04-22"}}
PDF = b"%PDF-1.7\n" + b"x" * 2000


def year(folder: Path, change: Change | None = None, written: int = 2025) -> Path:
    """Write an approved dossier; ``change`` edits {head, set, scores, review} in place before."""
    parts: dict[str, Any] = copy.deepcopy({"head": HEAD, "set": SET, "scores": SCORES, "review": None})
    parts["head"]["school_year"] = f"{written}-{written + 1}"
    parts["head"]["documents"] = copy.deepcopy(APPROVED)
    parts["head"]["bases"].append(CHARTER)
    if change:
        change(parts)
    files = {"dossier.yaml": parts["head"], "indicator-set.yaml": parts["set"], "review.yaml": parts["review"]}
    files |= {"timeline.yaml": {"tasks": []}, "narrative.yaml": {}}
    groups = {group["id"]: group for group in parts["set"]["groups"]}
    every = parts["scores"] if isinstance(parts["scores"], list) else [parts["scores"]]
    files |= {f"scores/{one['group']}-{groups[one['group']]['slug']}.yaml": one for one in every}
    for name, data in files.items():
        if data is not None:
            put(folder / name, json.dumps(data, ensure_ascii=False, indent=1).encode())
    return folder


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def reviewed(parts: dict[str, Any]) -> None:
    """Give the year an external assessment that came to less in one row."""
    rows = {row: {"self": str(points), "agree": True} for row, points in (("1.2.1", 34.5), ("1.2.2", 15))}
    rows["1.1"], rows["1.3"] = {"self": "true", "agree": True}, {"self": "20", "points": 0, "reason": "Chưa có"}
    parts["review"] = {
        "of": {"indicator_set": "nho"},
        "state": "cong-nhan",
        "body": {"name": "UBND xã Quyết Tiến", "code": "UBND"},
        "scores": rows,
        "bases": [{"kind": "Luật Tổ chức chính quyền địa phương", "date": "2025-06-16"}],
        "documents": {"quyet-dinh-cong-nhan-ket-qua": {"number": "112", "date": "2026-06-12"}},
    }


def listing(*documents: tuple[str, str]) -> Change:
    """Offer documents, each a file and a title."""

    def change(parts: dict[str, Any]) -> None:
        parts["head"]["publish"] = [{"file": file, "title": title} for file, title in documents]

    return change


def nine_groups(parts: dict[str, Any]) -> None:
    """Judge nine groups with the long names that decisions have, under a school name as long."""
    name = "Nuôi dưỡng, chăm sóc, giáo dục trẻ em và phối hợp với cha mẹ trẻ trên môi trường số, phần thứ"
    groups, scores = [], []
    for number in range(1, 10):
        text = f"Có phần mềm quản lý dùng chung cho cả trường, kết nối cơ sở dữ liệu ngành, nội dung {number}"
        criteria = [{"id": f"{number}.{place}", "text": text, "maximum": 20} for place in range(2, 7)]
        criteria.insert(0, {"id": f"{number}.1", "text": "Có kế hoạch chuyển đổi số hằng năm", "mandatory": True})
        groups.append({"id": str(number), "slug": f"nhom-{number}", "name": f"{name} {number}", "criteria": criteria})
        rows: dict[str, Any] = {f"{number}.{place}": {"points": number * 2} for place in range(2, 7)}
        scores.append({"group": str(number), "scores": {f"{number}.1": {"met": number % 3 > 0}, **rows}})
    parts["set"] |= {"groups": groups, "title": "Bộ chỉ số đánh giá mức độ chuyển đổi số của cơ sở giáo dục mầm non"}
    parts["scores"] = scores
    school = "Trường Mầm non tư thục song ngữ Hoa Hướng Dương Bình Minh cơ sở hai khu đô thị mới Quyết Tiến"
    parts["head"]["school"] |= {"name": school, "kind": "mam-non", "code": "MNHHDBMCS2KDTMQT"}


def whole_set(parts: dict[str, Any]) -> None:
    """Judge the whole, as the set for offices does."""
    parts["set"] |= {"id": "ca-bo", "judged": "whole-set", "title": "Bộ chỉ số của sở giáo dục và đào tạo"}
    parts["head"]["school"] |= {"kind": "so-gddt", "name": "Sở Giáo dục và Đào tạo Quyết Tiến"}
    parts["head"]["school"]["head"]["title"] = parts["head"]["council"][0]["post"] = "Giám đốc"
    parts["head"]["indicator_set"] = "ca-bo"
