"""What an action answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from cdsdossier.web.body import SentForm
from cdsdossier.web.boxes import FormState

_PAGE = re.compile(r"[a-z0-9-]{0,40}(?:/[\w.-]{1,60})?", re.ASCII)
_ANCHOR = re.compile(r"[a-z0-9-]{0,300}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moved:
    """Go to a page, to the element with the id ``anchor``."""

    page: str
    anchor: str = ""

    @property
    def address(self) -> str:
        """Return the address, as the browser asks for it."""
        return f"/{self.page}" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class Again:
    """Show the page again with what was typed: something of it could not be written."""

    page: str
    state: FormState = field(default_factory=FormState)
    status: int = 422


@dataclass(frozen=True, slots=True)
class Handed:
    """A file to download."""

    content: bytes | Path
    name: str
    media: str = "application/octet-stream"


Answer = Moved | Again | Handed


def find_page(form: SentForm) -> str:
    """Return the page that a form was on; the first page where it names none."""
    page = form.get("trang")
    return page if _PAGE.fullmatch(page) and ".." not in page else ""


def find_anchor(form: SentForm) -> str:
    """Return the id of the element that the form was at."""
    anchor = form.get("neo")
    return anchor if _ANCHOR.fullmatch(anchor) else ""


def go_back(form: SentForm) -> Moved:
    """Return to where the form was."""
    return Moved(find_page(form), find_anchor(form))
