"""How far each document of the year has come: what ``render --list`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdsdossier.documents import catalogue
from cdsdossier.documents.output import manifest
from cdsdossier.documents.output.official_copies import get_official_copy
from cdsdossier.files import resources
from cdsdossier.model.dossier import Review
from cdsdossier.model.dossier.register import ALL_DOCUMENT_KINDS
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from collections.abc import Collection

    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.judging.assessing import Assessment


class DocumentStage(StrEnum):
    """How far a document has come; the values are those of the JSON."""

    MISSING = "missing"
    #: The register has its day, but the output folder has no file of it.
    ISSUED = "issued"
    DRAFT = "draft"
    #: Changed by hand since it was rendered.
    EDITED = "edited"
    #: A draft, or an official version, that no longer agrees with the data.
    STALE = "stale"
    STALE_FINAL = "stale-final"
    FINAL = "final"


#: Endings that a rendered document may have.
FILE_ENDINGS = ("docx", "html", "pdf")


@dataclass(frozen=True, slots=True)
class DocumentState:
    """One document of the year."""

    entry: DocumentEntry
    #: Its name in sentences.
    name: str
    stage: DocumentStage
    #: From the register, as printed; empty for a draft.
    number: str
    day: str

    @property
    def registered(self) -> bool:
        """Return whether the register has its day, and its number where it takes one: it can become official."""
        return bool(self.day and (self.number or not self.entry.notation))


def list_possible_documents(assessment: Assessment) -> tuple[DocumentEntry, ...]:
    """Return the documents that a dossier can have: the office's only where it has been reviewed."""
    year = catalogue.read_catalogue(resources.templates_folder())
    return year.documents if assessment.dossier.review else year.of("school")


def list_document_states(
    assessment: Assessment, folders: OutputFolders, late: Collection[str] | None = None
) -> tuple[DocumentState, ...]:
    """Return the documents that the dossier can have, and what ``folders`` have of them; write nothing.

    ``late``: the ids of those that are out of date, where the caller knows them.
    """
    if late is None:
        from cdsdossier.documents.output.staleness import find_stale_files

        late = find_stale_files(assessment, *folders.all)
    known = manifest.read_manifest_entries(folders)
    found = []
    for entry in list_possible_documents(assessment):
        number, day = _issued(assessment, entry)
        stage = _find_stage(entry, folders, known, late=entry.id in late)
        unknown = stage is DocumentStage.EDITED and _is_unknown(entry, folders, known)
        if (unknown or stage is DocumentStage.MISSING) and get_official_copy(assessment.dossier, entry).digest:
            stage = DocumentStage.STALE_FINAL if entry.id in late else DocumentStage.FINAL
        elif unknown and assessment.dossier.received:
            stage = DocumentStage.DRAFT
        if stage is DocumentStage.MISSING and day:
            stage = DocumentStage.ISSUED
        kind = ALL_DOCUMENT_KINDS.get(entry.id)
        found.append(DocumentState(entry, kind.name if kind else entry.name, stage, number, day))
    return tuple(found)


def _issued(assessment: Assessment, entry: DocumentEntry) -> tuple[str, str]:
    """Return number and day from the register of the issuer."""
    head, review = assessment.dossier.head, assessment.dossier.review or Review()
    office = entry.issuer == "office"
    issued = (review.documents if office else head.documents).get(entry.id)
    code = review.body.code if office else head.school.code
    notation = f"-{review.body.unit or '…'}" if entry.drafted_by_unit else entry.notation
    number = numbers.format_document_number(issued.number) if issued and issued.number else ""
    if number and notation:
        number = f"{number}/{numbers.join_notation(notation, code or '…')}"
    return number, numbers.format_short_date(issued.date) if issued and issued.date else ""


def _is_unknown(entry: DocumentEntry, folders: OutputFolders, known: manifest.ManifestEntries) -> bool:
    """Return whether no file of a document is known: the manifest does not travel, so what was changed is not known."""
    return not any(folders.file(entry, form) in known for form in FILE_ENDINGS)


def _find_stage(
    entry: DocumentEntry, folders: OutputFolders, known: manifest.ManifestEntries, *, late: bool
) -> DocumentStage:
    there = [path for form in FILE_ENDINGS if (path := folders.file(entry, form)).exists()]
    if not there:
        return DocumentStage.MISSING
    if not all(manifest.is_ours(path, known.get(path)) for path in there):
        return DocumentStage.EDITED
    final = any(known[path].final for path in there)
    if late:
        return DocumentStage.STALE_FINAL if final else DocumentStage.STALE
    return DocumentStage.FINAL if final else DocumentStage.DRAFT
