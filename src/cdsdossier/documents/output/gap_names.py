"""What people call the field of a gap, before where it is."""

from __future__ import annotations

import re

from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW, TIMELINE
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.review import Review
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio.forms import Field, Form
from cdsdossier.yamlio.messages import lower_first

_FORMS: dict[str, type[Form]] = {HEAD: Head, TIMELINE: Timeline, NARRATIVE: Narrative, REVIEW: Review}
_WHOSE = re.compile(r" \([^()]*\)")


def name_gap(gap: str) -> str:
    """Return the field's name and, in brackets, its place: ``tên trường (dossier.yaml: school.name)``."""
    file, _, path = gap.partition(": ")
    form = ScoreFile if file.startswith("scores/") else _FORMS.get(file)
    field = _find_field(form, _WHOSE.sub("", path).split("."))
    return f"{lower_first(field.title)} ({gap})" if field and field.title else gap


def _find_field(form: type[Form] | None, keys: list[str]) -> Field | None:
    """Return the field that the last key means; keys of rows and of documents lie between those of forms."""
    field = None
    for key in keys:
        field = form.fields.get(key) if form else None
        form = field.inner if field else form
    return field
