"""What a roll-up remembers: the rows of dossiers that have not changed since. Only ever a shortcut, never needed.

One sqlite file, written by the parent process alone. Whatever is wrong with it (another run holds it, the disk is
full, it is no database), the run goes on as if there were none.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import date, timedelta
from pathlib import Path

from cdsdossier.files.resources import cache_home

#: The form of the file; another is made anew.
_VERSION = 1
#: Rows that are written together, and days after which an unused row is dropped.
_TOGETHER, _DAYS = 500, 60
#: Seconds to wait for another run that is just writing.
_PATIENCE = 1.0
_TABLE = """\
CREATE TABLE rows (path BLOB, judged TEXT, state TEXT, outcome TEXT, day TEXT, PRIMARY KEY (path)) WITHOUT ROWID;
"""


def rollup_cache_path() -> Path | None:
    """Return where the cache lies on this system; None where the user has no home."""
    try:
        return cache_home() / "rollup.sqlite"
    except RuntimeError:
        return None


class RollupCache:
    """Rows of one way of judging (``judged``: a digest of set and tool), by path and state of the dossier.

    A file that is no cache is replaced. Where there can be none, or it fails on the way, nothing is remembered.
    """

    def __init__(self, path: Path | None, judged: str) -> None:
        self._database, self._judged = _open(path) if path else None, judged
        self._new: list[tuple[bytes, str, str, str, str]] = []

    @property
    def usable(self) -> bool:
        """Return whether anything is remembered."""
        return self._database is not None

    def get(self, path: str, state: str) -> str | None:
        """Return what was remembered of a dossier; None where nothing was, or it has changed since."""
        if self._database is None or not state:
            return None
        try:
            asked = self._database.execute(
                "SELECT outcome FROM rows WHERE path = ? AND judged = ? AND state = ?",
                (os.fsencode(path), self._judged, state),
            )
            found = asked.fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        return found[0] if found else None

    def put(self, path: str, state: str, outcome: str) -> None:
        """Remember a dossier's outcome; it is written together with others."""
        if state:
            self._new.append((os.fsencode(path), self._judged, state, outcome, f"{date.today()}"))  # noqa: DTZ011
        if len(self._new) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what has not been written, and close."""
        self._write()
        self._give_up()

    def _write(self) -> None:
        rows, self._new = self._new, []
        if self._database is None or not rows:
            return
        long_ago = date.today() - timedelta(_DAYS)  # noqa: DTZ011 - only how old a row is
        try:
            with self._database:
                self._database.execute("DELETE FROM rows WHERE day < ?", (f"{long_ago}",))
                self._database.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error:
            self._give_up()

    def _give_up(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
        self._database = None


def _open(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _connected(path)
        except sqlite3.OperationalError:  # held by another run, or nothing may be written here
            return None
        except (sqlite3.DatabaseError, OSError):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                return None
    return None


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        with database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version != _VERSION:
                database.execute("DROP TABLE IF EXISTS rows")
                database.execute(_TABLE)
                database.execute(f"PRAGMA user_version = {_VERSION:d}")
    except BaseException:
        database.close()
        raise
    return database
