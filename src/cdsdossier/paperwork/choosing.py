"""Which documents are written when nobody names any: those the dossier has data for; official versions stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier import shipped
from cdsdossier.paperwork import catalogue, manifest
from cdsdossier.paperwork.needs import lacking

if TYPE_CHECKING:
    from cdsdossier.assessing import Assessment
    from cdsdossier.paperwork.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """What to write, and why not the rest."""

    documents: tuple[str, ...]
    #: Documents that cannot be written yet, with what they lack.
    lacking: tuple[tuple[Entry, str], ...] = ()
    #: Documents that lie there as official versions: a draft must not take their place unasked.
    official: tuple[Entry, ...] = ()


def choose(assessment: Assessment, folder: Path, form: str, *, everything: bool, redo: bool) -> Choice:
    """Choose among all documents of the year; ``everything`` takes those without data, ``redo`` official ones too."""
    known = manifest.read(folder)
    documents, without, official = [], [], []
    for entry in catalogue.read(shipped.templates()).documents:
        name = Path(entry.file).with_suffix(f".{form}").name
        words = "" if everything else lacking(assessment, entry.id)
        if words:
            without.append((entry, words))
        elif not redo and name in known and known[name].final and (folder / name).exists():
            official.append(entry)
        else:
            documents.append(entry.id)
    return Choice(tuple(documents), tuple(without), tuple(official))
