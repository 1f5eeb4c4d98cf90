"""Which documents are written when nobody names any: those the dossier has data for; official versions stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output import manifest
from cdsdossier.documents.output.states import list_possible_documents

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class DocumentSelection:
    """What to write, and why not the rest."""

    documents: tuple[str, ...]
    #: Documents that cannot be written yet, with what they lack.
    lacking: tuple[tuple[DocumentEntry, str], ...] = ()
    #: Documents that lie there as official versions: a draft must not take their place unasked.
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

    ``force`` and ``final`` take official versions too. The office's documents are among all where there is a review;
    one that makes no sense in its state is never taken (and told of only where much was asked for). Of a dossier that
    was ``received`` in a package the office's alone are taken; elsewhere official versions of theirs may be somebody
    else's work: they are made only where they are named.
    """
    from cdsdossier.documents.output.requirements import explain_missing_data, explain_other_set, explain_wrong_state

    known = manifest.read_manifest_entries(folders)
    documents, without, official = [], [], []
    for entry in list_possible_documents(assessment):
        senseless = explain_wrong_state(assessment, entry.id)
        if (received and entry.issuer == "school") or (senseless and not (everything or final)):
            continue
        path, ours = folders.file(entry, form), received or entry.issuer == "school"
        words = senseless or explain_other_set(assessment, entry.id)
        words = words or ("" if everything else explain_missing_data(assessment, entry.id))
        if not words and final and not ours:
            words = f"muốn bản chính thức thì nêu mã: cdsdossier render {entry.id} --final"
        if words:
            without.append((entry, words))
        elif not ((force or final) and ours) and path in known and known[path].final and path.exists():
            official.append(entry)
        else:
            documents.append(entry.id)
    return DocumentSelection(tuple(documents), tuple(without), tuple(official))
