import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from cdsdossier.files.junction import is_junction


def entry(tag: int) -> os.DirEntry[str]:
    """Return an entry as Windows describes it, where ``stat`` knows what kind of reparse point a folder is."""
    found = SimpleNamespace(stat=lambda **_: SimpleNamespace(st_reparse_tag=tag))
    return cast("os.DirEntry[str]", found)


def test_a_mount_point_of_windows_is_a_junction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_junction(entry(0xA0000003))
    assert not is_junction(entry(0xA000000C)), "a symbolic link is asked for by its own means"
    assert not is_junction(entry(0))


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of other systems")
def test_other_systems_have_none(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with os.scandir(tmp_path) as found:
        assert not any(is_junction(one) for one in found)
