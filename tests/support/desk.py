"""A small dossier under a small indicator set, and its documents."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
from support.docxreader import Paper

from cdsdossier.documents.rendering import render_documents
from cdsdossier.files import resources
from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.indicatorset import IndicatorSet

SET: dict[str, Any] = {
    "id": "nho",
    "title": "Bộ chỉ số thử",
    "decision": {"number": "1/QĐ-BGDĐT", "date": "2022-12-30", "issuer": "Bộ Giáo dục và Đào tạo"},
    "applies_to": ["thcs"],
    "judged": "per-group",
    "maximum": 100,
    "levels": [
        {"level": 1, "name": "Mức chưa đáp ứng", "below": 50},
        {"level": 2, "name": "Mức đáp ứng cơ bản", "from": 50, "to": 75, "meaning": "Đã đáp ứng yêu cầu cơ bản"},
        {"level": 3, "name": "Mức đáp ứng tốt", "above": 75},
    ],
    "groups": [
        {
            "id": "1",
            "slug": "day-hoc",
            "name": "Chuyển đổi số trong dạy, học",
            "criteria": [
                {"id": "1.1", "text": "Có kế hoạch", "mandatory": True},
                {
                    "id": "1.2",
                    "text": "Phần mềm",
                    "maximum": 60,
                    "items": [
                        {"id": "1.2.1", "text": "Dạy trực tuyến", "maximum": 40},
                        {"id": "1.2.2", "text": "Giao bài", "maximum": 20},
                    ],
                },
                {"id": "1.3", "text": "Học liệu", "maximum": 40, "items": [{"id": "1.3.1", "text": "Kho học liệu"}]},
            ],
        }
    ],
}
HEAD: dict[str, Any] = {
    "school": {
        "name": "Trường THCS An Bình",
        "code": "THCSQT",
        "kind": "thcs",
        "place": "Quyết Tiến",
        "parent": "UBND xã Quyết Tiến",
        "reports_to": "Phòng Văn hóa - Xã hội xã Quyết Tiến",
        "head": {"name": "N.V.A.", "title": "Hiệu trưởng"},
        "staff": 33,
    },
    "school_year": "2025-2026",
    "indicator_set": "nho",
    "council": [
        {"name": "N.V.A.", "post": "Hiệu trưởng", "role": "Chủ tịch", "task": "Phụ trách chung, chủ trì họp"},
        {"name": "L.V.C.", "post": "Giáo viên", "role": "Thư ký", "task": "Ghi biên bản"},
    ],
    "bases": [
        {
            "kind": "Quyết định",
            "number": "4725/QĐ-BGDĐT",
            "date": "2022-12-30",
            "issuer": "Bộ Giáo dục và Đào tạo",
            "about": "ban hành Bộ chỉ số",
        },
        {"kind": "Luật Giáo dục", "date": "2019-06-14"},
        {
            "opener": "Thực hiện",
            "kind": "Kế hoạch",
            "number": "1020/KH-SGDĐT",
            "date": "2026-02-24",
            "issuer": "Sở Giáo dục và Đào tạo Hải Phòng",
            "about": "về chuyển đổi số",
            "for": ["ke-hoach"],
        },
    ],
    "documents": {
        "ke-hoach": {"number": "2", "date": "2026-03-05"},
        "bao-cao": {"number": "5", "date": "2026-04-22"},
        "to-trinh": {"number": "9", "date": "2026-04-25"},
    },
}
#: What gives a school the right to decide.
CHARTER = {
    "kind": "Quyết định", "number": "2/QĐ-THU", "date": "2020-09-15", "issuer": "Cơ quan thử",
    "about": "ban hành Điều lệ trường thử", "for": ["quyet-dinh-hoi-dong", "quyet-dinh-cong-nhan"],
}  # fmt: skip
SCORES: dict[str, Any] = {
    "group": "1",
    "scores": {
        "1.1": {"met": True},
        "1.2.1": {
            "points": 34.5,
            "note": "Thuê theo năm",
            "evidence": [{"file": "1.2.1/hop-dong.pdf", "title": "Hợp đồng"}],
        },
        "1.2.2": {"points": 15},
        "1.3": {"points": 20},
    },
}
NARRATIVE: dict[str, Any] = {
    "guidance": ["Nhà trường phổ biến văn bản."],
    "process": ["Hội đồng chấm điểm."],
    "strengths": ["Giáo viên tích cực."],
    "shortcomings": ["Đường truyền chậm."],
    "causes": ["Kinh phí ít."],
    "lessons": ["Làm sớm."],
    "proposals": [
        {"to": "UBND xã", "text": "Thêm thiết bị."},
        {"to": "Sở", "text": "Mở lớp tập huấn."},
        {"to": "UBND xã", "text": "Thêm kinh phí."},
    ],
}
#: What an office found: one row of five lowered, all of its paper issued.
REVIEW: dict[str, Any] = {
    "of": {"school": "THCSQT", "school_year": "2025-2026", "indicator_set": "nho"},
    "state": "cong-nhan",
    "body": {
        "name": "Sở Giáo dục và Đào tạo Hải Phòng",
        "code": "SGDĐT",
        "unit": "VHXH",
        "place": "Hải Phòng",
        "parent": "UBND thành phố Hải Phòng",
        "head": {"name": "Đ.V.K.", "title": "Giám đốc"},
    },
    "team": [
        {"name": "B.T.L.", "post": "Trưởng phòng", "role": "Trưởng đoàn"},
        {"name": "N.V.M.", "post": "Chuyên viên", "role": "Thư ký"},
        {"name": "P.T.N.", "post": "Giáo viên", "role": "Thành viên"},
    ],
    "date": "2026-05-16",
    "reasons": ["Thiếu minh chứng của mục 1.2.1.", "Biểu mẫu chưa ký."],
    "due": "2026-05-28",
    "scores": {
        "1.1": {"self": "true", "agree": True},
        "1.2.1": {"self": "34.5", "agree": False, "points": 30, "reason": "Hợp đồng đã hết hạn.", "note": "Xem lại"},
        "1.2.2": {"self": "15", "agree": True},
        "1.3": {"self": "20", "agree": True},
    },
    "remarks": {
        "strengths": ["Hồ sơ rõ ràng."],
        "shortcomings": ["Số liệu chưa cập nhật."],
        "requests": ["Cập nhật số liệu."],
    },
    "bases": [
        {
            "kind": "Quyết định",
            "number": "85/QĐ-SGDĐT",
            "date": "2026-05-08",
            "issuer": "Sở Giáo dục và Đào tạo Hải Phòng",
            "about": "về việc thành lập Đoàn đánh giá ngoài",
        },
        {
            "kind": "Quyết định",
            "number": "31/2025/QĐ-UBND",
            "date": "2025-07-15",
            "issuer": "Ủy ban nhân dân thành phố Hải Phòng",
            "about": "quy định chức năng, nhiệm vụ, quyền hạn của Sở Giáo dục và Đào tạo",
            "for": ["quyet-dinh-cong-nhan-ket-qua"],
        },
    ],
    "documents": {
        "bien-ban-danh-gia-ngoai": {
            "number": "7", "date": "2026-05-16", "starts": "8:00", "ends": "11:15", "place": "Phòng họp",
        },
        "quyet-dinh-cong-nhan-ket-qua": {"number": "96", "date": "2026-05-24"},
        "giay-chung-nhan": {"number": "12", "date": "2026-05-24"},
        "phieu-tra-ho-so": {"number": "3", "date": "2026-05-24"},
    },
    "valid_until": "2027-05-31",
}  # fmt: skip
#: The documents that :func:`tiny` takes the shipped wording of.
BOTH = ("phieu-cham-diem", "bao-cao")
Change = Callable[[dict[str, Any]], object]


class Desk:
    """Writes a dossier with changes, and renders it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"

    def assessment(self, change: Change | None = None) -> Assessment:
        """``change`` edits {head, set, scores, narrative} in place before they are written; what it adds is too."""
        parts = copy.deepcopy({"head": HEAD, "set": SET, "scores": SCORES, "narrative": NARRATIVE})
        if change:
            change(parts)
        (self.folder / "scores").mkdir(parents=True, exist_ok=True)
        names = {"dossier.yaml": "head", "indicator-set.yaml": "set", "scores/1-day-hoc.yaml": "scores"}
        if "review" in parts:
            names["review.yaml"] = "review"
        else:
            (self.folder / "review.yaml").unlink(missing_ok=True)
        for file, part in {**names, "narrative.yaml": "narrative", "timeline.yaml": "timeline"}.items():
            text = json.dumps(parts.get(part, {}), ensure_ascii=False, indent=1)
            (self.folder / file).write_text(text, encoding="utf-8")
        dossier = Dossier.read(self.folder)
        indicator_set = IndicatorSet.of(dossier)
        return assess(dossier, indicator_set, date(2026, 4, 20), rules=())

    def paper(self, document: str, change: Change | None = None, templates: Path | None = None) -> Paper:
        """Return one rendered document, opened; in the shipped wording unless said."""
        (done,) = render_documents(self.assessment(change), [document], self.output, force=True, templates=templates)
        return Paper(done.path)


def tiny(folder: Path, size: int = 14) -> Path:
    """Make a folder with the shipped catalogue and a body of few words for each of its documents."""
    shutil.copytree(Path(__file__).parent / "templates", folder)
    for name in (*BOTH, *OFFICE_DOCUMENTS, "dung-chung"):
        shutil.copy(resources.templates_folder() / f"{name}.html", folder)
    catalogue = (resources.templates_folder() / "documents.yaml").read_text(encoding="utf-8")
    (folder / "documents.yaml").write_text(catalogue.replace("\nsize: 14\n", f"\nsize: {size}\n"), encoding="utf-8")
    return folder


def registered(parts: dict[str, Any]) -> None:
    """Give every document a number and a day."""
    for place, document in enumerate(DOCUMENTS, 1):
        parts["head"]["documents"][document] = {"number": str(place), "date": f"2026-04-{place:02d}"}


def held(parts: dict[str, Any]) -> None:
    """Give the dossier all that nine documents need."""
    registered(parts)
    minutes = {"starts": "14:00", "ends": "16:30", "place": "Phòng họp", "present": 2}
    votes = {"for": 2, "against": 0, "abstain": 0}
    parts["head"]["documents"]["bien-ban-tu-danh-gia"].update(minutes, absent=[], **votes)
    task = {"id": "1", "what": "Họp", "when": "4/2026", "products": [{"name": "Biên bản"}], "owner": "Hội đồng"}
    parts["timeline"] = {"tasks": [task]}


def reviewed(parts: dict[str, Any]) -> None:
    """Give every document of the school a number and a day, and let an office have assessed the dossier."""
    registered(parts)
    parts["review"] = copy.deepcopy(REVIEW)


def unreviewed(parts: dict[str, Any]) -> None:
    """Leave what a dossier has on its first day, and a review on its own."""
    emptied(parts)
    parts["review"] = {}


def by_committee(parts: dict[str, Any]) -> None:
    """Let a commune's people's committee have assessed the dossier: nobody stands above it, a deputy signs."""
    reviewed(parts)
    body = {"name": "UBND xã Quyết Tiến", "code": "UBND", "unit": "VHXH", "place": "Quyết Tiến"}
    parts["review"]["body"] = {**body, "head": {"name": "Đ.V.K.", "title": "Phó Chủ tịch"}}


def emptied(parts: dict[str, Any]) -> None:
    """Leave what a dossier has on its first day."""
    parts["head"] = {"school": {"name": "Trường THCS An Bình", "kind": "thcs"}, "indicator_set": "nho"}
    parts["scores"], parts["narrative"] = {"group": "1"}, {}


def every_text(path: Path) -> str:
    """Return what python-docx reads, tables and footnotes aside."""
    document = docx.Document(str(path))
    cells = [paragraph.text for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
