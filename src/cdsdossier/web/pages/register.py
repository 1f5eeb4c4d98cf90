"""The documents of the year: how each stands, its number and day."""

from __future__ import annotations

from typing import Any

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import DocumentState, list_document_states
from cdsdossier.views.status.documents import STAGE_WORDS
from cdsdossier.web.context import PageContext, PageKind


def _build(page: PageContext) -> dict[str, Any]:
    folders = OutputFolders.of(page.assessment.dossier.folder)
    return {"papers": [_paper(one) for one in list_document_states(page.assessment, folders)]}


def _paper(state: DocumentState) -> dict[str, Any]:
    return {
        "id": state.entry.id,
        "name": state.name,
        "state": STAGE_WORDS[state.stage][0],
        "number": state.number,
        "day": state.day,
    }


PAGES = {"van-ban": PageKind("Văn bản", "van-ban", _build, about=("dossier.yaml:documents",))}
