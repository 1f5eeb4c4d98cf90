"""A small reader of .docx for tests: what stands on the paper, with styles resolved, knowing nothing of the writer."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def kid(element: etree._Element | None, *path: str) -> etree._Element | None:
    for step in path:
        element = None if element is None else element.find(W + step)
    return element


def value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(W + name, "")


@dataclass(frozen=True)
class Line:
    """A paragraph with its effective look."""

    paper: Paper
    element: etree._Element

    @property
    def text(self) -> str:
        signs = {W + "br": "\n", W + "tab": "\t"}
        return "".join(signs.get(str(e.tag), e.text or "") for e in self.element.iter(W + "t", *signs))

    @property
    def style(self) -> str:
        return value(kid(self.element, "pPr", "pStyle")) or "Normal"

    def _levels(self, part: str) -> Iterator[etree._Element]:
        """Property holders from the strongest to the weakest."""
        first = next((run for run in self.element.iter(W + "r") if run.find(W + "t") is not None), None)
        own = kid(self.element, "pPr") if part == "pPr" else kid(first, "rPr")
        if own is not None:
            yield own
        yield from self.paper.chain(self.style, part)

    def _first(self, part: str, tag: str, name: str = "val") -> str:
        for level in self._levels(part):
            found = level.find(W + tag)
            if found is not None and (name == "val" or found.get(W + name) is not None):
                return found.get(W + name, "on")
        return ""

    @property
    def size(self) -> float:
        return int(self._first("rPr", "sz")) / 2

    @property
    def bold(self) -> bool:
        return self._first("rPr", "b") == "on"

    @property
    def italic(self) -> bool:
        return self._first("rPr", "i") == "on"

    @property
    def fonts(self) -> set[str]:
        return {self._first("rPr", "rFonts", slot) for slot in FONT_SLOTS}

    @property
    def align(self) -> str:
        return self._first("pPr", "jc")

    @property
    def keeps(self) -> bool:
        return self._first("pPr", "keepNext") == "on"

    def length(self, tag: str, name: str) -> int:
        """Return an indent or a spacing in twips."""
        return int(self._first("pPr", tag, name) or 0)

    @property
    def look(self) -> tuple[float, bool, bool, str]:
        return self.size, self.bold, self.italic, self.align

    @property
    def drawn(self) -> bool:
        return kid(self.element, "pPr", "pBdr", "bottom") is not None


class Paper:
    """An opened .docx."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.styles = etree.fromstring(self.parts["word/styles.xml"])

    @cached_property
    def body(self) -> etree._Element:
        found = self.document.find(W + "body")
        assert found is not None
        return found

    def chain(self, style: str, part: str) -> Iterator[etree._Element]:
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
