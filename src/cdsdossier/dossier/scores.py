"""``scores/<group>-<slug>.yaml``: points, conditions met, and the evidence that is listed."""

from __future__ import annotations

from typing import Annotated

from cdsdossier.fields import Code, Day, Flag, Many, Measured, Points, Text
from cdsdossier.located import Form


class Evidence(Form):
    """A listed piece of evidence: a file relative to ``evidence/``, or an address, with what the paper says of it."""

    file: Text | None = None
    url: Text | None = None
    title: Text | None = None
    number: Text | None = None
    date: Day | None = None
    issuer: Text | None = None


class Row(Form):
    """What the school says of one row: ``met`` for a mandatory condition, ``points`` for the others."""

    met: Flag | None = None
    points: Points | None = None
    measured: Measured | None = None
    note: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Many] | None = ()


class ScoreFile(Form):
    """One group's scores."""

    group: Code = ""
    scores: dict[str, Row | None] | None = {}
