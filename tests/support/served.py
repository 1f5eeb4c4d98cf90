"""A dossier served at an address of its own, as ``cdsdossier serve`` does it, while a test runs."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cdsdossier.cli import _load as load
from cdsdossier.views.status.command_line import Standpoint
from cdsdossier.web import Place, listening, server
from cdsdossier.web.reload import Reader

DAY = "2024-04-01"


def reader_of(folder: Path) -> Reader:
    """Return what reads a dossier anew, as on DAY."""
    return Reader(folder, lambda: load.assessed(folder, None, DAY, quiet=True), lambda: date.fromisoformat(DAY))


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Place]:
    """Answer for a dossier until the block ends."""
    with listening() as place:
        running = server(place, reader_of(folder), Standpoint())
        thread = threading.Thread(target=running.run, kwargs={"sockets": [place.socket]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield place
        running.should_exit = True
        thread.join(10)
