"""Every answer bears the same headers, whoever made it; none of them tells the secret word."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.asgi import FORM, TOKEN, call, guarded
from support.served import ask, site_of

from cdsdossier.web import Endpoint, routes
from cdsdossier.web.headers import SAFE_HEADERS, name_download


def _kept(headers: Mapping[str, str]) -> None:
    assert {key: headers.get(key) for key in SAFE_HEADERS} == {**SAFE_HEADERS, **_paper(headers)}
    assert "unsafe" not in headers["content-security-policy"].partition("script-src")[2]
    assert not {"server", "access-control-allow-origin"} & set(headers)


def _paper(headers: Mapping[str, str]) -> dict[str, str]:
    policy = headers["content-security-policy"]
    return (
        {"content-security-policy": policy} if policy.endswith("; sandbox") and "default-src 'none'" in policy else {}
    )


def test_every_answer_bears_them(example: Path) -> None:
    site = site_of(example, writes=True)
    app = guarded(site)
    whole = {"content-type": FORM, "content-length": "5000000000"}
    asked = {
        "/": 200, "/xem.css": 200, "/thay-doi": 200, "/giay/ke-hoach": 200, "/khong-co": 404, "/a//b": 400,
        f"/{TOKEN}/": 303, f"/{TOKEN}/kiem-tra": 303,
    }  # fmt: skip
    answers = [call(app, path) for path in asked]
    assert [one.status for one in answers] == list(asked.values())
    answers += [
        call(app, "/", "DELETE"),
        call(app, headers={"host": "evil.example"}),
        call(app, headers={"cookie": ""}),
    ]
    answers += [
        call(app, "/lam/lui", "POST", headers=whole),
        call(app, "/lam/lui", "POST", headers={"content-type": FORM}),
    ]
    assert [one.status for one in answers[8:]] == [405, 403, 403, 413, 403]
    for one in answers:
        _kept(one.headers)
        assert TOKEN not in one.body
    for path, status in asked.items():
        head = call(app, path, "HEAD")
        assert (head.status, head.headers.keys() >= SAFE_HEADERS.keys()) == (status, True)


def test_a_fault_of_our_own_says_so_and_bears_them(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("của ta")

    monkeypatch.setattr(routes, "show_page", broken)
    sent: list[object] = []
    app = guarded(site_of(example))

    async def watched(scope: object, receive: object, send: object) -> None:
        try:
            await app(scope, receive, send)  # type: ignore[arg-type]
        except RuntimeError as error:
            sent.append(error)  # it goes on to the server, which logs it

    answer = call(watched)
    assert (answer.status, len(sent)) == (500, 1)
    assert "Chương trình gặp lỗi" in answer.body
    _kept(answer.headers)


def test_the_secret_word_is_in_no_page_and_in_no_log(place: Endpoint, capfd: pytest.CaptureFixture[str]) -> None:
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    logging.getLogger().addHandler(handler)
    try:
        visits = [ask(place, f"{place.token}/{path}", token=token) for path, token in (("", ""), ("kiem-tra", "cu"))]
        pages = ask(place).body + ask(place, "kiem-tra").body
    finally:
        logging.getLogger().removeHandler(handler)
    assert [(one.status, one.headers["location"]) for one in visits] == [(303, "/"), (303, "/kiem-tra")]
    assert place.token not in pages + kept.getvalue() + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "name", ["a\r\nX: 1.docx", 'a"; filename=b.exe', "Kế hoạch 1.docx", "../../x", "\ud800", "\udcff.pdf"]
)
def test_the_name_of_a_download_makes_no_header_of_its_own(name: str) -> None:
    ((header, value),) = name_download(name).items()
    assert (header, value[:29]) == ("content-disposition", "attachment; filename*=UTF-8''")
    assert value.isascii()
    assert not set(value[29:]) & set('\r\n"; /')
