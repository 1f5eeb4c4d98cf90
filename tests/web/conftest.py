"""What every test of the local pages gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.served import served

from cdsdossier.web import Endpoint


@pytest.fixture
def place(example: Path) -> Iterator[Endpoint]:
    """Serve a copy of the example."""
    with served(example) as found:
        yield found
