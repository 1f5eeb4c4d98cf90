"""The first page: levels, what to do now, deadlines, what is open."""

from __future__ import annotations

from typing import Any

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import list_document_states
from cdsdossier.model.dossier.sent import read_sent
from cdsdossier.views.status import build_status
from cdsdossier.web.context import PageContext, PageKind


def _build(page: PageContext) -> dict[str, Any]:
    assessment = page.assessment
    sent = read_sent(assessment.dossier.folder).last
    states = list_document_states(assessment, OutputFolders.of(assessment.dossier.folder))
    status = build_status(assessment, states, received=assessment.dossier.received, sent=sent)
    steps = [{"why": step.why, "typed": page.site.here.typed(step)} for step in status.steps]
    return {"status": status, "steps": steps}


PAGES = {"": PageKind("Tình trạng", "tinh-trang", _build)}
