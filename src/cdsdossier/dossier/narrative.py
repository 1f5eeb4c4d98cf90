"""``narrative.yaml``: the prose of the report, as lists of paragraphs."""

from __future__ import annotations

from cdsdossier import fields
from cdsdossier.located import Form


class Proposal(Form):
    """A kiến nghị and whom it is addressed to."""

    to: str | None = fields.text()
    text: str | None = fields.text()


class Narrative(Form):
    """The whole of ``narrative.yaml``."""

    guidance: tuple[str, ...] = fields.texts()
    process: tuple[str, ...] = fields.texts()
    strengths: tuple[str, ...] = fields.texts()
    shortcomings: tuple[str, ...] = fields.texts()
    causes: tuple[str, ...] = fields.texts()
    lessons: tuple[str, ...] = fields.texts()
    proposals: tuple[Proposal, ...] = fields.forms(Proposal)
