"""How far each document of the year has come: in one list for ``status``, in words for ``render --list``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output.states import DocumentStage

if TYPE_CHECKING:
    from cdsdossier.documents.output.states import DocumentState
    from cdsdossier.views.layout import Span

#: What a list of the documents calls each stage, and its style.
STAGE_WORDS: dict[DocumentStage, Span] = {
    DocumentStage.MISSING: ("chưa tạo", "dim"),
    DocumentStage.ISSUED: ("chưa tạo", "dim"),
    DocumentStage.DRAFT: ("dự thảo", ""),
    DocumentStage.EDITED: ("đã sửa tay", "warn"),
    DocumentStage.STALE: ("cũ so với dữ liệu", "warn"),
    DocumentStage.STALE_FINAL: ("bản chính thức, cũ", "bad"),
    DocumentStage.FINAL: ("bản chính thức", "good"),
}


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """A document of the year."""

    id: str
    name: str
    stage: DocumentStage
    #: As printed (``02/KH-THCSQT``, ``05/02/2024``); empty while it has none.
    number: str
    day: str
    #: The register has its day, and its number where it takes one: it can become official.
    registered: bool


def build_document_statuses(documents: Iterable[DocumentState]) -> tuple[DocumentStatus, ...]:
    """Return the school's documents as they were looked up; what the office issues is the office's own affair."""
    return tuple(_document_status(one) for one in documents if one.entry.issuer == "school")


def _document_status(one: DocumentState) -> DocumentStatus:
    registered = bool(one.day and (one.number or not one.entry.notation))
    return DocumentStatus(one.entry.id, one.name, one.stage, one.number, one.day, registered)
