"""A new year: which files, with which words. The words are templates; the rows come from the indicator set."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.changes import FileChange, apply_changes
from cdsdossier.files.new_folder import create_folder
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, Band, Criterion, Group, IndicatorSet, Item
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.text import numbers
from cdsdossier.yamlio.loader import is_unwritable

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class NewYear:
    """What is known of a new dossier; every text may be empty."""

    school_year: str
    kind: str
    school: str = ""
    code: str = ""
    place: str = ""
    parent: str = ""
    reports_to: str = ""


def find_newest_set(kind: str) -> str:
    """Return the id of the newest usable shipped set for a kind of school; a skeleton where there is no other."""
    sets = [IndicatorSet.read(name) for name in resources.shipped_set_ids()]
    fitting = [rules for rules in sets if kind in rules.applies_to]
    if not fitting:
        raise WrongUsage(f"Không có bộ chỉ số nào cho loại “{kind}”. Nêu rõ bằng --set.")
    return max(fitting, key=lambda rules: (rules.status == "usable", rules.decision.date)).id


def list_school_kinds() -> tuple[str, ...]:
    """Return the kinds of school that the shipped sets are for."""
    return tuple(sorted({kind for name in resources.shipped_set_ids() for kind in IndicatorSet.read(name).applies_to}))


def build_dossier_files(year: NewYear, chosen: SetFile) -> dict[str, bytes]:
    """Return every file of a new dossier: path relative to its folder, with forward slashes → content."""
    rules = chosen.rules
    for text in (year.school, year.code, year.place, year.parent, year.reports_to):
        if is_unwritable(text):
            raise WrongUsage(f"“{text.encode('ascii', 'replace').decode()}” có ký tự không nhìn thấy. Gõ lại bằng tay.")
    names = {
        "year": year,
        "kind": year.kind,
        "rules": rules,
        "first": year.school_year[:4],
        "second": year.school_year[5:],
    }
    files = {
        HEAD: render_scaffold_file("dossier.yaml", **names),
        "timeline.yaml": render_new_timeline(year.school_year, year.kind),
        "narrative.yaml": render_scaffold_file("narrative.yaml", **names),
        ".gitignore": render_scaffold_file("gitignore.txt", **names),
        FROZEN_SET_FILE: chosen.content,
        "evidence/van-ban/HUONG-DAN.txt": render_scaffold_file("van-ban.txt", **names),
    }
    files |= {group.file: render_score_file(group, year.school_year) for group in rules.groups if group.criteria}
    return files | render_guides(rules)


def render_score_file(group: Group, school_year: str) -> bytes:
    """Return the score file that a group begins with."""
    return render_scaffold_file("scores.yaml", group=group, first=school_year[:4])


def render_guides(rules: IndicatorSet) -> dict[str, bytes]:
    """Return the guide of each evidence folder: its file, relative to the dossier → content."""
    template = _environment().get_template("huong-dan.txt")
    nodes = {folder: (rules.nodes[folder].form, row) for folder, row in rules.evidence_folders.items()}
    return {
        f"evidence/{folder}/HUONG-DAN.txt": template.render(node=form, row=row, claim=_claim(form)).encode("utf-8")
        for folder, (form, row) in nodes.items()
    }


def render_score_entry(criterion: Criterion, row: Item | None = None) -> str:
    """Return what a score file begins with for a whole criterion, or for one of its rows."""
    template = _environment().get_template("score-criterion.yaml" if row is None else "score-row.yaml")
    return template.render(criterion=criterion, row=row)


def render_new_timeline(school_year: str, kind: str) -> bytes:
    """Return the timeline that a new dossier of this year begins with."""
    return render_scaffold_file("timeline.yaml", kind=kind, first=school_year[:4], second=school_year[5:])


def render_scaffold_file(template: str, **names: object) -> bytes:
    """Return what a template of the scaffold comes to."""
    return _environment().get_template(template).render(names).encode("utf-8")


def create_dossier(folder: Path, files: dict[str, bytes]) -> None:
    """Write a new dossier, whole or not at all; nothing that is there is touched.

    Raises WrongUsage where a dossier (or a file of the same name) is there already, Refused where writing fails.
    """
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise WrongUsage(f"Trong {folder} đã có {there[0]}; không ghi đè gì. Chọn thư mục khác.")
    try:
        if folder.exists():
            apply_changes(folder, [FileChange(name, None, content) for name, content in files.items()])
        else:
            create_folder(folder, files)
    except (OSError, Refused) as error:
        fault = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(fault, OSError):
            raise
        raise Refused(f"Không tạo được {folder}: {fault.strerror or fault}. Chưa có tệp nào được giữ lại.") from fault


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(  # noqa: S701 - these are YAML and text, not HTML; values go through `quoted`
        loader=FileSystemLoader(resources.templates_folder() / "scaffold", encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        quoted=quote_scalar, plain=_plain, claim=_claim, one_line=_one_line, band_words=_band_words
    )
    return environment


def quote_scalar(text: str | None) -> str:
    """Return a text as a YAML scalar, a space in front, that reads back as the same text; nothing where it is empty."""
    if not text:
        return ""
    import json

    return " " + json.dumps(text, ensure_ascii=False)


def _plain(word: str) -> str:
    return f" {word}" if word else ""


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _claim(item: Item) -> str:
    """Say in a few words how a row is answered."""
    if isinstance(item, Criterion) and item.mandatory:
        return "điều kiện bắt buộc: đạt hoặc chưa đạt, không chấm điểm"
    return f"tối đa {numbers.format_number(item.maximum)} điểm" if item.maximum is not None else ""


def _band_words(band: Band, item: Item) -> str:
    return f"{item.describe_band(band)}: tối đa {numbers.format_number(band.maximum)} điểm"
