"""``timeline.yaml``: the plan's annex, with the times as written there."""

from __future__ import annotations

from typing import Annotated, Literal

from cdsdossier.dossier.head import DocumentId
from cdsdossier.fields import Code, Day, Many, Text
from cdsdossier.located import Form

Step = Literal["ke-hoach", "hoi-dong", "tu-danh-gia", "de-nghi", "danh-gia-ngoai", "cap-nhat", "cong-bo"]


class Product(Form):
    """What a task leaves behind: a document of the register, a file below ``evidence/``, or an address."""

    name: Text
    document: DocumentId | None = None
    file: Text | None = None
    url: Text | None = None


class Task(Form):
    """One row of the annex; ``when`` stays as it was written."""

    id: Code
    what: Text
    when: Text
    step: Step | None = None
    products: Annotated[tuple[Product, ...], Many] | None = ()
    owner: Text | None = None
    done: Day | None = None


class PlanReference(Form):
    """Which plan the annex says it belongs to."""

    document: DocumentId | None = None
    number: Text | None = None
    date: Day | None = None


class Timeline(Form):
    """The whole of ``timeline.yaml``."""

    plan: PlanReference | None = None
    tasks: Annotated[tuple[Task, ...], Many] | None = ()
