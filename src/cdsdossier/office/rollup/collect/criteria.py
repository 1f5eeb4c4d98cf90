"""What all dossiers of a roll-up are judged by: the day, and the office's own set where it has one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from cdsdossier import __version__
from cdsdossier.files import resources
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, IndicatorSet, find_set_file
from cdsdossier.yamlio.reader import parse_page

#: How many sets a worker remembers; schools of one province share a few.
_SETS = 64


@dataclass(frozen=True)
class JudgingContext:
    """The day, and the office's set as it was when the run began; both go to every worker."""

    today: date
    #: The set's file as findings name it, and its bytes; empty where each dossier is judged by its own.
    name: str = ""
    law: bytes = b""

    @classmethod
    def by(cls, today: date, source: str | None) -> JudgingContext:
        """Take the office's set from a shipped id or a file. Raises WrongUsage or Unreadable where it is no set."""
        if source is None:
            return cls(today)
        path = find_set_file(source)
        IndicatorSet.read(path)
        return cls(today, f"{path.resolve().parent.name}/{path.name}", path.read_bytes())

    @property
    def office_set(self) -> IndicatorSet | None:
        """Return the office's set; None where each dossier is judged by its own."""
        return _office_set(self.name, self.law) if self.name else None

    @cached_property
    def digest(self) -> str:
        """Return a fingerprint of all that a row depends on besides the dossier and the day: tool, law."""
        total = hashlib.sha256(f"{__version__}\0{self.name}\0".encode())
        total.update(self.law)
        laws = sorted(resources.indicator_sets_folder().glob("*.yaml"))
        for path in (*laws, resources.templates_folder() / "documents.yaml"):
            total.update(b"\0" + path.read_bytes())
        return total.hexdigest()[:32]


def load_dossier_set(dossier: Dossier) -> IndicatorSet:
    """Return the set a dossier is judged by, as :meth:`IndicatorSet.of` does; equal frozen copies are read once."""
    try:
        frozen = (dossier.folder / FROZEN_SET_FILE).read_bytes()
    except OSError:
        return IndicatorSet.of(dossier)
    known = _frozen.get(digest := hashlib.sha256(frozen).digest())
    if known is None:
        known = IndicatorSet.of(dossier)  # raises where it cannot be judged by: only sound ones are remembered
        if len(_frozen) >= _SETS:
            _frozen.clear()
        _frozen[digest] = known
    return known


_frozen: dict[bytes, IndicatorSet] = {}


@lru_cache(_SETS)
def load_shipped_set(set_id: str) -> IndicatorSet | None:
    """Return a shipped set by its id; None where there is none."""
    return IndicatorSet.read(set_id) if set_id in resources.shipped_set_ids() else None


@lru_cache(1)
def _office_set(name: str, law: bytes) -> IndicatorSet:
    return IndicatorSet.look(parse_page(law, name))
