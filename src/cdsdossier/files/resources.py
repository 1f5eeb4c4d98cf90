"""Where the shipped indicator sets and templates are: inside an installed package, or at the top of a checkout."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cdsdossier.errors import BrokenInstallation

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parents[1]


def _home(name: str) -> Path:
    for place in (_PACKAGE / name, _CHECKOUT / name):
        if place.is_dir():
            return place
    raise BrokenInstallation(
        f"Bản cài cdsdossier thiếu thư mục {name}. Hãy cài lại: pip install --force-reinstall cdsdossier"
    )


def indicator_sets_folder() -> Path:
    """Return the folder of the shipped indicator sets, one ``<id>.yaml`` each."""
    return _home("indicator_sets")


def templates_folder() -> Path:
    """Return the folder of the shipped templates and of their catalogue."""
    return _home("templates")


def web_pages_folder() -> Path:
    """Return the folder of what our pages for a browser are made of: their words, looks and scripts."""
    return templates_folder() / "pages"


def example_folder() -> Path:
    """Return the dossier that shows how a filled one looks."""
    return _home("examples") / "thcs-quyet-tien" / "2023-2024"


def shipped_set_ids() -> tuple[str, ...]:
    """Return the ids of the shipped indicator sets, sorted."""
    return tuple(sorted(path.stem for path in indicator_sets_folder().glob("*.yaml")))


def settings_home() -> Path:
    """Return the folder of what the program keeps for this user and does not make anew; it need not be there yet.

    ``%APPDATA%`` on Windows; elsewhere ``$XDG_CONFIG_HOME``, else ``~/Library/Application Support`` on macOS and
    ``~/.config``. Raises RuntimeError where the user has no home at all.
    """
    if sys.platform == "win32":
        place = os.environ.get("APPDATA")
        return (Path(place) if place else Path.home() / "AppData" / "Roaming") / "cdsdossier"
    place = os.environ.get("XDG_CONFIG_HOME", "")
    if place.startswith("/"):
        return Path(place) / "cdsdossier"
    return Path.home() / ("Library/Application Support" if sys.platform == "darwin" else ".config") / "cdsdossier"


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
