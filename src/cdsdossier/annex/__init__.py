"""The annex of a plan (phụ lục: việc, thời gian, sản phẩm), read out of the document and merged into the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cdsdossier.dossier.timeline import Timeline
from cdsdossier.when import SchoolYear


@dataclass(frozen=True, slots=True)
class Annex:
    """What was read: the tasks with the reference to their plan, and what a person should know about the reading."""

    timeline: Timeline
    #: Which table it was: ``bảng 2``.
    place: str = ""
    #: Vietnamese sentences: a column that was left out, a row that is no task.
    remarks: tuple[str, ...] = ()


def read_annex(path: Path, year: SchoolYear) -> Annex:
    """Read the annex out of a plan. Raises Refused, with one sentence for the user, where there is none."""
    raise NotImplementedError
