"""JSON Schema for editors: completion, hover texts and red underlines while a school types.

The forms that read a dossier are the one source; the scores of each group are described row by row from the indicator
set. Draft-07-safe, because that is what the editors' YAML extensions understand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic
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
    """Write the schemas into a dossier, each anew, and point the editor's settings to them.

    Settings keep all that a person wrote there; where they cannot be merged they stay as they are. Raises Refused where
    a file cannot be written.
    """
    if _leads_out(folder, FOLDER):
        raise Refused(f"{folder / FOLDER} là liên kết dẫn ra ngoài hồ sơ; không ghi gì. Hãy xóa nó rồi chạy lại.")
    files = build_schemas(rules)
    for name, content in files.items():
        write_atomic(folder / name, content)
    if _leads_out(folder, SETTINGS):
        return WrittenSchemas(tuple(files), "liên kết dẫn ra ngoài hồ sơ")
    try:
        added = _add_settings(folder / SETTINGS, rules)
    except (OSError, Unmergeable) as reason:
        return WrittenSchemas(tuple(files), getattr(reason, "strerror", None) or str(reason))
    return WrittenSchemas((*files, SETTINGS) if added else tuple(files))


def _leads_out(folder: Path, name: str) -> bool:
    return not (folder / name).resolve().is_relative_to(folder.resolve())


def _add_settings(path: Path, rules: IndicatorSet) -> bool:
    there = path.read_bytes() if path.exists() else b""
    wanted = merge_settings(there, map_schemas(rules))
    if wanted != there:
        write_atomic(path, wanted)
    return wanted != there


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
