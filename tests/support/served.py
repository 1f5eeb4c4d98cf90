"""A dossier served at an address of its own, as ``cdsdossier serve`` does it, while a test runs."""

from __future__ import annotations

import contextlib
import http.client
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from cdsdossier.cli import _load as load
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import Endpoint, build_server, open_endpoint
from cdsdossier.web.reload import ReloadingReader
from cdsdossier.web.site import Site

DAY = "2024-04-01"


def reader_of(folder: Path, day: str = DAY) -> ReloadingReader:
    """Return what reads a dossier anew, as on a day."""
    return ReloadingReader(
        folder, lambda: load.load_assessment(folder, day, quiet=True), lambda: date.fromisoformat(day)
    )


def site_of(folder: Path, day: str = DAY, *, writes: bool = False) -> Site:
    """Return the pages of a dossier as on a day, to look at or to fill in."""
    return Site(reader_of(folder, day), ShellContext(), writes=writes)


@contextlib.contextmanager
def served(folder: Path, site: Site | None = None) -> Iterator[Endpoint]:
    """Answer for a dossier until the block ends; as ``serve`` does unless a ``site`` is given."""
    with open_endpoint() as place:
        running = build_server(place, site or site_of(folder))
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
    place: Endpoint,
    path: str = "",
    method: str = "GET",
    host: str | None = None,
    token: str | None = None,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Send one request as it stands, without the tidying that a browser does; ``token`` is what the cookie says."""
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=60)
    connection.putrequest(method, f"/{path}", skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{place.port}")
    connection.putheader("Cookie", f"cds-{place.port}={place.token if token is None else token}")
    for name, value in (headers or {}).items():
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return Answer(answer.status, text, {name.lower(): value for name, value in answer.getheaders()})


def send_form(place: Endpoint, key: str, action: str, fields: Mapping[str, str] | Sequence[tuple[str, str]]) -> Answer:
    """Send a form of our own pages, as a browser does."""
    pairs = [*(fields.items() if isinstance(fields, Mapping) else fields), ("khoa", key)]
    headers = {
        "Origin": f"http://127.0.0.1:{place.port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return ask(place, f"lam/{action}", "POST", body=urlencode(pairs).encode(), headers=headers)


def send_files(
    place: Endpoint, key: str, action: str, fields: Mapping[str, str], files: Sequence[tuple[str, bytes]]
) -> Answer:
    """Send a form of our own pages with files in its field ``tep``, as a browser does."""
    parts = [
        f'--x-x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in {**fields, "khoa": key}.items()
    ]
    for name, content in files:
        head = f'--x-x\r\nContent-Disposition: form-data; name="tep"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    headers = {
        "Origin": f"http://127.0.0.1:{place.port}",
        "Content-Type": "multipart/form-data; boundary=x-x",
    }
    return ask(place, f"lam/{action}", "POST", body=b"".join(parts) + b"--x-x--\r\n", headers=headers)
