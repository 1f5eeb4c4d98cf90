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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open the browser once for a module; skip where there is none."""
    if BROWSER is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=list(_FLAGS), timeout=120_000)
        with contextlib.closing(opened):
            yield opened


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Open windows, closed after the test; the options are those of ``Browser.new_context``.

    ``width`` and ``height`` in pixels; ``color_scheme="dark"``, ``java_script_enabled=False``, ``bypass_csp=True`` …
    """
    contexts = []

    def opened(width: int = 1280, height: int = 900, **options: Any) -> Window:  # noqa: ANN401 - Playwright's own
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(60_000)
        new = Window(context.new_page())
        new.page.on("console", lambda message: new.said.append(f"{message.type}: {message.text}"))
        new.page.on("pageerror", lambda error: new.said.append(f"pageerror: {error}"))
        context.on("request", lambda request: new.asked.append(request.url))
        return new

    yield opened
    for context in contexts:
        context.close()
