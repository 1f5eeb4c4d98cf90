"""Who only holds a connection open takes no place from who asks for a page."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.served import ask, served, site_of

from cdsdossier.web import Endpoint, connection
from cdsdossier.web.reload import DossierSnapshot

HEAD = b"GET / HTTP/1.1\r\nHost: x\r\nX: "
UNREAD = b"POST /lam/luu HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx"


@contextlib.contextmanager
def _held(place: Endpoint, sent: bytes, count: int) -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as several:
        held = [several.enter_context(socket.create_connection(("127.0.0.1", place.port), 30)) for _ in range(count)]
        for one in held:
            one.sendall(sent)
        yield held


@pytest.mark.parametrize("sent", [b"", HEAD, UNREAD])
def test_a_hundred_that_say_nothing_more_keep_nobody_from_a_page(place: Endpoint, sent: bytes) -> None:
    with _held(place, sent, 100):
        assert ask(place).status == 200


def test_of_too_many_the_one_that_waited_longest_is_closed(place: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "MOST", 3)
    with _held(place, HEAD, 3) as held:
        assert ask(place).status == 200
        with contextlib.suppress(ConnectionResetError):
            assert held[0].recv(1) == b""


@pytest.mark.parametrize("sent", [b"", HEAD, UNREAD])
def test_who_drips_is_cut_off(place: Endpoint, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    with _held(place, sent, 1) as held, pytest.raises(ConnectionError):
        _drip(held[0])


def _drip(held: socket.socket) -> None:
    for _ in range(500):  # ten seconds, of which a fiftieth is allowed
        held.sendall(b"x")
        time.sleep(0.02)


def test_a_page_may_take_longer_than_its_request(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.3)
    site = site_of(example)
    assert site.reader
    now = site.reader.now

    def slowly() -> DossierSnapshot:
        time.sleep(0.6)
        return now()

    monkeypatch.setattr(site.reader, "now", slowly)
    with served(example, site) as place:
        assert ask(place).status == 200


def test_a_connection_serves_several_requests(place: Endpoint) -> None:
    request = (
        f"GET /thay-doi HTTP/1.1\r\nHost: 127.0.0.1:{place.port}\r\nCookie: cds-{place.port}={place.token}\r\n\r\n"
    )
    with _held(place, b"", 1) as held:
        for _ in range(3):
            held[0].sendall(request.encode())
            assert held[0].recv(20).startswith(b"HTTP/1.1 200")
            while not re.search(rb"[0-9a-f]{32}-", held[0].recv(10_000)):
                pass
