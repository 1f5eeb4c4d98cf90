"""Whether anything in a dossier has changed: one digest of the names, sizes and times of all its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path


def fingerprint_folder(folder: Path) -> str:
    """Return a digest that changes when a file below ``folder`` is saved, added, renamed or removed."""
    seen = sha256()
    for line in sorted(_file_lines(str(folder))):
        seen.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return seen.hexdigest()[:32]


def _file_lines(root: str) -> Iterator[str]:
    """Yield a line for each file: path, size, time of change."""
    folders = [root]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(below) as entries:
                for entry in entries:
                    if entry.name.startswith(".cds-"):  # of a change in progress
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                        continue
                    known = entry.stat(follow_symlinks=False)
                    yield f"{entry.path}\0{known.st_size}\0{known.st_mtime_ns}"
        except OSError:  # removed meanwhile, or not readable
            yield f"{below}\0closed"
