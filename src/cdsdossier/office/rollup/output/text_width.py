"""Texts cut to the columns of a page, and counts as offices write them."""

from __future__ import annotations

from cdsdossier.office.rollup.output.report_table import to_safe_line


def cut_text(text: str, width: int) -> str:
    """Return a text that fits, cut with an ellipsis; a hostile or endless name cannot break a table."""
    seen = to_safe_line(text)
    return seen if len(seen) <= width else f"{seen[: width - 1].rstrip()}…"


def cut_name(text: str, width: int) -> str:
    """Return a school's name that fits: without ``Trường``, then without its middle, for names differ at their end."""
    seen = to_safe_line(text)
    if len(seen) > width:
        seen = seen.removeprefix("Trường ")
    end = width // 2
    return seen if len(seen) <= width else f"{seen[: width - end - 1].rstrip()}…{seen[-end:].lstrip()}"


def format_fraction(some: int, every: int) -> str:
    """Return ``03/14``: two digits at least, as offices write such counts."""
    return f"{some:02d}/{every:02d}"
