"""Links are asked politely, and never into a private network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cdsdossier.workflows.link_check import LinkChecker, check_links, is_public


class _Pages(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - emptied by the fixture

    def do_HEAD(self) -> None:
        self.asked.append(("HEAD", self.path))
        self._answer(
            {"/": 200, "/ok": 200, "/moved": 302, "/inward": 302, "/loop": 302, "/get-only": 405}.get(
                self.path, 302 if self.path in WRONG else 404
            )
        )

    def do_GET(self) -> None:
        self.asked.append(("GET", self.path))
        self._answer({"/get-only": 200}.get(self.path, 404))

    def _answer(self, status: int) -> None:
        onward = {"/moved": "/ok", "/inward": "http://10.0.0.1/x", "/loop": "/loop", **WRONG}.get(self.path)
        self.send_response(status)
        if onward:
            self.send_header("Location", onward)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the test's output is the test's."""


@pytest.fixture
def port() -> Iterator[int]:
    _Pages.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


#: Everything under example.test is the test's own server; only that counts as public here.
HERE = LinkChecker(
    resolve=lambda host, _: {"www.example.test": ["127.0.0.1"], "inside.example.test": ["127.0.0.1", "10.0.0.1"]}.get(
        host, ["10.0.0.1"] if host == "10.0.0.1" else []
    ),
    allowed=lambda address: address == "127.0.0.1",
)


def test_a_link_that_answers_is_silent_and_a_dead_one_is_told(port: int) -> None:
    base = f"http://www.example.test:{port}"
    found = check_links([f"{base}/ok", f"{base}/gone", f"{base}/moved", f"{base}/get-only", f"{base}/loop"], HERE)

    assert found == {f"{base}/gone": "máy chủ trả lời mã 404", f"{base}/loop": "chuyển hướng quá 5 lần"}


def test_each_link_is_asked_once_with_head_first(port: int) -> None:
    url = f"http://www.example.test:{port}/get-only"
    check_links([url, url], HERE)

    assert _Pages.asked == [("HEAD", "/get-only"), ("GET", "/get-only")]


def test_nothing_private_is_ever_asked(port: int) -> None:
    inside, redirected = f"http://inside.example.test:{port}/ok", f"http://www.example.test:{port}/inward"
    found = check_links([inside, redirected], HERE)

    assert found == {inside: "dẫn vào mạng nội bộ", redirected: "dẫn vào mạng nội bộ"}
    assert _Pages.asked == [("HEAD", "/inward")]


def test_a_name_nobody_knows_is_told() -> None:
    assert check_links(["https://khong-co.example.test/"], HERE) == {
        "https://khong-co.example.test/": "không tìm thấy tên miền"
    }


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.9",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "0.1.2.3",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "::",
        "224.0.0.1",
        "ff0e::1",
        "64:ff9b::e000:1",
        "x",
    ],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_a_public_address_is_public() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2001:4860:4860::8888")
    assert is_public("64:ff9b::808:808")


WRONG = {
    "/port": "http://a.vn:99999/",
    "/bracket": "http://[",
    "/label": f"http://{'a' * 70}.vn/",
    "/dots": "//a..b/",
}


@pytest.mark.parametrize("path", WRONG)
def test_a_redirect_to_no_address_at_all_is_told_and_the_run_goes_on(path: str, port: int) -> None:
    base = f"http://www.example.test:{port}"

    assert check_links([f"{base}{path}", f"{base}/gone"], HERE) == {
        f"{base}{path}": "chuyển hướng sang địa chỉ viết sai",
        f"{base}/gone": "máy chủ trả lời mã 404",
    }


@pytest.mark.parametrize("url", [url for url in WRONG.values() if url.startswith("http")])
def test_what_is_no_address_at_all_is_told(url: str) -> None:
    assert check_links([url], HERE) == {url: "địa chỉ viết sai"}


@pytest.fixture
def dripping() -> Iterator[int]:
    """Yield the port of a server that begins to answer and then sends a byte now and then, for ever."""
    stop = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with suppress(OSError):
            connection, _ = listening.accept()
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not stop.wait(0.02):
                connection.sendall(b"a")
            connection.close()

    thread = threading.Thread(target=drip)
    thread.start()
    yield listening.getsockname()[1]
    stop.set()
    thread.join()
    listening.close()


def test_a_server_that_answers_byte_by_byte_is_left_and_asked_nothing_more(dripping: int) -> None:
    urls = [f"http://www.example.test:{dripping}/{name}" for name in "ab"]

    found = check_links(urls, replace(HERE, longest=0.2))

    assert found == dict.fromkeys(urls, "máy chủ trả lời nhỏ giọt, chưa xong sau 0 giây")
