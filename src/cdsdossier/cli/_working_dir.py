"""From where somebody types the next command, and whether they stand in a dossier at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdsdossier.views.status.command_line import ShellContext

_HEAD = "dossier.yaml"


def is_in_dossier() -> bool:
    """Tell whether the current folder lies in a dossier; it imports nothing, because every bare start asks."""
    try:
        here = Path.cwd()
        return any((place / _HEAD).is_file() for place in (here, *here.parents))
    except OSError:  # the folder is gone, or nobody may look
        return False


def find_shell_context(dossier: Path) -> ShellContext:
    """Return where the user stands, as seen from a dossier."""
    from cdsdossier.views.status.command_line import ShellContext

    home, here = dossier.resolve(), Path.cwd()
    try:
        path = os.path.relpath(home, here)
    except ValueError:  # on another drive
        path = str(home)
    # Of a dossier within a dossier: our commands find the inner one.
    nearest = next((place for place in (here, *here.parents) if (place / _HEAD).is_file()), here)
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "other")
    return ShellContext(path.replace("\\", "/") if os.sep == "\\" else path, nearest == home, system)  # type: ignore[arg-type] # just looked up
