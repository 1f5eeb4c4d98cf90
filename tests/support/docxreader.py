"""A small reader of .docx for tests: what stands on the paper, with styles resolved, knowing nothing of the writer."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def kid(element: etree._Element | None, *path: str) -> etree._Element | None:
    for step in path:
        element = None if element is None else element.find(W + step)
    return element


def value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(W + name, "")


class Run(NamedTuple):
    """A piece of a line."""

    text: str
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True)
class Line:
    """A paragraph with its effective look."""

    paper: Paper
    element: etree._Element

    @property
    def text(self) -> str:
        signs = {W + "br": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
        return "".join(signs.get(str(e.tag), e.text or "") for e in self.element.iter(W + "t", *signs))

    @property
    def style(self) -> str:
        return value(kid(self.element, "pPr", "pStyle")) or "Normal"

    def _levels(self, part: str, run: etree._Element | None = None) -> Iterator[etree._Element]:
        """Property holders from the strongest to the weakest; of a line's runs, the first with text unless said."""
        first = run if run is not None else next(iter(self._worded()), None)
        own = kid(self.element, "pPr") if part == "pPr" else kid(first, "rPr")
        if own is not None:
            yield own
        yield from self.paper.chain(self.style, part)

    def _worded(self) -> list[etree._Element]:
        return [run for run in self.element.iter(W + "r") if run.find(W + "t") is not None]

    def _first(self, part: str, tag: str, name: str = "val", run: etree._Element | None = None) -> str:
        for level in self._levels(part, run):
            found = level.find(W + tag)
            if found is not None and (name == "val" or found.get(W + name) is not None):
                return found.get(W + name, "on")
        return ""

    def _on(self, part: str, tag: str, run: etree._Element | None = None) -> bool:
        return self._first(part, tag, run=run) in {"on", "true", "1"}

    @property
    def runs(self) -> list[Run]:
        """Return the runs with text, each with its own effective look."""
        return [
            Run(
                "".join(word.text or "-" for word in run.iter(W + "t", W + "noBreakHyphen")),
                int(self._first("rPr", "sz", run=run)) / 2,
                self._on("rPr", "b", run),
                self._on("rPr", "i", run),
            )
            for run in self._worded()
        ]

    @property
    def inks(self) -> set[tuple[float, bool, bool]]:
        """Return size, bold, italic of every run."""
        return {(run.size, run.bold, run.italic) for run in self.runs}

    @property
    def size(self) -> float:
        return int(self._first("rPr", "sz")) / 2

    @property
    def bold(self) -> bool:
        return self._on("rPr", "b")

    @property
    def italic(self) -> bool:
        return self._on("rPr", "i")

    @property
    def fonts(self) -> set[str]:
        runs: list[etree._Element | None] = [*self._worded()] or [None]
        return {self._first("rPr", "rFonts", slot, run) for slot in FONT_SLOTS for run in runs}

    @property
    def align(self) -> str:
        return self._first("pPr", "jc")

    @property
    def keeps(self) -> bool:
        return self._on("pPr", "keepNext")

    def length(self, tag: str, name: str) -> int:
        """Return an indent or a spacing in twips."""
        return int(self._first("pPr", tag, name) or 0)

    @property
    def look(self) -> tuple[float, bool, bool, str]:
        return self.size, self.bold, self.italic, self.align

    @property
    def drawn(self) -> bool:
        return kid(self.element, "pPr", "pBdr", "bottom") is not None


@dataclass(frozen=True)
class Section:
    """What stands on one kind of page: its ``w:sectPr`` and its paragraphs and tables."""

    paper: Paper
    page: etree._Element
    elements: tuple[etree._Element, ...]

    @property
    def outer(self) -> list[Line]:
        """Return the paragraphs outside tables, the empty ones too."""
        return [Line(self.paper, one) for one in self.elements if one.tag == W + "p"]

    @property
    def lines(self) -> list[Line]:
        return [line for one in self.elements for line in self.paper.lines_in(one)]

    @property
    def tables(self) -> list[etree._Element]:
        return [one for one in self.elements if one.tag == W + "tbl"]

    @property
    def ruled(self) -> list[etree._Element]:
        """Return the tables with borders."""
        return [one for one in self.tables if value(kid(one, "tblPr", "tblBorders", "top")) != "nil"]

    @property
    def width(self) -> int:
        """Return the width between the margins."""
        margins = kid(self.page, "pgMar")
        return int(value(kid(self.page, "pgSz"), "w")) - sum(int(value(margins, side)) for side in ("left", "right"))


class Paper:
    """An opened .docx."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.styles = etree.fromstring(self.parts["word/styles.xml"])
        self._chains: dict[tuple[str, str], list[etree._Element]] = {}

    @cached_property
    def body(self) -> etree._Element:
        found = self.document.find(W + "body")
        assert found is not None
        return found

    def chain(self, style: str, part: str) -> list[etree._Element]:
        """Return the property holders of a style, the strongest first; each line asks for them again and again."""
        if (style, part) not in self._chains:
            self._chains[style, part] = list(self._chain(style, part))
        return self._chains[style, part]

    def _chain(self, style: str, part: str) -> Iterator[etree._Element]:
        while style:
            element = next((s for s in self.styles.iter(W + "style") if value(s, "styleId") == style), None)
            assert element is not None, f"style {style} is used but not defined"
            holder = element.find(W + part)
            if holder is not None:
                yield holder
            style = value(element.find(W + "basedOn"))
        default = kid(self.styles, "docDefaults", f"{part}Default", part)
        if default is not None:
            yield default

    @property
    def lines(self) -> list[Line]:
        return [Line(self, element) for element in self.body.iter(W + "p")]

    def lines_in(self, element: etree._Element) -> list[Line]:
        return [Line(self, one) for one in element.iter(W + "p")]

    def line(self, start: str) -> Line:
        """Return the only paragraph that starts with these words."""
        found = [line for line in self.lines if line.text.startswith(start)]
        assert len(found) == 1, f"{start!r}: {[line.text for line in found]}"
        return found[0]

    def after(self, line: Line) -> Line:
        lines = self.lines
        return lines[next(n for n, one in enumerate(lines) if one.element is line.element) + 1]

    @property
    def sections(self) -> list[Section]:
        found: list[Section] = []
        elements: list[etree._Element] = []
        for one in self.body:
            if one.tag == W + "sectPr":
                found.append(Section(self, one, tuple(elements)))
                break
            elements.append(one)
            page = kid(one, "pPr", "sectPr")
            if page is not None:
                found.append(Section(self, page, tuple(elements)))
                elements = []
        return found

    @property
    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(W + "tbl"))

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def cells(self, table: etree._Element) -> list[list[str]]:
        return [
            ["\n".join(line.text for line in self.lines_in(cell)) for cell in row.iter(W + "tc")]
            for row in table.iter(W + "tr")
        ]
