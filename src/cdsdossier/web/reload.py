"""The dossier as it is now, read again only when a file or the day has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from cdsdossier.errors import CdsError
from cdsdossier.files.probe.known import KnownFiles, remember_files
from cdsdossier.model.dossier import find_office_folder

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class DossierSnapshot:
    """What was read, or why nothing could be read."""

    stamp: str
    assessment: Assessment | None
    #: Why it could not be read; empty where it could.
    trouble: str = ""


class ReloadingReader:
    """Reads one dossier for all pages; ``look`` reads and assesses it, ``day`` returns today's date."""

    def __init__(self, folder: Path, look: Callable[[], Assessment], day: Callable[[], date]) -> None:
        self.folder = folder
        self._watched = find_office_folder(folder)  # of a received package: the review lies beside the payload
        self._look, self._day = look, day
        self._lock = Lock()
        self._seen: DossierSnapshot | None = None
        self._known = KnownFiles()

    def stamp(self) -> str:
        """Return a word that changes when the pages would change."""
        return f"{fingerprint_folder(self._watched)}-{self._day().isoformat()}"

    def now(self) -> DossierSnapshot:
        """Return the dossier as it is now; where it cannot be read, the snapshot says why and nothing is raised."""
        with self._lock:
            current = self.stamp()
            if self._seen is None or self._seen.stamp != current:
                self._seen = self._read(current)
            return self._seen

    def _read(self, current: str) -> DossierSnapshot:
        try:
            with remember_files(self._known):  # evidence is not opened again for a changed score
                return DossierSnapshot(current, self._look())
        except CdsError as error:
            return DossierSnapshot(current, None, str(error))
        except OSError as error:  # a file that another program holds, or a folder that is gone
            return DossierSnapshot(
                current, None, f"Không đọc được {error.filename or self.folder}: {error.strerror or error}."
            )


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
