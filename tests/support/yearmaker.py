"""Later years for tests: copies of the example with something changed."""

from __future__ import annotations

from pathlib import Path

from conftest import unreviewed

SHORTCOMINGS = """\
shortcomings:
  - Việc khai thác học liệu số còn phân tán theo từng giáo viên, chưa có khâu thẩm định chung,
    nên khó bảo đảm chất lượng đồng đều
  - Đường truyền Internet và thiết bị giữa các phòng học chưa đồng đều,
    có thời điểm chưa ổn định khi các lớp cùng truy cập.
  - Nhà trường chưa có cán bộ chuyên trách công nghệ thông tin.
causes:"""


def year(folder: Path, school_year: str, *changes: tuple[str, str, str]) -> Path:
    """Copy the example to ``folder/<school year>`` and replace texts: (file, old, new); each old text must be there."""
    home = unreviewed(folder / school_year)
    for file, old, new in (("dossier.yaml", "school_year: 2023-2024", f"school_year: {school_year}"), *changes):
        replaced(home / file, old, new)
    return home


def replaced(path: Path, old: str, new: str) -> None:
    """Replace the first of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def next_year(folder: Path) -> Path:
    """Return a year in which one row rose, one fell, one lost its evidence, and shortcomings stayed."""
    home = year(
        folder,
        "2024-2025",
        ("scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 6'),
        ("scores/2-quan-tri.yaml", '"2.4.2":\n    points: 12', '"2.4.2":\n    points: 9.5'),
    )
    (home / "evidence" / "1.4" / "danh-muc-hoc-lieu-so.xlsx").unlink()
    (home / "evidence" / "1.4" / "bieu-do-hoc-lieu-theo-mon.png").write_bytes(b"")
    text = (home / "narrative.yaml").read_text(encoding="utf-8")
    start, end = text.index("shortcomings:"), text.index("causes:")
    (home / "narrative.yaml").write_text(text[:start] + SHORTCOMINGS + text[end + 7 :], encoding="utf-8", newline="\n")
    return home
