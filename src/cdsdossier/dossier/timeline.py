"""``timeline.yaml``: the plan's annex, with the times as written there."""

from __future__ import annotations

from datetime import date

from cdsdossier import fields
from cdsdossier.dossier.head import DOCUMENTS
from cdsdossier.located import Form

STEPS = ("ke-hoach", "hoi-dong", "tu-danh-gia", "de-nghi", "danh-gia-ngoai", "cap-nhat", "cong-bo")


class Product(Form):
    """What a task leaves behind: a document of the register, a file below ``evidence/``, or an address."""

    name: str = fields.text(required=True)
    document: str | None = fields.word(DOCUMENTS)
    file: str | None = fields.text()
    url: str | None = fields.text()


class Task(Form):
    """One row of the annex; ``when`` stays as it was written."""

    id: str = fields.code()
    what: str = fields.text(required=True)
    when: str = fields.text(required=True)
    step: str | None = fields.word(STEPS)
    products: tuple[Product, ...] = fields.forms(Product)
    owner: str | None = fields.text()
    done: date | None = fields.day()


class PlanReference(Form):
    """Which plan the annex says it belongs to."""

    document: str | None = fields.word(DOCUMENTS)
    number: str | None = fields.text()
    date: date | None = fields.day()


class Timeline(Form):
    """The whole of ``timeline.yaml``."""

    plan: PlanReference | None = fields.form(PlanReference)
    tasks: tuple[Task, ...] = fields.forms(Task)
