"""What all dossiers of a roll-up are judged by: the day, and the sets of the office."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from cdsdossier import __version__
from cdsdossier.files import resources
from cdsdossier.files.regular import read_whole_file
from cdsdossier.model.indicatorset import IndicatorSet, find_set_file
from cdsdossier.model.indicatorset.office_sets import OfficeSets, list_set_files
from cdsdossier.yamlio.reader import MAX_BYTES, parse_page


@dataclass(frozen=True)
class JudgingContext:
    """The day, and the office's own sets as they were when the run began; both go to every worker."""

    today: date
    #: (the set's file as findings name it, its bytes) of each set of the office's own.
    laws: tuple[tuple[str, bytes], ...] = ()
    #: The first of them judges every dossier, whatever set it asks for.
    only: bool = False
    #: Workers return the lines of the long table as well.
    detail: bool = False
    #: Every file of an unpacked package is read again, whatever its size and times say.
    full: bool = False
    #: What the receipts of the office's own reviews are marked with.
    office_keys: tuple[str, ...] = ()

    @classmethod
    def by(cls, today: date, source: str | None, folder: Path | None = None) -> JudgingContext:
        """Take one set for all from a shipped id or a file, or the office's folder of sets.

        Raises WrongUsage or Unreadable where there is no such set.
        """
        paths = [find_set_file(source)] if source is not None else list_set_files(folder) if folder else ()
        for path in paths:
            IndicatorSet.read(path)
        laws = tuple((f"{path.resolve().parent.name}/{path.name}", read_whole_file(path, MAX_BYTES)) for path in paths)
        return cls(today, laws, only=source is not None)

    @property
    def sets(self) -> OfficeSets:
        """Return the sets that the office judges by."""
        return _office_sets(self.laws, self.only)

    @cached_property
    def digest(self) -> str:
        """Return a fingerprint of all that a row depends on besides the dossier and the day: tool, law."""
        total = hashlib.sha256(f"{__version__}\0{self.only}\0{self.office_keys}".encode())
        laws = sorted(resources.indicator_sets_folder().glob("*.yaml"))
        for path in (*laws, resources.templates_folder() / "documents.yaml"):
            total.update(b"\0" + read_whole_file(path, MAX_BYTES))
        for name, law in self.laws:
            total.update(b"\0" + name.encode("utf-8", "surrogatepass") + b"\0" + law)
        return total.hexdigest()[:32]


@lru_cache(1)
def _office_sets(laws: tuple[tuple[str, bytes], ...], only: bool) -> OfficeSets:
    own = [IndicatorSet.look(parse_page(law, name)) for name, law in laws]
    return OfficeSets((), own[0]) if only else OfficeSets.beside_shipped(own)
