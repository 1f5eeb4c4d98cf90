"""A folder is known by the names, sizes and times of its files."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.web.fingerprint import fingerprint_folder


def test_every_kind_of_change_is_another_stamp(example: Path) -> None:
    seen = {fingerprint_folder(example)}
    file = example / "evidence" / "moi.txt"
    file.write_bytes(b"1")
    seen.add(fingerprint_folder(example))
    file.rename(file.with_name("khac.txt"))
    seen.add(fingerprint_folder(example))
    file.with_name("khac.txt").unlink()
    assert len(seen) == 3
    assert fingerprint_folder(example) in seen
    assert fingerprint_folder(example / "khong-co") == fingerprint_folder(example / "khong-co")


def test_a_change_in_progress_is_none_yet(example: Path) -> None:
    before = fingerprint_folder(example)
    (example / ".cds-changes-1-1.tmp").mkdir()
    (example / ".cds-changes-1-1.tmp" / "0").write_bytes(b"half a film")
    assert fingerprint_folder(example) == before
