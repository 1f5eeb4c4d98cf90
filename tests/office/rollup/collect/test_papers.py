"""The papers in ``van-ban/`` of a dossier, by name and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cdsdossier import Dossier
from cdsdossier.office.rollup.collect.papers import list_papers


def test_a_paper_is_known_by_its_file_name_and_its_day_by_list_or_name(example: Path) -> None:
    folder = example / "evidence" / "van-ban"
    folder.mkdir(exist_ok=True)
    sound = (example / "evidence" / "1.1" / "ke-hoach-day-hoc-truc-tuyen.pdf").read_bytes()
    for name in ("Danh sách bộ phận.pdf", "danh-sach-to-2025-01-20.pdf", "trong.pdf", "phan-cong.pdf"):
        (folder / name).write_bytes(b"" if name == "trong.pdf" else sound)
    scores = next((example / "scores").glob("1-*.yaml"))
    text = scores.read_text(encoding="utf-8")
    listed = "    evidence:\n      - {file: van-ban/phan-cong.pdf, date: 2024-01-05}\n"
    scores.write_text(text.replace("    evidence:\n", listed, 1), encoding="utf-8")
    found = list_papers(Dossier.read(example))
    assert found["danh-sach-bo-phan"] is None
    assert found["danh-sach-to"] == date(2025, 1, 20)
    assert found["phan-cong"] == date(2024, 1, 5)
    assert "trong" not in found
