"""The pages follow the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import ask, reader_of

from cdsdossier.files.probe import known, probe
from cdsdossier.web import Endpoint
from cdsdossier.web.reload import fingerprint_folder


def test_a_saved_file_changes_the_stamp_and_the_page(place: Endpoint, example: Path) -> None:
    before = ask(place, "thay-doi").body
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("Trường THCS Quyết Tiến", "Trường THCS Khác"), "utf-8")
    assert ask(place, "thay-doi").body != before
    assert "Trường THCS Khác" in ask(place).body


def test_a_dossier_that_becomes_unreadable_is_told_and_comes_back(place: Endpoint, example: Path) -> None:
    frozen = example / "indicator-set.yaml"
    whole = frozen.read_bytes()
    frozen.write_bytes(b"groups: [")
    broken = ask(place)
    assert broken.status == 200
    assert "indicator-set.yaml" in broken.body
    frozen.write_bytes(whole)
    assert "59/100 điểm" in ask(place).body


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


def test_evidence_is_not_opened_again_for_a_saved_text(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_MOMENT", -1_000_000_000)
    reader = reader_of(example)
    first = reader.now().assessment
    assert first
    monkeypatch.setattr(probe, "open_descriptor", lambda path: pytest.fail(f"{path} was opened"))
    with (example / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("# lời\n")
    second = reader.now().assessment
    assert second
    assert second is not first
    assert second.findings == first.findings
