"""Where the shipped indicator sets and templates lie: inside an installed package, or at the top of a checkout."""

from __future__ import annotations

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


def indicator_sets() -> Path:
    """Return the folder of the shipped indicator sets, one ``<id>.yaml`` each."""
    return _home("indicator_sets")


def templates() -> Path:
    """Return the folder of the shipped templates and of their catalogue."""
    return _home("templates")


def web_pages() -> Path:
    """Return the folder of what our pages for a browser are made of: their words, looks and scripts."""
    return templates() / "pages"


def set_ids() -> tuple[str, ...]:
    """Return the ids of the shipped indicator sets, sorted."""
    return tuple(sorted(path.stem for path in indicator_sets().glob("*.yaml")))
