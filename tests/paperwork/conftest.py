from __future__ import annotations

from pathlib import Path

import pytest
from paperwork.desk import Desk
from paperwork.docxreader import Paper


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def report(desk: Desk) -> Paper:
    return desk.paper("bao-cao")


@pytest.fixture
def sheet(desk: Desk) -> Paper:
    return desk.paper("phieu-cham-diem")
