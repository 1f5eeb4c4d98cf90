"""Where this program may keep what it can make again: a folder of its own in the user's cache directory."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_home() -> Path:
    """Return the program's cache folder on this system; it need not be there yet.

    ``%LOCALAPPDATA%`` on Windows; elsewhere ``$XDG_CACHE_HOME``, else ``~/Library/Caches`` on macOS and ``~/.cache``.
    Raises RuntimeError where the user has no home at all.
    """
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA")
        return Path(place) / "cdsdossier" / "Cache" if place else Path.home() / "AppData" / "Local" / "cdsdossier"
    place = os.environ.get("XDG_CACHE_HOME", "")
    if place.startswith("/"):
        return Path(place) / "cdsdossier"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "cdsdossier"
