"""Fixtures of tests that render paper; ``tests/conftest.py`` gives them to every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Desk, tiny
from support.docxreader import Paper


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def report(desk: Desk) -> Paper:
    return desk.paper("bao-cao")


@pytest.fixture
def sheet(desk: Desk) -> Paper:
    return desk.paper("phieu-cham-diem")


@pytest.fixture
def mau(tmp_path: Path) -> Path:
    """Return templates of few words, for all nine documents."""
    return tiny(tmp_path / "mau")
