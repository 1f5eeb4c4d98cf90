"""What a person does to a page: by the mouse, or by the keyboard alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Locator, Page

_HAS_FOCUS = "one => one === document.activeElement"
_CHOSEN = "one => one.options[one.selectedIndex].text"


@dataclass
class Hands:
    """A person before a page. ``keyboard``: nothing is clicked; what is wanted is reached with Tab."""

    page: Page
    keyboard: bool = False
    #: The part of the page that things are looked for in.
    within: str = "main"

    def inside(self, within: str) -> Hands:
        """Return the same person, looking at a part of the page."""
        return Hands(self.page, self.keyboard, within)

    @property
    def part(self) -> Locator:
        """Return the part of the page."""
        return self.page.locator(self.within)

    def box(self, label: str) -> Locator:
        """Return the box with a label."""
        return self.part.get_by_label(label, exact=True)

    def follow(self, name: str) -> None:
        """Go where the link leads to whose name begins so (how much is left there may follow)."""
        self._leave(self.part.get_by_role("link", name=re.compile(rf"^{re.escape(name)}( |$)")).first)

    def press(self, name: str) -> None:
        """Press the first button that is called so (what it is about may follow); another page comes."""
        self._leave(self.part.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(:|$)")).first)

    def unfold(self, within: str) -> Hands:
        """Open what is folded unless it is open; return the person looking at it."""
        if not self.page.locator(f"{within}[open]").count():
            self._hit(self.page.locator(f"{within} > summary"), "Enter")
        return self.inside(within)

    def fill(self, label: str, words: str) -> None:
        """Type into a box what is to stand there."""
        box = self.box(label)
        if not self.keyboard:
            box.fill(words)
            return
        self._reach(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, label: str, words: str) -> None:
        """Choose one of a list."""
        box = self.box(label)
        if not self.keyboard:
            box.select_option(label=words)
            return
        self._reach(box)
        for _ in range(40):
            if box.evaluate(_CHOSEN) == words:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label}: {words} cannot be chosen")

    def tick(self, label: str) -> None:
        """Tick a box."""
        self._hit(self.box(label), "Space")

    def upload(self, label: str, *files: FilePayload) -> None:
        """Choose files of this machine."""
        with self.page.expect_file_chooser() as chooser:
            self._hit(self.box(label), "Enter")
        chooser.value.set_files(files)

    def _leave(self, what: Locator) -> None:
        with self.page.expect_navigation():
            self._hit(what, "Enter")

    def _hit(self, what: Locator, key: str) -> None:
        if not self.keyboard:
            what.click()
            return
        self._reach(what)
        self.page.keyboard.press(key)

    def _reach(self, what: Locator) -> None:
        for _ in range(600):
            if what.evaluate(_HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} is not reached with Tab")
