"""The local pages in a real browser: nothing complains, nothing leaves the machine, all can read and fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.browser import Window, needs_axe, needs_browser
from support.served import reader_of, served, site_of

from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import Endpoint
from cdsdossier.web.pages import PAGES as LINKS

pytestmark = needs_browser
PAGES = (*(address for address, kind in LINKS.items() if kind.listed), "muc/1.3.1")
#: Every page that there is, one of each kind that is about a part of the dossier.
FILLED = (*LINKS, "bat-dau", "muc/1.3.1", "van-ban/bao-cao", "van-ban/bien-ban-tu-danh-gia")


@pytest.fixture
def filled(example: Path) -> Iterator[Endpoint]:
    """Serve a copy of the example to be filled in, as ``open`` does."""
    site = site_of(example, writes=True)
    site.opener = lambda folder: (reader_of(folder), ShellContext())
    with served(example, site) as found:
        yield found


def own(place: Endpoint, page: str = "") -> str:
    """Return the address of a page, for a browser that has shown its token."""
    return f"http://127.0.0.1:{place.port}/{page}"


def refused(opened: Window, place: Endpoint) -> Window:
    """Type a day that there is not, and send it by the button."""
    opened.open(own(place, "van-ban/bao-cao"))
    opened.page.get_by_label("Ngày ban hành").fill("31/02/2024")
    opened.page.get_by_role("button", name="Ghi", exact=True).click()
    opened.page.wait_for_selector("[aria-invalid=true]")
    return opened


def conflicting(opened: Window, place: Endpoint, example: Path) -> Window:
    """Type a name where somebody else has written another one in the meantime, and send it by the button."""
    opened.open(own(place, "nha-truong"))
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("name: N.V.A.", "name: N.V.K.", 1), "utf-8", newline="\n")
    opened.page.get_by_label("Họ tên người ký").fill("N.V.B.")
    opened.page.get_by_role("button", name="Ghi", exact=True).click()
    opened.page.wait_for_selector("text=N.V.K.")
    return opened


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


def test_pages_to_fill_in_are_quiet_and_fit_a_phone(filled: Endpoint, window: Callable[..., Window]) -> None:
    opened = window(width=390).open(filled.address)
    wide = {page: over for page in FILLED if (over := opened.open(own(filled, page)).overflow())}
    assert wide == {}
    assert opened.said == []
    assert opened.foreign(own(filled)) == []


@needs_axe
def test_axe_finds_nothing_serious_on_pages_to_fill_in(
    filled: Endpoint, window: Callable[..., Window], example: Path
) -> None:
    for scheme in ("light", "dark"):
        opened = window(color_scheme=scheme, bypass_csp=True).open(filled.address)
        assert {page: found for page in FILLED if (found := opened.open(own(filled, page)).axe())} == {}
        assert refused(opened, filled).axe() == []
    last = window(bypass_csp=True).open(filled.address)
    assert conflicting(last, filled, example).axe() == []


@pytest.mark.parametrize("script", [True, False])
def test_what_is_refused_or_changed_elsewhere_stands_at_its_box_and_is_not_written(
    filled: Endpoint, window: Callable[..., Window], example: Path, script: bool
) -> None:
    """A button pressed while the script writes the box is no answer to what the box then asks."""
    opened = window(width=390, java_script_enabled=script).open(filled.address)
    assert refused(opened, filled).page.get_by_label("Ngày ban hành").input_value() == "31/02/2024"
    assert opened.page.locator("[aria-invalid=true]").count() == 1
    assert conflicting(opened, filled, example).page.get_by_label("Họ tên người ký").input_value() == "N.V.B."
    assert "name: N.V.K." in (example / "dossier.yaml").read_text("utf-8")


def test_on_paper_stand_the_values_and_no_buttons(filled: Endpoint, window: Callable[..., Window]) -> None:
    opened = window(width=700).open(filled.address)
    opened.page.emulate_media(media="print")
    for page in ("nha-truong", "hoi-dong", "lich"):
        opened.open(own(filled, page))
        assert opened.page.locator("button:visible, nav:visible, summary:visible").count() == 0
        assert opened.overflow() == 0


def test_what_is_typed_while_another_box_is_being_written_is_not_lost(
    filled: Endpoint, window: Callable[..., Window], example: Path
) -> None:
    """The answer about the first box comes when two others were changed and left: they still wait to be sent."""
    page = window().open(filled.address).page
    page.goto(own(filled, "nha-truong"))
    page.route("**/lam/luu", lambda _route: None)  # held until it is unrouted
    page.get_by_label("Họ tên người ký").fill("N.V.B.")
    page.get_by_label("Số cán bộ, giáo viên, nhân viên").fill("41")
    page.get_by_label("Cách xưng hô").select_option("Bà")
    page.get_by_label("Địa danh").focus()
    page.unroute("**/lam/luu")
    with page.expect_navigation():
        page.get_by_role("button", name="Ghi", exact=True).click()
    assert page.get_by_label("Số cán bộ, giáo viên, nhân viên").input_value() == "41"
    text = (example / "dossier.yaml").read_text("utf-8")
    assert all(words in text for words in ("name: N.V.B.", "honorific: Bà", "staff: 41"))
