"""The pages follow the files."""

from __future__ import annotations

from pathlib import Path

from support.served import ask

from cdsdossier.web import Endpoint


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
