"""A small province that all tests of the roll-up read, and that none of them may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from province import province as make_province
from support.grounds import TODAY, aged

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.collect.run import collect_rollup


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a province of sixty dossiers, some packed, some broken; it must be as it was when all tests are done."""
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, 60, seed=3)
    before = _content(aged(folder))
    yield folder
    assert _content(folder) == before, "a roll-up changed what it read"


def _content(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def alone(province: Path) -> Rollup:
    """Return the roll-up of the province as one process makes it."""
    return collect_rollup([province], today=TODAY, workers=1)


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the cache of whoever runs them."""
    place = str(tmp_path_factory.mktemp("cache"))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, place)
