"""Which files the program has written where a person asked for them, and whether they are still as it wrote them.

The record is in the user's cache folder, never beside the file. What is not in it counts as somebody else's.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from cdsdossier.files.cache_database import open_cache_database
from cdsdossier.files.regular import open_regular_file

_TABLE = """
CREATE TABLE IF NOT EXISTS output (number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE, sha256 TEXT)
"""
#: Files that are remembered, the oldest are forgotten: a country's report in two forms, split by managing body, is one
#: run with some thousands of them.
_MOST = 20_000
_TROUBLE = (OSError, RuntimeError, sqlite3.Error)


def remember_output(path: Path, sha256: str) -> None:
    """Remember what has just been written; where nothing can be kept, the file counts as somebody else's next time."""
    with suppress(*_TROUBLE), closing(_open()) as base, base:
        base.execute("INSERT OR REPLACE INTO output (path, sha256) VALUES (?, ?)", (_key(path), sha256))
        base.execute("DELETE FROM output WHERE number <= (SELECT MAX(number) FROM output) - ?", (_MOST,))


def is_own_output(path: Path) -> bool:
    """Return whether a file is just as the program wrote it; False where that is not known."""
    with (
        suppress(*_TROUBLE),
        closing(_open()) as base,
        open_regular_file(path) as file,
    ):
        found = base.execute("SELECT sha256 FROM output WHERE path = ?", (_key(path),)).fetchone()
        return found is not None and hashlib.file_digest(file, "sha256").hexdigest() == found[0]
    return False


def list_written_places() -> frozenset[str]:
    """Return the real places, by ``normcase``, to which the program has written, whatever has become of the files."""
    with suppress(*_TROUBLE, ValueError), closing(_open()) as base:
        return frozenset(os.fsdecode(bytes.fromhex(path)) for (path,) in base.execute("SELECT path FROM output"))
    return frozenset()


def _key(path: Path) -> str:
    """Return what names a file, through links and in whatever case it was typed on Windows."""
    return os.fsencode(os.path.normcase(path.resolve())).hex()


def _open() -> sqlite3.Connection:
    return open_cache_database("outputs.sqlite", _TABLE)
