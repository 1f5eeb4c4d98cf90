"""The office's key: made once, found by those who work there, and by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.files.office_key import KEY_FILE, find_office_keys, make_office_key


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "nha"))


def test_a_key_is_made_once_and_found_from_below(tmp_path: Path) -> None:
    office, inner = tmp_path / "phong", tmp_path / "phong" / "da-nhan" / "xa"
    inner.mkdir(parents=True)
    key = make_office_key(office)

    assert len(key) == 64
    assert make_office_key(office) == key
    assert find_office_keys(inner) == (key,)
    assert find_office_keys(tmp_path) == ()


def test_without_an_office_file_the_user_has_a_key(tmp_path: Path) -> None:
    key = make_office_key(None)
    assert find_office_keys() == find_office_keys(tmp_path) == (key,)
    assert make_office_key(tmp_path / "phong") != key
    assert find_office_keys(tmp_path / "phong") == (key, make_office_key(tmp_path / "phong"))


def test_where_none_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "nha").write_bytes(b"")
    (tmp_path / "tep").write_bytes(b"")
    assert make_office_key(tmp_path / "tep") == ""
    (tmp_path / KEY_FILE).write_bytes(b"\xff" * 70)
    assert find_office_keys(tmp_path) == ()
