"""The two example years, and their nine documents as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from support.docxreader import Paper, W

from cdsdossier.documents.rendering import RenderedDocument, list_renderable, render_documents
from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {
    "quyet-tien": ROOT / "examples" / "thcs-quyet-tien" / "2023-2024",
    "hung-thang": ROOT / "examples" / "tieu-hoc-hung-thang" / "2025-2026",
}


def assessed(folder: Path) -> Assessment:
    dossier = Dossier.read(folder, look=False)
    return assess(dossier, IndicatorSet.of(dossier), date(2031, 1, 1), rules=())


def all_of(assessment: Assessment, folder: Path) -> dict[str, RenderedDocument]:
    """Render every document; by id."""
    return {one.document: one for one in render_documents(assessment, list_renderable(), folder)}


def plain(paper: Paper) -> str:
    """Return what stands on the paper from top to bottom: a paragraph a line, a row of a table with ``|``."""
    return "\n".join([*_blocks(paper), *_footnotes(paper)]) + "\n"


def _blocks(paper: Paper) -> Iterator[str]:
    for element in paper.body:
        if element.tag == W + "p":
            yield from (line.text for line in paper.lines_in(element) if line.text)
        elif element.tag == W + "tbl":
            for row in paper.cells(element):
                yield "| " + " | ".join(cell.replace("\n", " / ") for cell in row) + " |"


def _footnotes(paper: Paper) -> Iterator[str]:
    from lxml import etree

    part = paper.parts.get("word/footnotes.xml")
    for line in etree.fromstring(part).iter(W + "footnote") if part else ():
        text = "".join(word.text or "" for word in line.iter(W + "t")).strip()
        if text:
            yield f"[chú thích] {text}"
