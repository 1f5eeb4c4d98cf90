"""One member's scores, kept beside the school's own: ``scores/by-assessor/<name>.yaml``."""

from __future__ import annotations

import re
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.assessors import ASSESSOR_FOLDER, AssessorFile
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text.normalize import ascii_words, compose
from cdsdossier.workflows.score_sheet.columns import SCORES
from cdsdossier.workflows.score_sheet.import_plan import SheetImportPlan, read_dossier_sheet, refuse_problems
from cdsdossier.workflows.score_sheet.merge import collect_answers
from cdsdossier.workflows.score_sheet.values import to_yaml_value
from cdsdossier.yamlio.edit import format_flow_item, format_scalar
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.loader import is_unwritable
from cdsdossier.yamlio.reader import parse_page

_HEAD = (
    "# Điểm của một thành viên hội đồng; so với các thành viên khác: cdsdossier score --assessors\n"
    "# Đây không phải điểm của trường. Điểm của trường ở các tệp trong thư mục scores.\n"
)
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")


def plan_member_import(dossier: Dossier, rules: IndicatorSet, source: Path, name: str) -> SheetImportPlan:
    """Return how to keep the points and answers of a workbook as those of one member; nothing else changes.

    Raises WrongUsage for a name that cannot be one, Refused, cell by cell, where the workbook cannot be read.
    """
    name = " ".join(compose(name).split())
    file = f"{ASSESSOR_FOLDER}/{_slug(name)}.yaml"
    answers, read = collect_answers(read_dossier_sheet(dossier, rules, source), dossier, rules)
    refuse_problems(read.problems)
    before = read_if_present(dossier.folder, file)
    _refuse_other(before, file, name)
    change = FileChange(file, before, _written(name, answers))
    return SheetImportPlan((f"{name}: {len(answers)} mục chấm đã chấm",), (change,), tuple(read.remarks))


def _slug(name: str) -> str:
    if not name or is_unwritable(name):
        raise WrongUsage("--as cần tên người chấm, ví dụ --as N.V.A.")
    slug = "-".join(ascii_words(name.lower()))[:40].strip("-")
    if not slug:
        raise WrongUsage(f"--as “{name}” không có chữ cái nào. Ghi tên người chấm, ví dụ --as N.V.A.")
    return f"thanh-vien-{slug}" if _DEVICE.fullmatch(slug) else slug


def _refuse_other(before: bytes | None, file: str, name: str) -> None:
    """Refuse to put one member's scores in the place of another's whose name makes the same file name."""
    form, _ = read_form(AssessorFile, parse_page(before, file)) if before else (None, ())
    if form is not None and form.assessor and form.assessor.casefold() != name.casefold():
        raise Refused(f"{file} đang giữ điểm của “{form.assessor}”. Ghi tên đầy đủ hơn sau --as.")


def _written(name: str, answers: dict[str, dict[str, str]]) -> bytes:
    lines = [f"assessor: {format_scalar(name)}", "scores:"]
    for row, values in answers.items():
        words = {field: to_yaml_value(SCORES.field(field), value) for field, value in values.items()}
        lines.append(f"  {format_scalar(row)}: {format_flow_item(words)}")
    return (_HEAD + "\n".join(lines) + "\n").encode("utf-8")
