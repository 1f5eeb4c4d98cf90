"""``rollup --rows`` as an office calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from conftest import EXAMPLE, Ran

Cli = Callable[..., Ran]


def test_a_csv_has_a_companion_and_what_was_changed_is_kept(tmp_path: Path, cli: Cli) -> None:
    asked = ("rollup", EXAMPLE, "--today", "2026-06-20", f"--rows={tmp_path / 'a.csv'}")
    assert cli(*asked).code == 0
    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith("school,code,")
    assert json.loads((tmp_path / "a.csv-metadata.json").read_bytes())["url"] == "a.csv"
    assert cli(*asked).code == 0
    (tmp_path / "a.csv").write_text("của tôi", encoding="utf-8")
    assert "--force" in cli(*asked).err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.csv-metadata.json"]
