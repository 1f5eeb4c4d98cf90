"""The nine documents of a year: made here, and the same paper filled by docxtpl; part of ``make bench``.

docxtpl gets our own finished Word files as its forms, with a tag in every fifth paragraph: the same size, and the
tables need no loops, which is in its favour. The two take turns in this process, imports done and templates met once.
"""

from __future__ import annotations

import io
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.assessing import Assessment
from cdsdossier.paperwork import documents, render

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "thcs-quyet-tien" / "2023-2024"
_EVERY = 5

Row = Callable[[str, float, str], None]
Wall = Callable[[list[str]], tuple[float, float]]


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ours(assessment: Assessment, folder: Path) -> None:
    """Make and write all nine."""
    for old in folder.glob("*"):
        old.unlink()
    render(assessment, [entry.id for entry in documents()], folder)


def theirs(forms: list[Path], folder: Path) -> None:
    """Fill and write all nine."""
    from docxtpl import DocxTemplate

    for form in forms:
        template = DocxTemplate(form)
        template.render({"school": "Trường THCS Quyết Tiến"}, autoescape=True)
        template.save(folder / form.name)


def tagged(paper: Path, form: Path) -> Path:
    """Write a form out of a finished document: a tag in every fifth paragraph that has words."""
    import docx

    document = docx.Document(io.BytesIO(paper.read_bytes()))
    worded = [paragraph for paragraph in document.paragraphs if paragraph.runs]
    for paragraph in worded[::_EVERY]:
        paragraph.runs[-1].text += " {{ school }}"
    document.save(str(form))
    return form


def report(row: Row, wall: Wall, rounds: int) -> None:
    """Measure and print both."""
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        folder = Path(shutil.copytree(EXAMPLE, room / "2023-2024"))
        dossier = Dossier.read(folder)
        assessment = assess(dossier, IndicatorSet.of(dossier), date(2024, 4, 20))
        ours(assessment, room / "ours")
        _side_by_side(row, assessment, room, rounds)
        tool = str(Path(sys.executable).parent / "cdsdossier")
        command = [tool, "render", str(folder), "--all", "--to", str(room / "command"), "--force"]
        bare = [sys.executable, "-c", "pass"]
        for one in (command, bare):
            wall(one)
        whole = []
        for _ in range(rounds):
            shutil.rmtree(room / "command")
            whole.append(wall(command)[0] / wall(bare)[0])
        row("render, nine documents / bare start", statistics.median(whole), "<= 35")


def _side_by_side(row: Row, assessment: Assessment, room: Path, rounds: int) -> None:
    try:
        import docxtpl  # noqa: F401 - only whether it is there
    except ImportError:
        print("nine documents / docxtpl: not measured, docxtpl is not installed (pip install -e '.[forms]')")
        return
    for name in ("forms", "theirs"):
        (room / name).mkdir()
    forms = [tagged(paper, room / "forms" / paper.name) for paper in sorted((room / "ours").glob("*.docx"))]
    theirs(forms, room / "theirs")
    ratios = [
        seconds(lambda: ours(assessment, room / "ours")) / seconds(lambda: theirs(forms, room / "theirs"))
        for _ in range(rounds)
    ]
    row("nine documents / docxtpl", statistics.median(ratios), "<= 0.5")
