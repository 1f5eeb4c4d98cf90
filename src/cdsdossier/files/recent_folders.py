"""The folders that this user has opened lately: a small list in the user's settings, never inside a dossier."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from cdsdossier.errors import CdsError
from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.regular import read_whole_file
from cdsdossier.files.resources import settings_home

RECENT_FILE = "recent.txt"
#: So many folders are remembered; so many bytes of the list are read.
MOST_RECENT, _MOST_BYTES = 12, 200_000


def list_recent_folders() -> list[Path]:
    """Return the folders, newest first; those that are gone are left out."""
    return [one for one in map(Path, _read()) if _is_there(one)]


def remember_folder(folder: Path) -> None:
    """Put a folder first in the list. Where the settings cannot be written, nothing is remembered and nothing fails."""
    path = str(folder.resolve())
    if "\n" in path or "\r" in path:
        return
    lines = [path, *(one for one in _read() if os.path.normcase(one) != os.path.normcase(path))][:MOST_RECENT]
    with contextlib.suppress(OSError, CdsError, UnicodeError, RuntimeError):
        settings_home().mkdir(parents=True, exist_ok=True)
        write_atomic(settings_home() / RECENT_FILE, "".join(f"{line}\n" for line in lines).encode())


def _read() -> Iterator[str]:
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        text = read_whole_file(settings_home() / RECENT_FILE, _MOST_BYTES).decode("utf-8-sig")
        yield from filter(None, (line.strip("\r") for line in text.split("\n")))


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_absolute() and folder.is_dir()
    except (OSError, ValueError):
        return False
