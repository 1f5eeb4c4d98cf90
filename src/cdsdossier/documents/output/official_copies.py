"""What the registers say of official versions: ``final: {digest, date}`` at the entry of a document.

It is written by ``render --final`` and outlives the output folder, which may be deleted, and ``--to``, which writes
elsewhere. The digest is of the data that the document prints; ``final`` itself is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.model.dossier import HEAD, REVIEW, Review, find_office_folder
from cdsdossier.model.dossier.head import FinalCopy, Issued

if TYPE_CHECKING:
    from datetime import date

    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.compose import Composed
    from cdsdossier.documents.output.overwrite import PreparedDocument
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.yamlio.forms import KeyPath

_DIGITS = 16


def get_official_copy(dossier: Dossier, entry: DocumentEntry) -> FinalCopy:
    """Return what the register says of a document's official version; an empty one where it says nothing."""
    office = register_file(entry) == REVIEW
    register = (dossier.review or Review()).documents if office else dossier.head.documents
    return (register.get(entry.id) or Issued()).final or FinalCopy()


def digest_data(made: PreparedDocument | Composed[Any]) -> str:
    """Return the digest of the data that a document prints, as the register holds it."""
    from cdsdossier.documents.output import part_digests

    return part_digests.combine_digests(part_digests.digest_parts(made.facts, made.uses))[:_DIGITS]


def register_file(entry: DocumentEntry) -> str:
    """Return the file whose register has a document."""
    return REVIEW if entry.issuer == "office" else HEAD


def list_new_official(dossier: Dossier, made: Sequence[PreparedDocument]) -> list[PreparedDocument]:
    """Return the documents whose register does not say yet that they are official as they are now.

    The register of a school whose dossier was received in a package is never changed.
    """
    new = [one for one in made if get_official_copy(dossier, one.entry).digest != digest_data(one)]
    return [one for one in new if not (dossier.received and register_file(one.entry) == HEAD)]


def plan_register_changes(dossier: Dossier, new: Sequence[PreparedDocument], today: date) -> list[FileChange]:
    """Return how the registers come to say that these documents are official."""
    from cdsdossier.yamlio.edit import RawScalar, set_values

    values: dict[str, dict[KeyPath, str | None]] = {}
    for one in new:
        file, digest, entry = register_file(one.entry), digest_data(one), ("documents", one.entry.id, "final")
        written = values.setdefault(file, {})
        if isinstance(dossier.get_written(file, *entry), dict):
            written |= {(*entry, "digest"): digest, (*entry, "date"): RawScalar(today.isoformat())}
        else:
            written[entry] = RawScalar(f'{{digest: "{digest}", date: {today.isoformat()}}}')
    home = find_office_folder(dossier.folder)
    before = {file: read_if_present(home, file) for file in values}
    return [FileChange(file, before[file], set_values(before[file] or b"", file, values[file])) for file in values]
