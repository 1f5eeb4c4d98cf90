"""A dossier of sixty scoring rows with its own set: what the benchmarks measure on. The same every time."""

from __future__ import annotations

from pathlib import Path

GROUPS = 3
ROWS = 20
#: What proves each row: its files, by their names, with what the list of evidence says of them.
PROOFS = {"minh-chung.txt": "Báo cáo", "so-theo-doi.txt": "Sổ theo dõi", "bien-ban.txt": "Biên bản họp"}
FILES = GROUPS * ROWS * len(PROOFS)

_LEVELS = """\
levels:
  - {level: 1, name: Mức chưa đáp ứng, below: 50}
  - {level: 2, name: Mức đáp ứng cơ bản, from: 50, to: 75}
  - {level: 3, name: Mức đáp ứng tốt, above: 75}
"""
_HEAD = """\
school:
  name: Trường THCS Đo Tốc Độ
  code: THCSĐTĐ
  kind: thcs
  place: Đo Tốc Độ
  parent: UBND xã Đo Tốc Độ
  reports_to: Phòng Văn hóa - Xã hội xã Đo Tốc Độ
  head: {name: N.V.A., title: Hiệu trưởng}
school_year: 2025-2026
indicator_set: sixty
documents:
  ke-hoach: {number: 2, date: 2026-03-05}
"""
_NARRATIVE = "strengths:\n  - Nhà trường sử dụng phần mềm quản lý ở tất cả các tổ.\n"
_TIMELINE = 'tasks:\n  - {id: "1", what: Tự đánh giá, when: Tháng 3/2026, step: tu-danh-gia}\n'


def build(folder: Path) -> list[Path]:
    """Write the dossier into ``folder`` and return its YAML files; together about 38 KB."""
    files = {
        "dossier.yaml": _HEAD,
        "narrative.yaml": _NARRATIVE,
        "timeline.yaml": _TIMELINE,
        "indicator-set.yaml": _set(),
        **{f"scores/{g}-nhom.yaml": _scores(g) for g in range(1, GROUPS + 1)},
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for row in _rows():
        (folder / "evidence" / row).mkdir(parents=True, exist_ok=True)
        for name, title in PROOFS.items():
            path = folder / "evidence" / row / name
            path.write_text(f"{title} của {row}\n", encoding="utf-8", newline="\n")
    return [folder / name for name in files]


def _rows() -> list[str]:
    return [f"{g}.{r}" for g in range(1, GROUPS + 1) for r in range(1, ROWS + 1)]


def _set() -> str:
    lines = [
        "id: sixty",
        "title: Bộ chỉ số để đo tốc độ",
        "decision: {number: 1/QĐ-ĐTĐ, date: 2025-01-01}",
        "applies_to: [thcs]",
        "confirmed: {by: Hội đồng, date: 2025-09-01}",
        _LEVELS + "groups:",
    ]
    for g in range(1, GROUPS + 1):
        lines += [f'  - id: "{g}"', "    slug: nhom", f"    name: Nhóm tiêu chí thứ {g}", "    criteria:"]
        for r in range(1, ROWS + 1):
            lines.append(f'      - {{id: "{g}.{r}", text: Nội dung thứ {r} của nhóm {g} về chuyển đổi số, maximum: 5}}')
    return "\n".join(lines) + "\n"


def _scores(g: int) -> str:
    lines = [f'group: "{g}"', "scores:"]
    for r in range(1, ROWS + 1):
        row = f"{g}.{r}"
        lines += [
            f'  "{row}":',
            f"    points: {(g + r) % 6 if (g + r) % 6 < 5 else 4.5}",
            f"    note: Đã thực hiện ở {r + 5} lớp, có sổ theo dõi và báo cáo của tổ chuyên môn",
            "    evidence:",
            *(
                f"      - {{file: {row}/{name}, title: {title} thực hiện nội dung {row}, date: 2026-01-{r:02}}}"
                for name, title in PROOFS.items()
            ),
            f'      - {{url: "https://example.com/minh-chung/{row}", title: Trang theo dõi, number: {r}/BC-THCS}}',
        ]
    return "\n".join(lines) + "\n"
