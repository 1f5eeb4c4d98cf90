"""What forms do. Each action takes a form and returns where to go, or the page to show again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cdsdossier.web.actions.annex import ACTIONS as ANNEX
from cdsdossier.web.actions.answers import Answer
from cdsdossier.web.actions.evidence import ACTIONS as EVIDENCE
from cdsdossier.web.actions.papers import ACTIONS as PAPERS
from cdsdossier.web.actions.review import ACTIONS as REVIEW
from cdsdossier.web.actions.sending import ACTIONS as SENDING
from cdsdossier.web.actions.sheet import ACTIONS as SHEET
from cdsdossier.web.actions.start import ACTIONS as START
from cdsdossier.web.actions.values import ACTIONS as VALUES
from cdsdossier.web.body import SentForm
from cdsdossier.web.site import Site

Action = Callable[[Site, SentForm], Answer]
#: Name → what a form that is sent to ``/lam/<name>`` does.
ACTIONS: Mapping[str, Action] = {
    **ANNEX,
    **EVIDENCE,
    **PAPERS,
    **REVIEW,
    **SENDING,
    **SHEET,
    **START,
    **VALUES,
}
