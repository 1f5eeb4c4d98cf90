"""The same file twice in one row is told, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from support.overlay import laid_out

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.workflows.evidence_twins import find_evidence_twins


def test_a_twin_lies_in_the_row_or_comes_with_the_same_command(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "2025-2026")
    there = folder / "evidence" / "1.3" / "danh-sach.txt"
    same, other, again, empty = (tmp_path / name for name in ("a.txt", "b.txt", "c.txt", "d.txt"))
    same.write_bytes(there.read_bytes())
    other.write_bytes(b"x" * there.stat().st_size)
    again.write_bytes(other.read_bytes())
    empty.touch()
    dossier = Dossier.read(folder)
    rules = IndicatorSet.of(dossier)

    found = find_evidence_twins(dossier, rules, "1.3", [same, other, again, empty])
    assert found == {same: there, again: other}
    assert find_evidence_twins(dossier, rules, "1.3", [there]) == {}
    assert find_evidence_twins(dossier, rules, "1.1", [same, empty, tmp_path / "khong-co"]) == {}
