"""Only those who have the address, on this machine, get an answer, and only to look."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.asgi import FORM, HOST, PORT, TOKEN, call, guarded
from support.served import ask, site_of

from cdsdossier.web import Endpoint
from cdsdossier.web.access import Guard


@pytest.mark.parametrize("token", ["", "x", "0" * 32])
def test_a_wrong_word_opens_nothing(place: Endpoint, token: str) -> None:
    answer = ask(place, token=token)
    assert answer.status in {400, 403}
    assert "Quyết Tiến" not in answer.body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost", "[::1]:{port}"])
def test_a_request_in_another_name_is_refused(place: Endpoint, host: str) -> None:
    """DNS rebinding: the browser believes that it asks a site of its own."""
    assert ask(place, host=host.format(port=place.port)).status == 403


def test_localhost_is_this_machine_too(place: Endpoint) -> None:
    assert ask(place, host=f"LOCALHOST:{place.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_looking_is_allowed(place: Endpoint, method: str) -> None:
    assert ask(place, method=method).status == 405


def test_head_has_no_body(place: Endpoint) -> None:
    answer = ask(place, method="HEAD")
    assert (answer.status, answer.body) == (200, "")


@pytest.mark.parametrize(
    "path",
    ["../dossier.yaml", "..%2fdossier.yaml", "%2e%2e/dossier.yaml", "%252e%252e/x", "..\\dossier.yaml", "a//b", "%00"],
)
def test_a_path_that_leads_elsewhere_is_refused(place: Endpoint, path: str) -> None:
    assert ask(place, path).status == 400


def test_a_request_is_answered_only_with_this_runs_cookie_and_from_its_own_pages(example: Path) -> None:
    site = site_of(example, writes=True)
    app, form = guarded(site), {"content-type": FORM}
    cookies = [
        "",
        "cds=x",
        f"cds-1={TOKEN}",
        f"cds-{PORT}=x",
        f"cds-{PORT}",
        f"cds-{PORT}={TOKEN}x",
        '"',
        "=;=",
        "a\x7f=b",
    ]
    origins = [
        "",
        "null",
        "http://evil.example",
        "http://127.0.0.1:1",
        f"https://{HOST}",
        f"http://{HOST}.evil.example",
    ]
    assert {call(app, headers={"cookie": cookie}).status for cookie in cookies} == {403}
    posts = [call(app, "/lam/lui", "POST", headers=form | {"cookie": cookie}) for cookie in cookies]
    posts += [call(app, "/lam/lui", "POST", headers=form | {"origin": origin}) for origin in origins]
    posts += [call(app, f"/{TOKEN}/", "POST", headers=form | {"cookie": ""})]
    posts += [call(app, "/lam/lui", "POST", body=b"khoa=", headers=form)]
    assert {one.status for one in posts} == {403}


def test_a_page_of_an_ended_run_is_told_that_nothing_was_written(example: Path) -> None:
    answer = call(guarded(site_of(example, writes=True)), "/lam/luu", "POST", headers={"cookie": f"cds-{PORT}=cu"})
    assert "trang đã mở từ lần chạy trước không dùng được nữa" in answer.body


def test_only_plain_http_is_spoken() -> None:
    import asyncio

    async def app(*_: object) -> None: ...

    guard = Guard(app, "word", ("127.0.0.1:1",))
    with pytest.raises(RuntimeError):
        asyncio.run(guard({"type": "websocket"}, None, None))  # type: ignore[arg-type]
