"""HTML that is always escaped: only :func:`escape_text` makes markup of text, only :func:`html_tag` of markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

#: A piece of HTML whose texts are escaped.
Markup = NewType("Markup", str)


def escape_text(text: object) -> Markup:
    """Return a text as markup."""
    return Markup(escape(str(text)))


def html_tag(name: str, *inside: Markup, **attributes: object) -> Markup:
    """Return an element. ``class_`` is ``class``, ``data_v`` is ``data-v``; an attribute of None is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{told}>{''.join(inside)}</{name}>")


def join_markup(pieces: Iterable[Markup]) -> Markup:
    """Return pieces one after the other, each on a line of its own."""
    return Markup("\n".join(pieces))


def mark_trusted(own: str) -> Markup:
    """Return our own script or style, which comes from no dossier, as it is."""
    return Markup(own)
