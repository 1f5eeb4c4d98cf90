"""Which documents are written when none is named: those that the dossier has data for; official versions stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output import manifest
from cdsdossier.documents.output.states import list_possible_documents

if TYPE_CHECKING:
    from pathlib import Path

    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class DocumentSelection:
    """The documents to write, and why the others are not."""

    documents: tuple[str, ...]
    #: Documents that cannot be written yet, with what they lack.
    lacking: tuple[tuple[DocumentEntry, str], ...] = ()
    #: Documents that exist as official versions, which a draft must not replace unasked.
    official: tuple[DocumentEntry, ...] = ()


def select_documents(  # noqa: PLR0913 - of what, where, and how much of it
    assessment: Assessment,
    folders: OutputFolders,
    form: str,
    *,
    everything: bool,
    force: bool = False,
    final: bool = False,
    received: bool = False,
) -> DocumentSelection:
    """Choose among all documents of the year; ``everything`` takes those without data.

    ``force`` and ``final`` take official versions too. The office's documents are included where there is a review; one
    that makes no sense in the state of the review is never taken, and only named with ``everything`` or ``final``. Of a
    dossier that was ``received`` in a package only the office's are taken. Elsewhere their official versions may be the
    office's own work, so they are only made where they are named.
    """
    from cdsdossier.documents.output.requirements import explain_wrong_state

    known = manifest.read_manifest_entries(folders)
    documents, lacking, official = [], [], []
    for entry in list_possible_documents(assessment):
        wrong_state = explain_wrong_state(assessment, entry.id)
        if (received and entry.issuer == "school") or (wrong_state and not (everything or final)):
            continue
        ours = received or entry.issuer == "school"
        words = wrong_state or _explain_lack(assessment, entry, everything=everything, named_only=final and not ours)
        if words:
            lacking.append((entry, words))
        elif _is_official(folders.file(entry, form), known) and not (ours and (force or final)):
            official.append(entry)
        else:
            documents.append(entry.id)
    return DocumentSelection(tuple(documents), tuple(lacking), tuple(official))


def _explain_lack(assessment: Assessment, entry: DocumentEntry, *, everything: bool, named_only: bool) -> str:
    """Return why a document cannot be written yet, or an empty text.

    With ``everything`` it needs no data; with ``named_only`` it is only written where it is named.
    """
    from cdsdossier.documents.output.requirements import explain_foreign_review, explain_missing_data

    lack = "" if everything else explain_missing_data(assessment, entry.id)
    words = explain_foreign_review(assessment, entry.id) or lack
    return words or (f"muốn bản chính thức thì nêu mã: cdsdossier render {entry.id} --final" if named_only else "")


def _is_official(path: Path, known: manifest.ManifestEntries) -> bool:
    return path in known and known[path].final and path.exists()
