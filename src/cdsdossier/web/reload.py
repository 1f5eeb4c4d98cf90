"""The dossier as it is now, read again only when a file or the day has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from cdsdossier.errors import CdsError
from cdsdossier.web.fingerprint import fingerprint_folder

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
        self._look, self._day = look, day
        self._lock = Lock()
        self._seen: DossierSnapshot | None = None

    def stamp(self) -> str:
        """Return a word that changes when the pages would change."""
        return f"{fingerprint_folder(self.folder)}-{self._day().isoformat()}"

    def now(self) -> DossierSnapshot:
        """Return the dossier as it is now; where it cannot be read, the snapshot says why and nothing is raised."""
        with self._lock:
            current = self.stamp()
            if self._seen is None or self._seen.stamp != current:
                self._seen = self._read(current)
            return self._seen

    def _read(self, current: str) -> DossierSnapshot:
        try:
            return DossierSnapshot(current, self._look())
        except CdsError as error:
            return DossierSnapshot(current, None, str(error))
        except OSError as error:  # a file that another program holds, or a folder that is gone
            return DossierSnapshot(
                current, None, f"Không đọc được {error.filename or self.folder}: {error.strerror or error}."
            )
