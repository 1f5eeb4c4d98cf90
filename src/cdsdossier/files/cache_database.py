"""The small databases in the user's cache folder: what was seen before, never needed."""

from __future__ import annotations

import sqlite3

from cdsdossier.files.resources import cache_home

#: Seconds to wait for another process.
_PATIENCE = 0.5


def open_cache_database(name: str, table: str) -> sqlite3.Connection:
    """Return a database of the cache folder with its table, made where there is none.

    Raises OSError, RuntimeError or sqlite3.Error where it cannot be had; the caller does without.
    """
    place = cache_home() / name
    place.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(place, timeout=_PATIENCE)
    try:
        base.execute(table)
    except sqlite3.Error:
        base.close()
        raise
    return base
