"""What was read of an unpacked package, so that an unchanged one need not be read again. Never an authority."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from cdsdossier.files.cache_database import open_cache_database

_TABLE = """
CREATE TABLE IF NOT EXISTS digest (
  root TEXT, path TEXT, size INTEGER, mtime INTEGER, ctime INTEGER, inode TEXT, sha256 TEXT, PRIMARY KEY (root, path)
) WITHOUT ROWID
"""
#: A file changed this short a time ago (ns) may change again without a new time.
_FRESH = 2_000_000_000

_FileState = tuple[int, int, int, str]


class DigestCache:
    """The digests of one folder by path; empty where the cache is broken, locked or out of reach."""

    def __init__(self, folder: Path) -> None:
        self._root = os.fsencode(folder).hex() if not str(folder).isprintable() else str(folder)
        self._known: dict[str, tuple[_FileState, str]] = {}
        with (
            suppress(OSError, RuntimeError, sqlite3.Error, ValueError),
            closing(_open()) as base,
        ):
            asked = "SELECT path, size, mtime, ctime, inode, sha256 FROM digest WHERE root = ?"
            for path, size, mtime, ctime, inode, sha256 in base.execute(asked, (self._root,)):
                self._known[path] = (size, mtime, ctime, inode), str(sha256)

    def get(self, path: str, now: os.stat_result) -> str:
        """Return the sha256 of a file that is as it was then; else empty."""
        row, sha256 = self._known.get(path, (None, ""))
        return sha256 if row == _row(now) else ""

    def put(self, read: Mapping[str, tuple[os.stat_result, str]]) -> None:
        """Keep what has been read, where the file's times can tell a later change."""
        latest = time.time_ns() - _FRESH
        rows = [
            (self._root, path, *_row(now), sha256)
            for path, (now, sha256) in read.items()
            if now.st_mtime_ns < latest and path == path.encode("utf-8", "replace").decode("utf-8")
        ]
        if not rows:
            return
        with (
            suppress(OSError, RuntimeError, sqlite3.Error),
            closing(_open()) as base,
            base,
        ):
            base.executemany("INSERT OR REPLACE INTO digest VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _row(found: os.stat_result) -> _FileState:
    """Return what tells one state of a file from another; the inode as text, for it may have 64 bits and more."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, str(found.st_ino)


def _open() -> sqlite3.Connection:
    return open_cache_database("packages.sqlite", _TABLE)
