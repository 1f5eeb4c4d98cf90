"""What was read of an unpacked package, so that an unchanged one need not be read again. Never an authority."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from cdsdossier.files.bagit.hash import Digests
from cdsdossier.files.cache_database import open_cache_database

_TABLE = """
CREATE TABLE IF NOT EXISTS file_digest (
  root TEXT, path TEXT, size INTEGER, mtime INTEGER, ctime INTEGER, inode TEXT, code TEXT, digest TEXT,
  PRIMARY KEY (root, path, code)
) WITHOUT ROWID
"""
#: A file changed this short a time ago (ns) may change again without a new time.
_FRESH = 2_000_000_000

_FileState = tuple[int, int, int, str]


class DigestCache:
    """The digests of one folder by path; empty where the cache is broken, locked or out of reach."""

    def __init__(self, folder: Path) -> None:
        self._root = os.fsencode(folder).hex() if not str(folder).isprintable() else str(folder)
        self._known: dict[str, dict[str, tuple[_FileState, str]]] = {}
        with (
            suppress(OSError, RuntimeError, sqlite3.Error, ValueError),
            closing(_open()) as base,
        ):
            asked = "SELECT path, size, mtime, ctime, inode, code, digest FROM file_digest WHERE root = ?"
            for path, size, mtime, ctime, inode, code, digest in base.execute(asked, (self._root,)):
                self._known.setdefault(path, {})[str(code)] = (size, mtime, ctime, inode), str(digest)

    def get(self, path: str, now: os.stat_result) -> Digests:
        """Return the digests of a file that is as it was then."""
        here, known = _row(now), self._known.get(path, {})
        return {code: digest for code, (row, digest) in known.items() if row == here}

    def put(self, read: Mapping[str, tuple[os.stat_result, Digests]]) -> None:
        """Keep what has been read, where the file's times can tell a later change."""
        latest = time.time_ns() - _FRESH
        rows = [
            (self._root, path, *_row(now), code, digest)
            for path, (now, digests) in read.items()
            if now.st_mtime_ns < latest and path == path.encode("utf-8", "replace").decode("utf-8")
            for code, digest in digests.items()
        ]
        if not rows:
            return
        with (
            suppress(OSError, RuntimeError, sqlite3.Error),
            closing(_open()) as base,
            base,
        ):
            base.executemany("INSERT OR REPLACE INTO file_digest VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _row(found: os.stat_result) -> _FileState:
    """Return what tells one state of a file from another; the inode as text, for it may have 64 bits and more."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, str(found.st_ino)


def _open() -> sqlite3.Connection:
    return open_cache_database("packages.sqlite", _TABLE)
