"""What a form sends: taken only with the key, within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.served import ask, send_form, served, site_of

from cdsdossier.web import Endpoint
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
