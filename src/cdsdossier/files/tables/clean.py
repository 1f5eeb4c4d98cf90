"""Lines of text out of a cell or a paragraph, each tidied; empty ones are left out."""

from __future__ import annotations

from collections.abc import Iterable

from cdsdossier.text.normalize import tidy_text


def clean_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of the texts of a cell; a repeated line is kept once."""
    return tuple(dict.fromkeys(clean_prose(texts)))


def clean_prose(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of texts between tables, where a repeated line is no mistake."""
    lines = (tidy_text(line) for text in texts for line in text.splitlines())
    return tuple(line for line in lines if line)
