"""The files of ``rollup --output``: each whole, or split by managing body where it would be too large to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli._target import OutputTarget, choose_target

if TYPE_CHECKING:
    from cdsdossier.office.rollup.collect.rows import Rollup
    from cdsdossier.office.rollup.statistics.tally import Tally


def find_form(path: Path) -> str:
    """Return the form that a file's ending asks for."""
    return path.suffix.lower().removeprefix(".")


def write_rollup_file(target: OutputTarget, result: Rollup, counted: Tally, *, split: bool) -> None:
    """Write one file, or its parts in a folder beside it and then the file that leads to them."""
    from cdsdossier.office.rollup.output.formats import render_rollup_file
    from cdsdossier.office.rollup.output.report_part import SPLIT_ABOVE, SPLIT_FORMS

    form = find_form(target.path)
    if form in SPLIT_FORMS and (split or len(counted.schools) > SPLIT_ABOVE):
        _write_parts(target, form, result, counted)
    else:
        target.write(render_rollup_file(form, result, counted))
    output.show_note(f"đã ghi {target.path}")


def _write_parts(target: OutputTarget, form: str, result: Rollup, counted: Tally) -> None:
    from cdsdossier.office.rollup.output.formats import render_split_file

    folder = target.path.with_name(f"{target.path.stem}-{form}-theo-co-quan")
    target.refuse_overwriting()
    folder.mkdir(exist_ok=True)
    written = 0
    for name, data in render_split_file(form, result, counted, folder.name):
        if not name:
            target.write(data)
            continue
        part = target.path.with_name(folder.name) / name.rpartition("/")[2]
        choose_target(part, force=target.force, option=target.option).write(data)
        written += 1
    output.show_note(f"đã ghi {written} phần theo cơ quan quản lý vào {folder}")
