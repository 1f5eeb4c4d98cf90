"""The current folder: whether it is in a dossier, and how commands typed there name the dossier."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdsdossier.views.status.command_line import ShellContext

_HEAD = "dossier.yaml"


def is_in_dossier() -> bool:
    """Return whether the current folder is in a dossier. Imports nothing: it runs at every bare start."""
    try:
        here = Path.cwd()
        return any((place / _HEAD).is_file() for place in (here, *here.parents))
    except OSError:  # the folder was removed, or cannot be read
        return False


def find_shell_context(dossier: Path) -> ShellContext:
    """Return the current folder's relation to a dossier, and the kind of shell."""
    from cdsdossier.views.status.command_line import ShellContext

    home, here = dossier.resolve(), Path.cwd()
    try:
        path = os.path.relpath(home, here)
    except ValueError:  # on another drive
        path = str(home)
    # In a dossier inside a dossier, commands find the inner one.
    nearest = next((place for place in (here, *here.parents) if (place / _HEAD).is_file()), here)
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "other")
    return ShellContext(path.replace("\\", "/") if os.sep == "\\" else path, nearest == home, system)  # type: ignore[arg-type] # just looked up
