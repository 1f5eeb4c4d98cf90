"""The local page in a real browser: nothing complains, nothing leaves the machine, everybody can read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.browser import Window, needs_axe, needs_browser
from support.served import served, site_of

from cdsdossier.web import Endpoint
from cdsdossier.web.pages import PAGES as LINKS

pytestmark = needs_browser
PAGES = (*(address for address, kind in LINKS.items() if kind.listed), "muc/1.3.1")


@pytest.mark.parametrize("path", [*PAGES, "giay/bao-cao", "giay/khong-co"])
def test_a_page_says_nothing_to_the_console_and_asks_nobody_else(
    place: Endpoint, window: Callable[..., Window], path: str
) -> None:
    opened = window().open(place.address + path)
    assert opened.said == []
    assert opened.foreign(f"http://127.0.0.1:{place.port}/") == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_scrolling_sideways(place: Endpoint, window: Callable[..., Window], path: str) -> None:
    assert window(width=390).open(place.address + path).overflow() == 0


def test_every_link_is_reached_by_the_keyboard(place: Endpoint, window: Callable[..., Window]) -> None:
    stops = window().open(place.address).tabbed()
    assert stops[0] == "Đến nội dung"
    titles = [kind.title for kind in LINKS.values() if kind.listed and not kind.office]
    assert stops[1 : len(titles) + 1] == titles


def test_a_document_is_one_click_away(place: Endpoint, window: Callable[..., Window]) -> None:
    opened = window().open(place.address)
    opened.page.click("text=Văn bản")
    opened.page.click("text=Báo cáo tự đánh giá")
    assert "giay/bao-cao" in opened.page.url
    assert "BÁO CÁO" in opened.page.inner_text("body")
    assert opened.said == []


def test_saving_a_file_shows_the_page_anew(place: Endpoint, window: Callable[..., Window], example: Path) -> None:
    opened = window().open(place.address)
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("Trường THCS Quyết Tiến", "Trường THCS Khác"), "utf-8")
    opened.page.wait_for_selector("text=Trường THCS Khác", timeout=30_000)
    assert opened.said == []


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(place: Endpoint, window: Callable[..., Window], path: str, scheme: str) -> None:
    opened = window(color_scheme=scheme, bypass_csp=True).open(place.address + path)
    assert opened.axe() == []


def test_a_button_pressed_while_a_box_is_written_waits_until_it_is(
    example: Path, window: Callable[..., Window]
) -> None:
    """The item is known by what it holds, which the box has just changed."""
    with served(example, site_of(example, writes=True)) as place:
        page = window().open(place.address + "hoi-dong").page
        page.fill("#o-dossier-yaml-council-1-post", "Phó HT")
        page.click("[form=f-o-dossier-yaml-council-1][value=xuong]")
        page.wait_for_selector("text=Đã đổi thứ tự")
    members = [line for line in (example / "dossier.yaml").read_text("utf-8").splitlines() if "{name: " in line]
    assert "name: T.T.B., honorific: Bà, post: Phó HT," in members[3]
