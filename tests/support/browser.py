"""A real browser, driven: the Chromium, Chrome or Edge of this machine, with all it says and all it asks for kept.

``tests/conftest.py`` gives the fixtures to every test. Drive a page only in a module of such tests: while the browser
is open (once per module), Playwright keeps an event loop running in this thread, and ``asyncio.run`` will not start.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.browsing import BROWSER, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["AXE", "Window", "browser", "needs_axe", "needs_browser", "window"]

#: Fetched by ``.ci/run``; what it finds serious or critical keeps somebody from reading a page.
AXE = Path(__file__).resolve().parents[2] / "build" / "axe" / "package" / "axe.min.js"
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="build/axe has no axe-core (.ci/run fetches it where npm and a network are)"
)

#: Nothing but the pages of a test: no updates, no services of its own, no protocol that a test does not see.
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_FINDINGS = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
    .filter(one => ["serious", "critical"].includes(one.impact))
    .map(one => one.id + ": " + one.nodes.map(node => node.html).join(" | ")))"""


@dataclass
class Window:
    """An open page, what its console said (errors of scripts too), and the address of every request."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def listeners(self) -> dict[Any, Callable[[Any], None]]:
        """Return what is to be told of each event of the page."""
        return {
            "console": lambda message: self.said.append(f"{message.type}: {message.text}"),
            "pageerror": lambda error: self.said.append(f"pageerror: {error}"),
            "request": lambda request: self.asked.append(request.url),
        }

    def open(self, page: str | Path) -> Window:
        """Show an address, or a file of this machine."""
        self.page.goto(page.resolve().as_uri() if isinstance(page, Path) else page)
        return self

    def foreign(self, own: str) -> list[str]:
        """Return the requests that went anywhere but to addresses that begin with ``own``."""
        return [address for address in self.asked if not address.startswith((own, "data:", "about:"))]

    def tabbed(self, most: int = 60) -> list[str]:
        """Press Tab until the focus has been everywhere; return the text (or name) of each stop, in order."""
        stops: list[str] = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(_FOCUSED)
            if stop is None or (stops and stop == stops[0]):
                break
            stops.append(stop)
        return stops

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than its window: a phone would scroll sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def axe(self) -> list[str]:
        """Return axe-core's serious and critical findings; open the window with ``bypass_csp=True`` for it."""
        self.page.evaluate(AXE.read_text(encoding="utf-8") + "; null")
        return [str(found) for found in self.page.evaluate(_FINDINGS)]


_FOCUSED = """() => {
    const one = document.activeElement;
    return one && one !== document.body
        ? (one.getAttribute("aria-label") || one.textContent || one.name || one.id).trim().replace(/\\s+/g, " ") : null;
}"""


class Pages:
    """The open pages of a browser, used again by test after test: a new one costs a new process."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._spare: dict[str, list[Page]] = {}

    def take(self, options: dict[str, Any]) -> Page:
        """Return an empty page whose context has these options."""
        spare = self._spare.setdefault(repr(options), [])
        if not spare:
            context = self._browser.new_context(**options)
            context.set_default_timeout(60_000)
            spare.append(context.new_page())
        return spare.pop()

    def give_back(self, options: dict[str, Any], page: Page) -> None:
        """Leave what a page shows, and keep it for the next test; nothing of this one is left in it."""
        page.goto("about:blank")
        page.context.clear_cookies()
        self._spare[repr(options)].append(page)


@pytest.fixture(scope="module")
def browser() -> Iterator[Pages]:
    """Open the browser once for a module; skip where there is none."""
    if BROWSER is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=list(_FLAGS), timeout=120_000)
        with contextlib.closing(opened):
            yield Pages(opened)


@pytest.fixture
def window(browser: Pages) -> Iterator[Callable[..., Window]]:
    """Open windows for a test.

    ``width`` and ``height`` in pixels, ``color_scheme="dark"``; the other options are those of ``Browser.new_context``:
    ``java_script_enabled=False``, ``bypass_csp=True`` …
    """
    with contextlib.ExitStack() as afterwards:

        def opened(width: int = 1280, height: int = 900, color_scheme: Any = "light", **options: Any) -> Window:  # noqa: ANN401 - Playwright's own
            page = browser.take(options)
            afterwards.callback(browser.give_back, options, page)
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=color_scheme, media="null")
            new = Window(page)
            for event, heard in new.listeners.items():
                page.on(event, heard)
                afterwards.callback(page.remove_listener, event, heard)
            return new

        yield opened
