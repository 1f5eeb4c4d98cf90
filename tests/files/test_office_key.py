"""The office's key: made once, found by those who work there, and by nobody else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cdsdossier.files.office_key import (
    KEY_FILE,
    accept_office_key,
    is_strange_key,
    make_office_keys,
    read_office_keys,
)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "nha"))


def test_a_key_is_made_once_and_each_user_has_one_besides(tmp_path: Path) -> None:
    shared, own = make_office_keys(tmp_path / "phong")

    assert len(shared) == len(own) == 64
    assert shared != own
    assert make_office_keys(tmp_path / "phong") == (shared, own)
    assert make_office_keys(None) == read_office_keys([tmp_path]) == (own,)
    assert read_office_keys([tmp_path / "phong"]) == (own, shared)


def test_a_key_that_an_editor_has_saved_stands_and_a_spoilt_one_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / KEY_FILE
    shared, _ = make_office_keys(tmp_path)
    path.write_text(f"{shared}\r\n", encoding="utf-8-sig", newline="")
    assert make_office_keys(tmp_path)[0] == shared

    for spoilt in (b"", b"\xff" * 70, b"abc"):
        path.write_bytes(spoilt)
        assert len(read_office_keys([tmp_path])) == 1
        fresh, _ = make_office_keys(tmp_path)
        assert fresh != shared
        assert fresh in read_office_keys([tmp_path])


def test_where_none_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "nha").write_bytes(b"")
    (tmp_path / "tep").write_bytes(b"")
    assert make_office_keys(tmp_path / "tep") == ()


def test_a_key_that_was_there_counts_only_where_the_user_has_accepted_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, other = tmp_path / "phong", tmp_path / "goi"
    with monkeypatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
            patch.setenv(name, str(tmp_path / "may-khac"))
        shared, _ = make_office_keys(home)
    (own,) = make_office_keys(None)
    assert make_office_keys(home) == (shared, own)
    assert (is_strange_key(home), read_office_keys([home])) == (True, (own,))

    accept_office_key(home)
    shutil.copytree(home, other)
    assert (is_strange_key(home), read_office_keys([home])) == (False, (own, shared))
    assert (is_strange_key(other), read_office_keys([other])) == (True, (own,))
    assert not is_strange_key(tmp_path)
