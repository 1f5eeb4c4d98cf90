"""Addresses of values: ``dossier.yaml:school/head/name``. Only what a form has can be addressed."""

from __future__ import annotations

import re
from typing import NamedTuple

from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW, TIMELINE
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.review import Review
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio.edit import KeyPath
from cdsdossier.yamlio.forms import Field, Form

_FORMS: dict[str, type[Form]] = {HEAD: Head, TIMELINE: Timeline, NARRATIVE: Narrative, REVIEW: Review}
_SCORE_FILE = re.compile(r"scores/[\w-][\w.-]{0,100}\.yaml")
_POSITION = re.compile(r"[0-9]{1,4}")


class ValuePlace(NamedTuple):
    """Where a value is: its file, relative to the folder, its path in it, and how it is read.

    The place of a list item ends with its position; its ``field`` is that of the list.
    """

    file: str
    path: KeyPath
    field: Field

    @property
    def is_item(self) -> bool:
        """Return whether this is a whole item of a list."""
        return isinstance(self.path[-1], int)


def find_file_form(file: str) -> type[Form] | None:
    """Return the form of a dossier's file; None if it is not one that can be edited."""
    return _FORMS.get(file) or (ScoreFile if _SCORE_FILE.fullmatch(file) else None)


def format_address(file: str, path: KeyPath) -> str:
    """Return the address of a value."""
    return f"{file}:{'/'.join(map(str, path))}"


def parse_address(written: str) -> ValuePlace:
    """Return the place that an address names. Raises WrongUsage if no form has such a place."""
    file, _, steps = written.partition(":")
    form = find_file_form(file)
    if form is None or not steps:
        raise WrongUsage(f"Không có chỗ “{written[:100]}” trong hồ sơ.")
    path, field = _walk(form, steps.split("/"))
    if field is None:
        raise WrongUsage(f"Không có chỗ “{written[:100]}” trong hồ sơ.")
    return ValuePlace(file, path, field)


def _walk(form: type[Form], steps: list[str]) -> tuple[KeyPath, Field | None]:
    """Follow the steps through forms, lists and tables; no field where they lead nowhere."""
    path: list[str | int] = []
    inner: type[Form] | None = form
    field: Field | None = None
    left = list(steps)
    while left:
        field = inner.fields.get(left[0]) if inner else None
        if field is None:
            return (), None
        path.append(left.pop(0))
        if left and field.many and field.inner:
            if not _POSITION.fullmatch(left[0]):
                return (), None
            path.append(int(left.pop(0)))
        elif left and field.table:
            if not left[0] or (field.keys and left[0] not in field.keys):
                return (), None
            path.append(left.pop(0))
        inner = field.inner
    return tuple(path), field
