"""What the program wrote is known again while nobody has changed it, and only then."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cdsdossier.files import cache_database, own_outputs
from cdsdossier.files.own_outputs import is_own_output, remember_output


def written(path: Path, content: bytes = b"x") -> Path:
    path.write_bytes(content)
    remember_output(path, hashlib.sha256(content).hexdigest())
    return path


def test_a_file_is_ours_until_somebody_changes_it(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv")

    assert is_own_output(path)
    assert not is_own_output(tmp_path / "b.csv")
    (tmp_path / "b.csv").write_bytes(b"x")
    assert not is_own_output(tmp_path / "b.csv"), "the same content elsewhere is somebody's copy"
    path.write_bytes(b"y")
    assert not is_own_output(path)
    assert is_own_output(written(path, b"z"))
    assert {one.name for one in tmp_path.iterdir()} == {"a.csv", "b.csv"}, "nothing lies beside it"


def test_only_the_latest_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_outputs, "_MOST", 2)
    paths = [written(tmp_path / name) for name in "abc"]

    assert [is_own_output(path) for path in paths] == [False, True, True]


def test_the_parts_of_a_whole_countrys_report_are_all_remembered() -> None:
    """More than three thousand communes, in two forms, some of them written again."""
    assert own_outputs._MOST > 2 * 3_400 * 2


def test_without_a_cache_nothing_is_known_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_cache: Path
) -> None:
    path = written(tmp_path / "a.csv")
    (own_cache / "cdsdossier" / "outputs.sqlite").write_bytes(b"no database at all" * 100)
    assert not is_own_output(path)
    remember_output(path, "0")
    (own_cache / "cdsdossier" / "outputs.sqlite").unlink()

    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(cache_database, "cache_home", nowhere)
    remember_output(path, "0")
    assert not is_own_output(path)
