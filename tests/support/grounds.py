"""What the tests of reading many dossiers share: the day, old files, a dossier of one's own."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

TODAY = date(2026, 6, 20)
#: Long ago: of what was written just now nothing is remembered.
LONG_AGO = 1_700_000_000


def aged(folder: Path) -> Path:
    """Make every file below a folder an old one."""
    for path in (folder, *folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def copied(province: Path, to: Path, name: str = "") -> Path:
    """Copy one sound dossier of a secondary school out of the province."""
    sound = next(path for path in sorted(province.glob("*/THCS*")) if path.is_dir() and (path / "scores").is_dir())
    return aged(Path(shutil.copytree(sound, to / (name or sound.name))))
