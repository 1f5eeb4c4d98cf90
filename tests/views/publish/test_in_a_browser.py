"""The page in a real browser: quiet, alone, reachable by keyboard, readable by everybody, on paper too."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from support.browser import Window, needs_axe, needs_browser
from support.browsing import pages_of
from support.published_school import PDF, listing, nine_groups, put, reviewed, whole_set, year

from cdsdossier.cli import run_command_line

pytestmark = needs_browser
Open = Callable[..., Window]
SIGNED = ("evidence/van-ban/qd.pdf", "Quyết định công nhận kết quả")


def everything(parts: dict[str, Any]) -> None:
    reviewed(parts)
    listing(SIGNED)(parts)


KINDS = {"full": everything, "nine": nine_groups, "whole": whole_set}


@pytest.fixture(scope="module", params=KINDS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a published folder: one with everything, one of nine groups with long names, one judged as a whole."""
    place = tmp_path_factory.mktemp("site")
    school = year(place / "nay", KINDS[request.param])
    put(school / SIGNED[0], PDF)
    earlier = (year(place / "truoc", KINDS[request.param], 2024), year(place / "khac", written=2023))
    with_earlier = (word for one in earlier for word in ("--with", str(one)))
    # An unmet condition is shown; nothing else may stop these.
    assert run_command_line(["publish", str(school), "--to", str(place / "ra"), *with_earlier]) == 0
    return place / "ra"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as the school's web server would."""
    handler = partial(
        type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": _silent}), directory=folder
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _silent(*_words: object) -> None:
    return


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_says_nothing_in_the_console_and_asks_for_nothing_else(site: Path, window: Open, scheme: str) -> None:
    with served(site) as address:
        shown = window(color_scheme=scheme).open(address)
        assert shown.said == []
        assert shown.asked == [address]
        bright = shown.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert bright == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 29)")


def test_it_needs_no_script(site: Path, window: Open) -> None:
    shown = window(java_script_enabled=False).open(site / "index.html")
    assert shown.said == []
    assert shown.page.get_by_role("heading", level=1).is_visible()


def test_the_keyboard_reaches_every_link_the_skip_link_first(site: Path, window: Open) -> None:
    shown = window().open(site / "index.html")
    links = [words.strip() for words in shown.page.locator("a").all_text_contents()]
    assert shown.tabbed() == links
    assert links[0] == "Đến nội dung chính"
    shown.page.locator("a").first.focus()
    assert shown.page.locator("a").first.bounding_box() is not None
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "noi-dung"


@needs_axe
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_serious(site: Path, window: Open, scheme: str, width: int) -> None:
    assert window(width=width, color_scheme=scheme, bypass_csp=True).open(site / "index.html").axe() == []


def test_nothing_is_wider_than_the_window(site: Path, window: Open) -> None:
    shown = window().open(site / "index.html")
    for width in (320, 390, 768, 1280):
        shown.page.set_viewport_size({"width": width, "height": 800})
        assert shown.overflow() <= 0


def test_a_word_without_end_is_broken(tmp_path: Path, cli: Callable[..., Ran], window: Open) -> None:
    def endless(parts: dict[str, Any]) -> None:
        for holder in (parts["head"]["school"], parts["set"]["groups"][0]):
            holder["name"] = "Trường" * 40
        parts["head"]["school"]["code"] = parts["set"]["groups"][0]["criteria"][1]["text"] = "K" * 200

    assert cli("publish", year(tmp_path / "a", endless), "--to", tmp_path / "ra").code == 0
    assert window(width=390).open(tmp_path / "ra" / "index.html").overflow() <= 0


def test_it_prints_in_black_on_white_whatever_the_screen(site: Path, window: Open) -> None:
    shown = window(color_scheme="dark").open(site / "index.html")
    shown.page.emulate_media(media="print")
    colours = shown.page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert colours == ["rgb(28, 33, 40)", "rgb(255, 255, 255)"]


def test_every_printed_page_of_a_draft_says_so(tmp_path: Path, cli: Callable[..., Ran], window: Open) -> None:
    for name, more in (("nhap", ["--draft"]), ("that", [])):
        cli("publish", year(tmp_path / "a", nine_groups), "--to", tmp_path / name, *more)
        window().open(tmp_path / name / "index.html").page.pdf(path=tmp_path / f"{name}.pdf", prefer_css_page_size=True)
    draft, official = pages_of(tmp_path / "nhap.pdf"), pages_of(tmp_path / "that.pdf")
    assert len(draft) > 3
    assert all("BẢNNHÁP" in words for words in draft)
    assert not any("BẢNNHÁP" in words for words in official)


def test_a_document_is_fetched_from_beside_the_page(tmp_path: Path, cli: Callable[..., Ran], window: Open) -> None:
    school = year(tmp_path / "a", listing(SIGNED))
    put(school / SIGNED[0], PDF)
    cli("publish", school, "--to", tmp_path / "ra")
    with served(tmp_path / "ra") as address:
        shown = window().open(address)
        with shown.page.expect_download() as download:
            shown.page.get_by_role("link", name=SIGNED[1]).click()
        assert Path(download.value.path()).read_bytes() == PDF
        assert shown.foreign(address) == []
