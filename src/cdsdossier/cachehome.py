"""Where this program may keep what it can make again: a folder of its own in the user's cache directory."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_home() -> Path:
    """Return the program's cache folder on this system; it need not be there yet.

    ``%LOCALAPPDATA%`` on Windows, ``~/Library/Caches`` on macOS, ``$XDG_CACHE_HOME`` or ``~/.cache`` elsewhere.
    Raises RuntimeError where the user has no home at all.
    """
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA")
        return Path(place) / "cdsdossier" / "Cache" if place else Path.home() / "AppData" / "Local" / "cdsdossier"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "cdsdossier"
    place = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(place) if place.startswith("/") else Path.home() / ".cache") / "cdsdossier"
