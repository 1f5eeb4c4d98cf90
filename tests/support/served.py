"""A dossier served at an address of its own, as ``cdsdossier serve`` does it, while a test runs."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cdsdossier.cli import _load as load
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import Endpoint, build_server, open_endpoint
from cdsdossier.web.reload import ReloadingReader

DAY = "2024-04-01"


def reader_of(folder: Path) -> ReloadingReader:
    """Return what reads a dossier anew, as on DAY."""
    return ReloadingReader(
        folder, lambda: load.load_assessment(folder, None, DAY, quiet=True), lambda: date.fromisoformat(DAY)
    )


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Endpoint]:
    """Answer for a dossier until the block ends."""
    with open_endpoint() as place:
        running = build_server(place, reader_of(folder), ShellContext())
        thread = threading.Thread(target=running.run, kwargs={"sockets": [place.socket]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield place
        running.should_exit = True
        thread.join(10)
