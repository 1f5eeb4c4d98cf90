"""Paths as somebody types them: with the quotes that their command line needs."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

#: What PowerShell and the old prompt both read as part of a word.
_PLAIN = re.compile(r"[\w.:/\\+-]+")


def quote_path(path: str, *, windows: bool) -> str:
    """Return a path (with forward slashes) as a system's command line takes it for one word."""
    if not windows:
        return shlex.quote(path)
    path = path.replace("/", "\\")
    if _PLAIN.fullmatch(path):
        return path
    if "$" in path or "`" in path:  # PowerShell would read them as its own, even in double quotes
        return "'" + path.replace("'", "''") + "'"
    closing = "\\" * (len(path) - len(path.rstrip("\\")))  # a backslash before the quote would swallow it
    return f'"{path}{closing}"'


def path_argument(path: Path) -> str:
    """Return a path as it is typed on this machine; one that begins like an option is no option."""
    words = path.as_posix()
    return quote_path(f"./{words}" if words.startswith("-") else words, windows=sys.platform == "win32")


def folder_argument(folder: Path) -> str:
    """Return a dossier as it is typed behind a command, a space in front; nothing where one stands in it."""
    return "" if Path.cwd().is_relative_to(folder.resolve()) else f" {path_argument(folder)}"
