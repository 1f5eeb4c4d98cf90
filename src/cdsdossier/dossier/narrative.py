"""``narrative.yaml``: the prose of the report, as lists of paragraphs."""

from __future__ import annotations

from typing import Annotated

from cdsdossier.fields import Many, Text
from cdsdossier.located import Form

Paragraphs = Annotated[tuple[Text, ...], Many] | None


class Proposal(Form):
    """A kiến nghị and whom it is addressed to."""

    to: Text | None = None
    text: Text | None = None


class Narrative(Form):
    """The whole of ``narrative.yaml``."""

    guidance: Paragraphs = ()
    process: Paragraphs = ()
    strengths: Paragraphs = ()
    shortcomings: Paragraphs = ()
    causes: Paragraphs = ()
    lessons: Paragraphs = ()
    proposals: Annotated[tuple[Proposal, ...], Many] | None = ()
