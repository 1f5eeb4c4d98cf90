"""Lines of text with styles: one layout that a terminal colours and a pipe gets plain."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from cdsdossier.text.visible import to_visible, to_visible_line

#: A piece of text and what it is: ``""``, ``strong``, ``good``, ``warn``, ``bad``, ``dim``, or ``link ADDRESS``.
Span = tuple[str, str]
Line = tuple[Span, ...]

#: Columns that everything fits into; the narrowest terminal people have.
WIDTH = 80


def styled_line(*parts: str | Span) -> Line:
    """Return one line of plain texts and styled spans."""
    return tuple(part if isinstance(part, tuple) else (part, "") for part in parts)


def plain_text(lines: Iterable[Line]) -> str:
    """Return the lines as plain text, ending with a line break."""
    return "".join(to_visible_line("".join(text for text, _ in spans)).rstrip() + "\n" for spans in lines)


def wrap_text(text: str, indent: str = "", hanging: str | None = None, style: str = "") -> list[Line]:
    """Return a paragraph in lines no wider than the page; long words (paths, addresses) stay whole."""
    rest = indent if hanging is None else hanging
    rows = textwrap.wrap(
        to_visible(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [styled_line((row, style)) for row in rows]


def shorten_text(text: str, width: int) -> str:
    """Return a text that fits the width, cut at a word with an ellipsis where it is too long."""
    return text if len(text) <= width else textwrap.shorten(text, width, placeholder=" …")


def shorten_path(path: str, width: int) -> str:
    """Return a path that fits, its middle left out where it is too long: both ends distinguish it from others."""
    return path if len(path) <= width else f"{path[: width // 2 - 1]}…{path[-(width - width // 2) :]}"


def align_columns(cells: Iterable[tuple[str, int]]) -> str:
    """Return cells side by side; a positive width pads on the right, a negative one on the left."""
    return " ".join(f"{text:<{width}}" if width > 0 else f"{text:>{-width}}" for text, width in cells)
