"""How far each document of the year has come, in words that stay the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cdsdossier.documents.output.states import DocumentState

DocumentStage = Literal["missing", "issued", "draft", "edited", "stale", "stale-final", "final"]

#: What ``render --list`` prints → what it is called here.
_KINDS: dict[str, DocumentStage] = {
    "chưa tạo": "missing",
    "dự thảo": "draft",
    "đã sửa tay": "edited",
    "cũ so với dữ liệu": "stale",
    "bản chính thức, cũ": "stale-final",
    "bản chính thức": "final",
}


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """A document of the year."""

    id: str
    name: str
    #: ``issued``: the register has its day, but the output folder has no file of it.
    kind: DocumentStage
    #: As printed (``02/KH-THCSQT``, ``05/02/2024``); empty while it has none.
    number: str
    day: str
    #: The register has its day, and its number where it takes one: it can become official.
    registered: bool

    @property
    def stale(self) -> bool:
        """Return whether what was rendered no longer agrees with the data."""
        return self.kind in {"stale", "stale-final"}


def build_document_statuses(documents: Iterable[DocumentState]) -> tuple[DocumentStatus, ...]:
    """Return the school's documents as they were looked up; what the office issues is the office's own affair."""
    return tuple(_paper(one) for one in documents if one.entry.issuer == "school")


def _paper(one: DocumentState) -> DocumentStatus:
    kind = _KINDS[one.state]
    if kind == "missing" and one.day:
        kind = "issued"
    registered = bool(one.day and (one.number or not one.entry.notation))
    return DocumentStatus(one.entry.id, one.name, kind, one.number, one.day, registered)
