"""The nine documents of a year: made here, and the same paper filled by docxtpl; part of ``make bench``.

docxtpl gets our own finished Word files as its forms: a tag in every fifth paragraph, and in each table a loop over the
rows, as a clerk would make them; so it writes the same words on as many pages. The two take turns in this process,
imports done and templates met once.
"""

from __future__ import annotations

import copy
import io
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree
from measure import BARE, ROUNDS, TOOL, print_row, ratio, wall

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.documents.rendering import list_documents, render_documents
from cdsdossier.judging.assessing import Assessment

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "thcs-quyet-tien" / "2023-2024"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Paragraphs to a tag; a table of fewer rows has no loop.
_EVERY, _MANY = 5, 3


def ours(assessment: Assessment, folder: Path) -> None:
    """Make and write all nine."""
    for old in folder.glob("*"):
        old.unlink()
    render_documents(assessment, [entry.id for entry in list_documents()], folder)


def theirs(forms: list[Form], folder: Path) -> None:
    """Fill and write all nine."""
    from docxtpl import DocxTemplate

    for form in forms:
        template = DocxTemplate(form.path)
        template.render(form.values, autoescape=True)
        template.save(folder / form.path.name)


@dataclass(frozen=True)
class Form:
    """A Word form, and what goes into it."""

    path: Path
    values: dict[str, object]


def tagged(paper: Path, path: Path) -> Form:
    """Write a form out of a finished document."""
    import docx

    document = docx.Document(io.BytesIO(paper.read_bytes()))
    values: dict[str, object] = {"school": "Trường THCS Quyết Tiến"}
    for paragraph in [one for one in document.paragraphs if one.runs][::_EVERY]:
        paragraph.runs[-1].text += " {{ school }}"
    for number, table in enumerate(document.element.body.iter(f"{_W}tbl")):
        rows = _looped(table, f"t{number}")
        if rows:
            values[f"t{number}"] = rows
    document.save(str(path))
    return Form(path, values)


def _looped(table: etree._Element, name: str) -> list[list[str]]:
    """Put a loop in the place of a table's rows; return their words."""
    body = [row for row in table.findall(f"{_W}tr") if row.find(f"{_W}trPr/{_W}tblHeader") is None]
    usual = statistics.mode(len(row.findall(f"{_W}tc")) for row in body) if len(body) >= _MANY else 0
    alike = [row for row in body if len(row.findall(f"{_W}tc")) == usual]
    if len(alike) < _MANY:
        return []
    cells = [["".join(str(text) for text in cell.itertext()) for cell in row.findall(f"{_W}tc")] for row in alike]
    place = list(table).index(alike[0])
    every = [f"{{{{ r[{column}] }}}}" for column in range(usual)]
    blank = [""] * (usual - 1)
    made = [[f"{{%tr for r in {name} %}}", *blank], every, ["{%tr endfor %}", *blank]]
    table[place:place] = [_row(alike[0], words) for words in made]
    for row in alike:
        table.remove(row)
    return cells


def _row(pattern: etree._Element, words: list[str]) -> etree._Element:
    row = copy.deepcopy(pattern)
    for cell, text in zip(row.findall(f"{_W}tc"), words, strict=True):
        first, *others = cell.findall(f"{_W}p")
        for old in [*others, *first.findall(f"{_W}r")]:
            cell.remove(old) if old in others else first.remove(old)
        etree.SubElement(etree.SubElement(first, f"{_W}r"), f"{_W}t").text = text
    return row


def report() -> None:
    """Measure and print both."""
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        folder = Path(shutil.copytree(EXAMPLE, room / "2023-2024"))
        dossier = Dossier.read(folder)
        assessment = assess(dossier, IndicatorSet.of(dossier), date(2024, 4, 20))
        ours(assessment, room / "ours")
        _side_by_side(assessment, room)
        command = [TOOL, "render", str(folder), "--all", "--to", str(room / "command"), "--force"]
        for one in (command, BARE):
            wall(one)
        whole = []
        for _ in range(ROUNDS):
            shutil.rmtree(room / "command")
            whole.append(wall(command) / wall(BARE))
        print_row("render, nine documents / bare start", statistics.median(whole), "<= 35")


def _side_by_side(assessment: Assessment, room: Path) -> None:
    try:
        import docxtpl  # noqa: F401 - only whether it is there
    except ImportError:
        print("nine documents / docxtpl: not measured, docxtpl is not installed (pip install -e '.[forms]')")
        return
    for name in ("forms", "theirs"):
        (room / name).mkdir()
    forms = [tagged(paper, room / "forms" / paper.name) for paper in sorted((room / "ours").glob("*.docx"))]
    theirs(forms, room / "theirs")
    figure = ratio(lambda: ours(assessment, room / "ours"), lambda: theirs(forms, room / "theirs"))
    print_row("nine documents / docxtpl", figure, "<= 0.5")


if __name__ == "__main__":
    report()
