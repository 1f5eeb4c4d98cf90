"""The team's commands: what is asked before anything is written, and the forms of the list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from conftest import Ran
from support.reviewmaker import open_in, receive


def test_nothing_is_written_without_a_yes_and_without_a_review(example: Path, cli: Callable[..., Ran]) -> None:
    assert "review open" in cli("review", "agree", "1.3", "--by", "N.V.A.", "--in", example).err
    path = open_in(example)
    before = path.read_bytes()
    refused = cli("review", "agree", "1.3", "--by", "N.V.A.", "--in", example, answers="k\n")

    assert (refused.code, path.read_bytes()) == (1, before)
    assert "Đồng ý" in refused.out
    assert cli("review", "agree", "1.3", "--by", "N.V.A.", "--in", example, answers="c\n").code == 0
    taken = cli("review", "agree", "1.1", "1.2", example, "--by", "N.V.A.", "--yes")
    assert (taken.code, "Đồng ý" in taken.out) == (0, True), taken.err
    assert path.read_bytes() != before


def test_the_list_has_its_forms(example: Path, tmp_path: Path, cli: Callable[..., Ran]) -> None:
    open_in(receive(example, tmp_path / "nhan"))

    assert "đang thẩm định" in cli("review", "list", tmp_path / "nhan").out
    assert (
        json.loads(cli("review", "list", tmp_path / "nhan", "--format", "json").out)["schema"] == "cdsdossier.reviews/1"
    )
    assert cli("review", "list", tmp_path / "nhan", "--format", "xml").code == 2
    assert cli("review", "list", tmp_path / "khong-co").code == 2
