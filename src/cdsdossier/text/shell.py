"""Paths as they are typed on a command line, with the quotes that it needs."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

#: What both PowerShell and cmd read as part of a word.
_PLAIN = re.compile(r"[\w.:/\\+-]+")


def quote_path(path: str, *, windows: bool) -> str:
    """Return a path (with forward slashes) quoted so that the system's command line reads it as one word."""
    if not windows:
        return shlex.quote(path)
    path = path.replace("/", "\\")
    if _PLAIN.fullmatch(path):
        return path
    if "$" in path or "`" in path:  # PowerShell expands them, even in double quotes
        return "'" + path.replace("'", "''") + "'"
    closing = "\\" * (len(path) - len(path.rstrip("\\")))  # a backslash would escape the closing quote
    return f'"{path}{closing}"'


def path_argument(path: Path) -> str:
    """Return a path quoted for this machine; a leading dash cannot be mistaken for an option."""
    words = path.as_posix()
    return quote_path(f"./{words}" if words.startswith("-") else words, windows=sys.platform == "win32")


def text_argument(text: str) -> str:
    """Return any words (a title) quoted for this machine as one argument."""
    if sys.platform != "win32":
        return shlex.quote(text)
    return f'"{text}"' if not set(text) & set('"$`\\') else "'" + text.replace("'", "''") + "'"


def named_folder_argument(folder: Path) -> str:
    """Return a folder as it was named, as an argument with a leading space; empty for the current one."""
    return "" if folder == Path() else f" {path_argument(folder)}"


def folder_argument(folder: Path) -> str:
    """Return a dossier folder as a command argument with a leading space; empty inside that folder."""
    return "" if Path.cwd().is_relative_to(folder.resolve()) else f" {path_argument(folder)}"
