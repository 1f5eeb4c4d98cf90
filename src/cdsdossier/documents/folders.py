"""Where rendered documents are in a dossier: the school's in one folder, the managing body's in another."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.model.dossier import find_office_folder

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import DocumentEntry

#: The folder of each issuer.
SCHOOL, OFFICE = "output", "review-output"


@dataclass(frozen=True, slots=True)
class OutputFolders:
    """One folder for each issuer; they may be the same."""

    school: Path
    office: Path

    @classmethod
    def of(cls, dossier: Path) -> OutputFolders:
        """Return the folders of a dossier; the office's documents are never among the school's."""
        return cls(dossier / SCHOOL, find_office_folder(dossier) / OFFICE)

    @classmethod
    def known(cls, dossier: Path) -> OutputFolders:
        """Return the folders whose manifests may be relied upon: in a received package only the office's."""
        own = cls.of(dossier)
        return cls(own.office, own.office) if own.office.parent != dossier else own

    @property
    def all(self) -> tuple[Path, ...]:
        """Return each folder once."""
        return tuple(dict.fromkeys((self.school, self.office)))

    def root(self, dossier: Path) -> Path:
        """Return the folder that everything is written below: that of the office's files where its own are meant."""
        own = self == OutputFolders.of(dossier)
        return find_office_folder(dossier) if own else Path(os.path.commonpath(self.all))

    def file(self, entry: DocumentEntry, form: str) -> Path:
        """Return the path of a document in one format."""
        folder = self.office if entry.issuer == "office" else self.school
        return (folder / entry.file).with_suffix(f".{form}")
