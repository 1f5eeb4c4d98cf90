"""The files of one school that does not exist: see :mod:`province`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cdsdossier import IndicatorSet
from cdsdossier.model.dossier.head import DOCUMENTS

#: Kind → what its codes begin with, and what it is called.
KIND_NAMES = {
    "mam-non": ("MN", "Trường Mầm non"),
    "tieu-hoc": ("TH", "Trường Tiểu học"),
    "thcs": ("THCS", "Trường THCS"),
    "thpt": ("THPT", "Trường THPT"),
    "pho-thong-nhieu-cap": ("PTNC", "Trường Phổ thông nhiều cấp học"),
    "gdtx": ("GDTX", "Trung tâm Giáo dục thường xuyên"),
}
_STATES = ("dang-tham-dinh", "tra-lai", "chap-nhan", "cong-nhan")
_TASKS = (
    ("Xây dựng kế hoạch", "Tháng 2/2026", "ke-hoach", "ke-hoach", "2026-02-20"),
    ("Thành lập Hội đồng tự đánh giá", "Tháng 3/2026", "hoi-dong", "quyet-dinh-hoi-dong", "2026-03-10"),
    ("Tự đánh giá theo Bộ chỉ số", "Tháng 4/2026", "tu-danh-gia", "bien-ban-tu-danh-gia", "2026-04-15"),
    ("Gửi hồ sơ đề nghị đánh giá ngoài", "Trước 15/5/2026", "de-nghi", "to-trinh", "2026-05-10"),
    ("Cập nhật kết quả lên cơ sở dữ liệu ngành", "Trước 31/5/2026", "cap-nhat", "", "2026-05-20"),
    ("Đánh giá ngoài", "Trước 20/6/2026", "danh-gia-ngoai", "", "2026-06-11"),
    ("Công bố kết quả", "Tháng 6/2026", "cong-bo", "thong-bao-ket-qua", "2026-06-15"),
)
#: A set that is judged as a whole, for schools whose own set is still a skeleton.
_WHOLE = """\
id: mau-mam-non
title: Bộ chỉ số thử cho mầm non, xếp mức cả bộ
decision: {number: 1/QĐ-MAU, date: 2024-12-01}
applies_to: [mam-non]
judged: whole-set
confirmed: {by: Tổ thử nghiệm, date: 2025-01-05}
levels:
  - {level: 1, name: Mức khởi đầu, below: 50}
  - {level: 2, name: Mức cơ bản, from: 50, to: 75}
  - {level: 3, name: Mức tốt, above: 75}
groups:
"""


@dataclass(frozen=True)
class School:
    """A school, and the body that it reports to."""

    name: str
    code: str
    kind: str
    place: str
    body: str


def files(school: School, chance: random.Random, sets: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the dossier, content) of all its files; the same for the same ``chance``."""
    done = chance.choices(range(len(_TASKS) + 1), (1, 2, 3, 4, 4, 4, 4, 4))[0]
    law = _law(school, chance, sets)
    rows = _rows(law)
    known = IndicatorSet.read(law) if isinstance(law, Path) else None
    skeleton = known is not None and known.status == "skeleton"
    scored = {} if skeleton else _scored(rows, chance)
    yield "dossier.yaml", _head(school, law, done).encode()
    yield "timeline.yaml", _timeline(done).encode()
    yield "narrative.yaml", _narrative(school, chance).encode()
    frozen = law.read_bytes() if isinstance(law, Path) else law.encode()
    if known and not skeleton and chance.random() < 0.1:
        frozen = frozen.replace("Chưa đáp ứng".encode(), "Còn chưa đáp ứng".encode(), 1)
    yield "indicator-set.yaml", frozen
    for file, group, ids in rows if not skeleton else ():
        yield f"scores/{file}", _scores(group, ids, scored).encode()
    yield from _evidence(scored, school, chance)
    if done >= 6 and scored and chance.random() < 0.7:
        yield "review.yaml", _review(school, scored, chance).encode()


def _law(school: School, chance: random.Random, sets: Path) -> Path | str:
    """Return the file of the set, or the text of one that is not shipped."""
    if school.kind != "mam-non":
        return sets / "qd4725-2022.yaml"
    return sets / "qd3267-2024.yaml" if chance.random() < 0.3 else _whole_set()


@lru_cache
def _whole_set() -> str:
    lines = []
    for g in (1, 2, 3, 4):
        lines += [f'  - id: "{g}"', f"    slug: nhom-{g}", f"    name: Nhóm thử nghiệm {g}", "    criteria:"]
        lines += [f'      - {{id: "{g}.1", text: Có kế hoạch thực hiện nội dung {g}, mandatory: true}}']
        lines += [f'      - {{id: "{g}.{r}", text: Nội dung {r} của nhóm {g}, maximum: 5}}' for r in range(2, 7)]
    return _WHOLE + "\n".join(lines) + "\n"


@lru_cache
def _rows(law: Path | str) -> tuple[tuple[str, str, tuple[tuple[str, float | None], ...]], ...]:
    """Return (score file, group, its (row, maximum; None of a condition)) of a set."""
    if isinstance(law, str):
        ids = [[(f"{g}.1", None), *((f"{g}.{r}", 5.0) for r in range(2, 7))] for g in (1, 2, 3, 4)]
        return tuple((f"{g}-nhom-{g}.yaml", str(g), tuple(one)) for g, one in enumerate(ids, 1))
    return tuple(
        (
            group.file.removeprefix("scores/"),
            group.id,
            (
                *((one.id, None) for one in group.criteria if one.mandatory),
                *((row.id, float(row.maximum or 0)) for row in group.rows),
            ),
        )
        for group in IndicatorSet.read(law).groups
    )


Scored = dict[str, str]


def _scored(groups: tuple[tuple[str, str, tuple[tuple[str, float | None], ...]], ...], chance: random.Random) -> Scored:
    """Return row → what is written for it (``points: 6``); some are left out, some are too high."""
    strength, care = chance.uniform(0.35, 1.0), chance.choice((0.0, 0.0, 0.0, 0.15))
    scored: Scored = {}
    for _, _, rows in groups:
        for row, maximum in rows:
            if chance.random() < care:
                continue
            if maximum is None:
                scored[row] = f"met: {'true' if chance.random() < 0.98 else 'false'}"
                continue
            points = min(maximum, round(maximum * strength * chance.uniform(0.7, 1.2) * 2) / 2)
            points = maximum + 1 if chance.random() < 0.002 else points
            scored[row] = f"points: {points:g}"
    return scored


def _head(school: School, law: Path | str, done: int) -> str:
    head = f"""\
# Thông tin chung của hồ sơ. Sửa phần bên phải dấu hai chấm, giữ nguyên tên khóa bên trái.
school:
  name: {school.name}
  code: {school.code}
  kind: {school.kind}
  place: {school.place}
  parent: {school.body}
  reports_to: {school.body}
  head: {{name: N.V.A., title: Hiệu trưởng}}
  staff: {20 + len(school.name)}
school_year: 2025-2026
indicator_set: {law.stem if isinstance(law, Path) else "mau-mam-non"}
council:
  - {{name: N.V.A., post: Hiệu trưởng, role: Chủ tịch, task: Phụ trách chung}}
  - {{name: T.T.B., post: Phó hiệu trưởng, role: Phó chủ tịch, task: Chỉ đạo thu thập minh chứng}}
  - {{name: L.V.C., post: Thư ký hội đồng trường, role: Thư ký, task: Ghi biên bản}}
  - {{name: P.T.D., post: Tổ trưởng chuyên môn, role: Ủy viên, task: Thu thập minh chứng}}
  - {{name: V.T.E., post: Giáo viên Tin học, role: Ủy viên, task: Thu thập minh chứng}}
bases:
  - {{kind: Quyết định, number: 4725/QĐ-BGDĐT, date: 2022-12-30, issuer: Bộ GDĐT, about: ban hành Bộ chỉ số}}
documents:
"""
    held = [document for _, _, _, document, _ in _TASKS[:done] if document]
    days = {document: day for _, _, _, document, day in _TASKS} | {"bao-cao": "2026-05-08"}
    held += ["bao-cao"] if "to-trinh" in held else []
    for number, document in enumerate(DOCUMENTS, 1):
        if document in held:
            votes = ', starts: "14:00", ends: "16:00", present: 5, for: 5, against: 0, abstain: 0'
            more = votes if document == "bien-ban-tu-danh-gia" else ""
            head += f"  {document}: {{number: {number}, date: {days[document]}{more}}}\n"
    return head if held else head.removesuffix("documents:\n")


def _timeline(done: int) -> str:
    lines = ["tasks:"]
    for number, (what, when, step, document, day) in enumerate(_TASKS, 1):
        lines += [f'  - id: "{number}"', f"    what: {what}", f"    when: {when}", f"    step: {step}"]
        lines += ["    products:", f"      - {{name: {what}, document: {document}}}"] if document else []
        lines += ["    owner: Hội đồng tự đánh giá"]
        lines += [f"    done: {day}"] if number <= done else []
    return "\n".join(lines) + "\n"


def _narrative(school: School, chance: random.Random) -> str:
    lines = [f"  - {school.name} đã đưa nội dung thứ {n} vào kế hoạch năm học." for n in range(chance.randrange(1, 6))]
    return "strengths:\n" + "\n".join(lines) + "\nshortcomings:\n  - Thiết bị ở một số phòng học đã cũ.\n"


def _scores(group: str, rows: tuple[tuple[str, float | None], ...], scored: Scored) -> str:
    lines = [f'group: "{group}"', "scores:" if any(row in scored for row, _ in rows) else "scores: {}"]
    for row, _ in rows:
        if row in scored:
            lines += [f'  "{row}":', f"    {scored[row]}", f"    note: Đã thực hiện nội dung {row} ở các tổ chuyên môn"]
            lines += ["    evidence:", f"      - {{file: {row}/minh-chung-{row}.txt, title: Báo cáo nội dung {row}}}"]
            lines += [f'      - {{url: "https://example.com/{row}", title: Trang theo dõi nội dung {row}}}']
    return "\n".join(lines) + "\n"


def _evidence(scored: Scored, school: School, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    lost = chance.choice((0.0, 0.0, 0.0, 0.0, 0.1))
    for row in scored:
        if chance.random() >= lost:
            text = f"{school.name}: minh chứng của nội dung {row}.\n" * chance.randrange(1, 20)
            yield f"evidence/{row}/minh-chung-{row}.txt", text.encode()
    if chance.random() < 0.1:
        yield "evidence/IMG_2031.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\xff\xd9"


def _review(school: School, scored: Scored, chance: random.Random) -> str:
    state = chance.choice(_STATES)
    lines = [
        f"of: {{school: {school.code}, school_year: 2025-2026}}",
        f"state: {state}",
        f"body: {{name: {school.body}, code: UBND, place: {school.place}, head: {{name: L.V.H., title: Chủ tịch}}}}",
        "team:",
        "  - {name: L.V.H., post: Phó trưởng phòng, role: Trưởng đoàn}",
        "  - {name: T.T.K., post: Chuyên viên, role: Thư ký}",
        "date: 2026-06-16",
        *(["reasons:", "  - Thiếu minh chứng của một số nội dung."] if state == "tra-lai" else []),
        "scores:",
    ]
    for row, written in scored.items():
        mine = written.partition(": ")[2]
        if written.startswith("points") and chance.random() < 0.1 and float(mine) >= 1:
            less = f"points: {float(mine) - 1:g}, reason: Thiếu minh chứng"
            lines += [f'  "{row}": {{self: "{mine}", agree: false, {less}}}']
        else:
            lines += [f'  "{row}": {{self: "{mine}", agree: true}}']
    return "\n".join(lines) + "\n"
