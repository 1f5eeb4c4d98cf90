"""The local page answers whoever has its address, on this machine, and only to look."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from conftest import EXAMPLE, Ran, fingerprint
from support.served import reader_of, served

from cdsdossier.web import Endpoint, open_endpoint
from cdsdossier.web.access import Guard
from cdsdossier.web.fingerprint import fingerprint_folder


@pytest.fixture
def place(example: Path) -> Iterator[Endpoint]:
    """Serve a copy of the example."""
    with served(example) as found:
        yield found


def ask(
    place: Endpoint, path: str = "", method: str = "GET", host: str | None = None, token: str | None = None
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=60)
    connection.putrequest(method, f"/{place.token if token is None else token}/{path}", skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{place.port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8")
    connection.close()
    return Answer(answer.status, body, {name.lower(): value for name, value in answer.getheaders()})


class Answer:
    def __init__(self, status: int, body: str, headers: dict[str, str]) -> None:
        self.status, self.body, self.headers = status, body, headers


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", "Việc làm tiếp"),
        ("diem", "Điều kiện bắt buộc"),
        ("kiem-tra", "Cách sửa:"),
        ("lich", "Các việc trong kế hoạch"),
        ("van-ban", "Báo cáo tự đánh giá"),
    ],
)
def test_each_page_says_what_its_command_says(place: Endpoint, path: str, words: str) -> None:
    answer = ask(place, path)
    assert answer.status == 200
    assert words in answer.body
    assert "Trường THCS Quyết Tiến" in answer.body


def test_points_and_level_stand_on_the_first_page(place: Endpoint) -> None:
    body = ask(place).body
    assert "59/100 điểm" in body
    assert "Mức 2 – Mức đáp ứng cơ bản" in body


def test_a_document_is_shown_as_it_would_be_printed(place: Endpoint) -> None:
    answer = ask(place, "giay/bao-cao")
    assert "BÁO CÁO" in answer.body
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_document_that_is_none_says_so(place: Endpoint) -> None:
    assert "Không có văn bản" in ask(place, "giay/khong-co").body


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


@pytest.mark.parametrize("path", ["dossier.yaml", "evidence/1.1", "xem/khung.html", "khung.html", "giay/a/b"])
def test_no_file_is_handed_out(place: Endpoint, path: str) -> None:
    assert ask(place, path).status == 404


def test_nothing_is_kept_and_nothing_is_told_to_others(place: Endpoint) -> None:
    headers = ask(place).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert not {"server", "access-control-allow-origin"} & set(headers)


def test_it_listens_on_this_machine_alone(place: Endpoint) -> None:
    assert place.socket.getsockname()[0] == "127.0.0.1"


def test_a_saved_file_changes_the_stamp_and_the_page(place: Endpoint, example: Path) -> None:
    before = ask(place, "thay-doi").body
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("Trường THCS Quyết Tiến", "Trường THCS Khác"), "utf-8")
    assert ask(place, "thay-doi").body != before
    assert "Trường THCS Khác" in ask(place).body


def test_a_dossier_that_becomes_unreadable_is_told_and_comes_back(place: Endpoint, example: Path) -> None:
    frozen = example / "indicator-set.yaml"
    whole = frozen.read_bytes()
    frozen.write_bytes(b"groups: [")
    broken = ask(place)
    assert broken.status == 200
    assert "indicator-set.yaml" in broken.body
    frozen.write_bytes(whole)
    assert "59/100 điểm" in ask(place).body


def test_what_was_typed_never_becomes_markup(place: Endpoint, example: Path) -> None:
    head = example / "dossier.yaml"
    typed = 'Trường <script>alert(1)</script> {{ 7 * 7 }} & "x"'
    head.write_text(head.read_text("utf-8").replace("Trường THCS Quyết Tiến", f"'{typed}'"), "utf-8")
    for path in ("", "diem", "kiem-tra", "lich", "van-ban"):
        body = ask(place, path).body
        assert "<script>alert" not in body
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in body


def test_looking_writes_nothing(place: Endpoint, example: Path) -> None:
    before = fingerprint(example)
    for path in ("", "diem", "kiem-tra", "lich", "van-ban", "giay/ke-hoach", "thay-doi"):
        ask(place, path)
    assert fingerprint(example) == before


def test_every_kind_of_change_is_another_stamp(example: Path) -> None:
    seen = {fingerprint_folder(example)}
    file = example / "evidence" / "moi.txt"
    file.write_bytes(b"1")
    seen.add(fingerprint_folder(example))
    file.rename(file.with_name("khac.txt"))
    seen.add(fingerprint_folder(example))
    file.with_name("khac.txt").unlink()
    assert len(seen) == 3
    assert fingerprint_folder(example) in seen
    assert fingerprint_folder(example / "khong-co") == fingerprint_folder(example / "khong-co")


def test_a_port_that_is_taken_is_told(place: Endpoint, cli: Callable[..., Ran]) -> None:
    ran = cli("serve", EXAMPLE, "--port", str(place.port), "--no-browser")
    assert ran.code == 2
    assert "--port" in ran.err


def test_what_is_no_dossier_is_told_before_anything_opens(tmp_path: Path, cli: Callable[..., Ran]) -> None:
    assert cli("serve", tmp_path, "--no-browser").code == 3
    assert cli("serve", EXAMPLE, "--today", "hôm nay", "--no-browser").code == 2


def test_without_the_extra_one_line_says_how_to_get_it(
    cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdsdossier.web.find_spec", lambda name: None if name == "uvicorn" else object())
    ran = cli("serve", EXAMPLE, "--no-browser")
    assert ran.code == 2
    assert 'pip install "cdsdossier[serve]"' in ran.err


def _answers(address: str, running: subprocess.Popen[bytes]) -> None:
    """Come back as soon as an address answers."""
    while running.poll() is None:
        with contextlib.suppress(httpx.ConnectError):
            assert httpx.get(address, timeout=60, trust_env=False).status_code == 200
            return
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one program alone")
def test_ctrl_c_ends_it_quietly(example: Path) -> None:
    command = [sys.executable, "-m", "cdsdossier", "serve", str(example), "--no-browser"]
    names = {"PYTHONUTF8": "1", **os.environ}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=names) as running:
        assert running.stdout is not None
        _answers(running.stdout.readline().decode().strip(), running)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 0
    assert b"Traceback" not in out + err


def test_only_plain_http_is_spoken() -> None:
    import asyncio

    async def app(*_: object) -> None: ...

    guard = Guard(app, "word", ("127.0.0.1:1",))
    with pytest.raises(RuntimeError):
        asyncio.run(guard({"type": "websocket"}, None, None))  # type: ignore[arg-type]


def test_who_comes_before_the_first_answer_waits(example: Path) -> None:
    with open_endpoint() as found, socket.create_connection(("127.0.0.1", found.port), timeout=5):
        assert reader_of(example).stamp()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text_breaks_no_page(place: Endpoint, example: Path) -> None:
    Path(os.fsdecode(os.fsencode(example / "evidence" / "1.1") + b"/a\xff<i>.pdf")).write_bytes(b"%PDF-1.4 %%EOF")
    for path in ("", "diem", "kiem-tra", "van-ban", "giay/danh-muc-minh-chung"):
        answer = ask(place, path)
        assert answer.status == 200
        assert "<i>.pdf" not in answer.body


def test_an_address_with_a_stroke_too_many_leads_nowhere(place: Endpoint) -> None:
    assert ask(place, "diem/").status == 404
