"""The register of documents: its tables say what the catalogue says."""

from __future__ import annotations

from cdsdossier.documents.rendering import list_documents
from cdsdossier.model.dossier import register
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS


def test_the_register_and_the_catalogue_say_the_same() -> None:
    entries = list_documents()

    assert {entry.id: entry.notation for entry in entries} == {**register.NOTATIONS, **register.OFFICE_NOTATIONS}
    assert tuple(entry.id for entry in entries if entry.bases and entry.issuer == "school") == register.CITING_DOCUMENTS
    assert tuple(register.DOCUMENT_NAMES) == tuple(register.NOTATIONS) == DOCUMENTS
    assert tuple(register.OFFICE_DOCUMENT_NAMES) == tuple(register.OFFICE_NOTATIONS) == OFFICE_DOCUMENTS
