"""``scores/<group>-<slug>.yaml``: points, conditions met, and the evidence that is listed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdsdossier import fields
from cdsdossier.located import Form


class Evidence(Form):
    """A listed piece of evidence: a file relative to ``evidence/``, or an address, with what the paper says of it."""

    file: str | None = fields.text()
    url: str | None = fields.text()
    title: str | None = fields.text()
    number: str | None = fields.text()
    date: date | None = fields.day()
    issuer: str | None = fields.text()


class Row(Form):
    """What the school says of one row: ``met`` for a mandatory condition, ``points`` for the others."""

    met: bool | None = fields.flag()
    points: Decimal | None = fields.points()
    measured: str | None = fields.measured()
    note: str | None = fields.text()
    evidence: tuple[Evidence, ...] = fields.forms(Evidence)


class ScoreFile(Form):
    """One group's scores."""

    group: str = fields.code()
    scores: dict[str, Row] = fields.table(Row)
