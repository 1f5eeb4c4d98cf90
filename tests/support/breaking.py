"""Documents broken on purpose: one thing changed in the XML of a right one."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree
from support.docxreader import Paper, W, kid

PARTS = ("document", "styles", "header1")


class Draft:
    """A document whose XML can be changed before it is read again."""

    def __init__(self, paper: Paper) -> None:
        self._parts = dict(paper.parts)
        self.roots = {name: etree.fromstring(paper.parts[f"word/{name}.xml"]) for name in PARTS}

    @property
    def body(self) -> etree._Element:
        return self.roots["document"][0]

    @property
    def pages(self) -> list[etree._Element]:
        return list(self.body.iter(W + "sectPr"))

    def all(self, *tags: str) -> list[etree._Element]:
        return list(self.body.iter(*(W + tag for tag in tags)))

    def line(self, start: str) -> etree._Element:
        """Return the first paragraph that starts with these words."""
        return next(
            one for one in self.all("p") if "".join(word.text or "" for word in one.iter(W + "t")).startswith(start)
        )

    def under(self, start: str) -> etree._Element:
        """Return the paragraph after that one."""
        lines = self.all("p")
        return lines[lines.index(self.line(start)) + 1]

    def say(self, start: str, words: str) -> None:
        """Write something else in a paragraph."""
        first, *others = self.line(start).iter(W + "t")
        first.text = words
        for word in others:
            word.text = ""

    def ink(self, start: str, tag: str, value: str) -> None:
        """Set a property of every run in a paragraph."""
        for run in self.line(start).iter(W + "r"):
            if run.find(W + "rPr") is None:
                run.insert(0, etree.Element(W + "rPr"))
            put(run[0], tag, val=value)

    def lay(self, start: str, tag: str, **values: str) -> None:
        """Set a property of a paragraph."""
        put(self.line(start)[0], tag, **values)

    def page(self, number: int, tag: str, **values: str) -> None:
        """Set a property of a section."""
        put(self.pages[number], tag, **values)

    def drop(self, *elements: etree._Element) -> None:
        for element in elements:
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)

    def read(self, path: Path) -> Paper:
        """Write the document and open it."""
        for name, root in self.roots.items():
            self._parts[f"word/{name}.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        with zipfile.ZipFile(path, "w") as package:
            for part, content in self._parts.items():
                package.writestr(part, content)
        return Paper(path)


def put(holder: etree._Element, tag: str, **values: str) -> None:
    """Set attributes of a child, which is made where it does not exist."""
    child = kid(holder, tag)
    if child is None:
        child = etree.SubElement(holder, W + tag)
    for name, value in values.items():
        child.set(W + name, value)
