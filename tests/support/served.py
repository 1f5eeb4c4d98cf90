"""A dossier served at an address of its own, as ``cdsdossier serve`` does it, while a test runs."""

from __future__ import annotations

import contextlib
import http.client
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cdsdossier.cli import _load as load
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import Endpoint, build_server, open_endpoint
from cdsdossier.web.reload import ReloadingReader

DAY = "2024-04-01"


def reader_of(folder: Path, day: str = DAY) -> ReloadingReader:
    """Return what reads a dossier anew, as on a day."""
    return ReloadingReader(
        folder, lambda: load.load_assessment(folder, day, quiet=True), lambda: date.fromisoformat(day)
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


@dataclass(frozen=True)
class Answer:
    """What the server answered; the names of headers in small letters."""

    status: int
    body: str
    headers: dict[str, str]


def ask(
    place: Endpoint, path: str = "", method: str = "GET", host: str | None = None, token: str | None = None
) -> Answer:
    """Send one request as it stands, without the tidying that a browser does."""
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=60)
    connection.putrequest(method, f"/{place.token if token is None else token}/{path}", skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{place.port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8")
    connection.close()
    return Answer(answer.status, body, {name.lower(): value for name, value in answer.getheaders()})
