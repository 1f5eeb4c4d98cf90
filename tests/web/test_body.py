"""What a form sends: taken only with the key, within bounds."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.types import Message
from support.served import ask, send_form, served, site_of

from cdsdossier.web import Endpoint, body
from cdsdossier.web.body import FormRefused, read_sent_form
from cdsdossier.web.site import Site

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def site(example: Path) -> Site:
    """Return the pages of a copy of the example, to fill in."""
    return site_of(example, writes=True)


@pytest.fixture
def filling(example: Path, site: Site) -> Iterator[Endpoint]:
    """Serve them."""
    with served(example, site) as place:
        yield place


def test_a_form_without_the_key_is_refused(filling: Endpoint) -> None:
    assert send_form(filling, "sai", "lui", {}).status == 403


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1"])
def test_a_form_of_another_site_is_refused(filling: Endpoint, site: Site, origin: str | None) -> None:
    headers = FORM | ({"Origin": origin} if origin else {})
    assert ask(filling, "lam/lui", "POST", body=f"khoa={site.key}".encode(), headers=headers).status == 403


@pytest.mark.parametrize(
    ("kind", "length", "status"),
    [("text/plain", "3", 415), ("application/json", "3", 415), (FORM["Content-Type"], "5000000000", 413)],
)
def test_what_is_no_form_or_too_big_is_refused(filling: Endpoint, kind: str, length: str, status: int) -> None:
    headers = {"Origin": f"http://127.0.0.1:{filling.port}", "Content-Type": kind, "Content-Length": length}
    assert ask(filling, "lam/lui", "POST", headers=headers).status == status


def test_pages_that_are_only_looked_at_take_no_form(place: Endpoint) -> None:
    assert send_form(place, "x", "lui", {}).status == 405


def _request(pieces: Iterable[bytes], kind: str = FORM["Content-Type"], delay: float = 0.0) -> Request:
    left = iter(pieces)

    async def receive() -> Message:
        await asyncio.sleep(delay)
        piece = next(left, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    headers = [(b"content-type", kind.encode()), (b"transfer-encoding", b"chunked")]
    return Request({"type": "http", "app": None, "method": "POST", "headers": headers}, receive)


def _status(request: Request) -> int:
    try:
        asyncio.run(read_sent_form(request, "k"))
    except FormRefused as refused:
        return refused.status
    return 200


MANY = "multipart/form-data; boundary=x"
FILE = b'--x\r\nContent-Disposition: form-data; name="tep"; filename="a.pdf"\r\n\r\n%PDF\r\n'


@pytest.mark.parametrize(
    ("kind", "pieces", "status"),
    [
        (FORM["Content-Type"], [b"khoa=k"], 200),
        (FORM["Content-Type"], [b"khoa=", b"sai"], 403),
        (FORM["Content-Type"], [b"khoa=k&" + b"a=1&" * 6_001], 400),
        (FORM["Content-Type"], [b"khoa=k&a=", *[b"x" * 1_000_000] * 5], 413),
        (FORM["Content-Type"] + "; charset=utf-16", [b"khoa=k"], 200),
        (MANY, [FILE * 101, b"--x--\r\n"], 400),
        (MANY, [b'--x\r\nContent-Disposition: form-data; name="khoa"\r\n\r\nk'], 403),
        (MANY, [b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n"], 400),
        (MANY, [b"khong phai"], 400),
        ("multipart/form-data", [FILE], 400),
        (f"{MANY}; charset=idna", [b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\nk\r\n--x--\r\n'], 403),
    ],
)  # fmt: skip
def test_a_body_that_is_not_as_it_should_be_is_refused(kind: str, pieces: list[bytes], status: int) -> None:
    assert _status(_request(pieces, kind)) == status


@pytest.mark.parametrize(("most", "kind"), [("MOST_TEXT", FORM["Content-Type"]), ("MOST_BYTES", MANY)])
def test_an_endless_body_that_announces_no_size_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, most: str, kind: str
) -> None:
    monkeypatch.setattr(body, most, 100_000)
    start = FILE[:-2] if kind == MANY else b"khoa=k&"
    assert _status(_request(itertools.chain([start], itertools.repeat(b"a=" + b"x" * 4000 + b"&")), kind)) == 413


def test_a_body_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "PATIENCE", 0.1)
    assert _status(_request(itertools.repeat(b"a"), delay=0.01)) == 408
    assert _status(_request([b"khoa=k"], delay=30)) == 408
