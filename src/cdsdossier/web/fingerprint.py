"""Whether anything in a dossier has changed: one word for the names, sizes and times of all its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path


def fingerprint_folder(folder: Path) -> str:
    """Return a word that is another one as soon as a file below ``folder`` is saved, added, renamed or removed."""
    seen = sha256()
    for line in sorted(_files(str(folder))):
        seen.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return seen.hexdigest()[:32]


def _files(root: str) -> Iterator[str]:
    folders = [root]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(below) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                        continue
                    known = entry.stat(follow_symlinks=False)
                    yield f"{entry.path}\0{known.st_size}\0{known.st_mtime_ns}"
        except OSError:  # gone meanwhile, or closed: that, too, is a state
            yield f"{below}\0closed"
