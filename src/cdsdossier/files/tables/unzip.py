"""The parts of a Word or Excel file, unpacked within bounds: a ZIP of a few KB may hold gigabytes."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.probe import ole2
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.signatures import detect_file_kind
from cdsdossier.files.tables.budget import TOO_BIG, ReadingBudget, UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRY, _MOST_ENTRIES = b"PK\x01\x02", 10_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

BROKEN = "tệp bị hỏng. Mở bằng Word hoặc Excel, lưu lại thành tệp mới; nếu không mở được thì xin lại bản gốc."
LOCKED = "tệp có mật khẩu. Mở bằng Word hoặc Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), rồi lưu lại."


def detect_document_kind(data: bytes) -> str:
    """Return what a document is by its content. Raises UnreadableDocument for one that asks for a password."""
    kind = detect_file_kind(data[:4096])
    if kind == "ole":
        kind, fault = ole2.probe_ole2(lambda at, count: data[at : at + count])
        if fault is FileFault.LOCKED:
            raise UnreadableDocument(LOCKED)
    return kind


class OfficePackage:
    """The parts of a ZIP file by name. Raises UnreadableDocument where the file does not hold what it promises."""

    def __init__(self, data: bytes, budget: ReadingBudget | None = None) -> None:
        """Open the package; what is read of it is taken from the budget, its own where none is given."""
        self.budget = budget or ReadingBudget()
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise UnreadableDocument(TOO_BIG)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as why:  # a hostile archive may fail in any way
            raise UnreadableDocument(BROKEN) from why
        names = self._archive.namelist()
        self.names = frozenset(names)
        #: Names that several parts have: programs differ in which one they take.
        self.repeated = frozenset(name for name, count in Counter(names).items() if count > 1)

    def part(self, name: str) -> bytes:
        """Return what a part holds."""
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableDocument(LOCKED)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnreadableDocument(BROKEN)
        try:
            with self._archive.open(info) as part:
                data = part.read(self.budget.left("bytes") + 1)
        except Exception as why:  # as above
            raise UnreadableDocument(BROKEN) from why
        self.budget.spend("bytes", len(data))
        return data

    def check_for_library(self, most_tags: int) -> None:
        """Look at every part before a library without bounds of its own opens the package.

        Raises UnreadableDocument where a part declares a document type, has an encoding in which that could not be
        seen, or where all together unpack to too much.
        """
        tags = 0
        for name in self.names:
            part = self.part(name)
            tags += part.count(b"<")
            hidden = b"\0" in part and name.lower().endswith((".xml", ".rels"))  # UTF-16
            if hidden or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                raise UnreadableDocument(BROKEN)
        if tags > most_tags:
            raise UnreadableDocument(TOO_BIG)

    def tree(self, name: str) -> _Element:
        """Return a part's XML: no entities, no document type, nothing fetched."""
        from lxml import etree

        data = self.part(name)
        self.budget.spend("marks", data.count(b"<") + 2 * data.count(b"="))
        # The encoding is never taken from the file: in a strange one the marks would not have been counted.
        parser = etree.XMLParser(
            encoding="utf-16" if data.startswith(_UTF16) else "utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as why:
            raise UnreadableDocument(BROKEN) from why
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocument(BROKEN)
        return root


def local_name(element: _Element) -> str:
    """Return an element's name without its namespace: the strict and the usual form of Office differ only there."""
    return str(element.tag).rpartition("}")[2]


def get_attribute(element: _Element, name: str) -> str | None:
    """Return an attribute by its name without namespace; None where it is missing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def children(parent: _Element, name: str, *below: str) -> Iterator[_Element]:
    """Yield the children of this name; with more names, those at the end of that path."""
    for one in parent:
        if local_name(one) == name:
            yield from children(one, *below) if below else (one,)


def value_below(parent: _Element, *path: str) -> str:
    """Return the attribute ``val`` of the first element at a path; empty where there is none."""
    found = next(children(parent, *path), None)
    return "" if found is None else get_attribute(found, "val") or ""
