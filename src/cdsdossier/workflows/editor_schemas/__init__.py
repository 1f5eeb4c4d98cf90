"""JSON Schema for editors: completion, hover texts and red underlines while a school types.

The forms that read a dossier are the one source; the scores of each group are described row by row from the indicator
set. Draft-07-safe, because that is what the editors' YAML extensions understand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.change_journal import leads_out
from cdsdossier.files.changes import FileChange, apply_changes, read_if_present
from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW, TIMELINE, Review
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, Group, IndicatorSet
from cdsdossier.workflows.editor_schemas.settings import SETTINGS, Unmergeable, merge_settings

#: Where the schemas lie in a dossier; the scaffold's first lines point there.
FOLDER = ".schema"

_FORMS = ((HEAD, Head), (TIMELINE, Timeline), (NARRATIVE, Narrative), (FROZEN_SET_FILE, IndicatorSet), (REVIEW, Review))
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")


@dataclass(frozen=True, slots=True)
class WrittenSchemas:
    """What was written, relative to the dossier, and why the settings were left alone (empty where they were not)."""

    files: tuple[str, ...]
    unmerged: str = ""


def write_schemas(folder: Path, rules: IndicatorSet) -> WrittenSchemas:
    """Write the schemas into a dossier, and point the editor's settings to them; all of it or nothing.

    Settings keep all that a person wrote there; where they cannot be merged they stay as they are. Raises Refused where
    a file cannot be written.
    """
    if leads_out(folder, FOLDER):
        raise Refused(f"{folder / FOLDER} là liên kết dẫn ra ngoài hồ sơ; không ghi gì. Hãy xóa nó rồi chạy lại.")
    files, unmerged = build_schemas(rules), ""
    changes = [FileChange(name, read_if_present(folder, name), content) for name, content in files.items()]
    try:
        changes.append(_plan_settings(folder, rules))
    except (Refused, Unmergeable) as reason:
        unmerged = getattr(reason.__cause__, "strerror", None) or str(reason)
    changes = [change for change in changes if change.before != change.after or change.file != SETTINGS]
    apply_changes(folder, changes)
    return WrittenSchemas(tuple(change.file for change in changes), unmerged)


def _plan_settings(folder: Path, rules: IndicatorSet) -> FileChange:
    if leads_out(folder, SETTINGS):
        raise Unmergeable("liên kết dẫn ra ngoài hồ sơ")
    there = read_if_present(folder, SETTINGS)
    return FileChange(SETTINGS, there, merge_settings(there or b"", map_schemas(rules)))


def build_schemas(rules: IndicatorSet) -> dict[str, bytes]:
    """Return the schemas of a dossier judged by this set: path relative to the dossier → content.

    The same set always gives the same bytes. Raises Refused where a group's id cannot be part of a file name.
    """
    from cdsdossier.workflows.editor_schemas.draft7 import format_schema
    from cdsdossier.workflows.editor_schemas.models import build_form_model
    from cdsdossier.workflows.editor_schemas.rows import build_scores_model

    files = {_path(file): format_schema(build_form_model(form), file) for file, form in _FORMS}
    for group in rules.groups:
        files[_scores_path(group)] = format_schema(build_scores_model(rules, group), f"scores/{group.id}-*.yaml")
    return files


def map_schemas(rules: IndicatorSet) -> dict[str, str]:
    """Return schema → the files it is for (a glob), both relative to the dossier and with forward slashes.

    The scaffold's files name their schema in their first line, which comes before any settings; this is for the others.
    """
    scores = {_scores_path(group): f"scores/{group.id}-*.yaml" for group in rules.groups}
    return {_path(file): file for file, _ in _FORMS} | scores


def _path(file: str) -> str:
    return f"{FOLDER}/{file.removesuffix('.yaml')}.json"


def _scores_path(group: Group) -> str:
    if not _PLAIN.fullmatch(group.id):
        raise Refused(
            f"Mã nhóm “{group.id}” trong {FROZEN_SET_FILE} không dùng làm tên tệp được; "
            "chỉ dùng chữ không dấu, số, dấu . - _"
        )
    return f"{FOLDER}/scores-{group.id}.json"
