"""HTML that cannot be forgotten to be escaped: only :func:`words` makes markup of text, only :func:`tag` of markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

#: A piece of HTML whose texts are escaped.
Markup = NewType("Markup", str)


def words(text: object) -> Markup:
    """Return a text as markup."""
    return Markup(escape(str(text)))


def tag(name: str, *inside: Markup, **attributes: object) -> Markup:
    """Return an element. ``class_`` is ``class``, ``data_v`` is ``data-v``; an attribute of None is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{told}>{''.join(inside)}</{name}>")


def joined(pieces: Iterable[Markup]) -> Markup:
    """Return pieces one after the other, each on a line of its own."""
    return Markup("\n".join(pieces))


def trusted(own: str) -> Markup:
    """Return our own script or style, which comes from no dossier, as it is."""
    return Markup(own)
