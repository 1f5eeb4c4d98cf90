"""Claiming goes through all that is listed, and says what it could not write."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from conftest import Ran
from support.reviewmaker import fill, open_in, receive

from cdsdossier.office.rollup.collect.run import collect_rollup


def test_a_receipt_that_cannot_be_written_stops_no_other(
    example: Path, tmp_path: Path, cli: Callable[..., Ran]
) -> None:
    place = tmp_path / "nhan"
    first = receive(example, place).parent
    fill(open_in(first / "data"))
    receipt = first / "received.json"
    receipt.write_text(json.dumps({**json.loads(receipt.read_text("utf-8")), "mark": ""}), encoding="utf-8")
    for name in ("a", "z"):
        shutil.copytree(first, place / name)
    receipt.unlink()
    receipt.mkdir()

    ran = cli("review", "claim", place, "--yes")
    assert (ran.code, "Đã nhận 2 đánh giá." in ran.out) == (1, True)
    assert "Chưa nhận được 1 đánh giá" in ran.err
    assert f"{first.name}: " in " ".join(ran.err.split())
    rows = collect_rollup([place], today=date(2024, 5, 25), workers=1).schools
    assert {row.place: row.external for row in rows} == {"a": "chap-nhan", first.name: "", "z": "chap-nhan"}
