"""The file around the text: a slim base package opened by python-docx, and a zip that is always the same."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from importlib import resources
from typing import TYPE_CHECKING

import docx
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from cdsdossier.paperwork.letter import Letter

#: Name in the package → file in ``base/``.
_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footnotes.xml": "footnotes.xml",
    "word/header1.xml": "header1.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
#: Zip cannot tell a day before 1980; the file must not tell when it was made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  python-docx wants naive UTC
#: Where ``base/styles.xml`` leaves the size of the text open.
_SIZE = b"{{ size }}"
#: python-docx refuses longer properties.
_LONGEST = 255


def opened(footnotes: Sequence[etree._Element], size: int) -> Document:
    """Return an empty document with our styles, page header and the given ``w:footnote`` elements.

    ``size`` is that of every style which has none of its own, in points.
    """
    parts = {name: _base(file) for name, file in _PARTS.items()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(_SIZE, str(size * 2).encode())
    notes = etree.fromstring(parts["word/footnotes.xml"])
    notes.extend(footnotes)
    parts["word/footnotes.xml"] = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    return docx.Document(io.BytesIO(_zipped(parts)))


def describe(document: Document, letter: Letter) -> None:
    """Fill the file's properties from the letter."""
    stamp(document, letter.title, letter.author, letter.day)
    document.core_properties.subject = letter.subject[:_LONGEST]


def stamp(document: Document, title: str, author: str, day: date | None) -> None:
    """Fill the file's properties; the times are the document's day, so that they never depend on the clock."""
    when = datetime(day.year, day.month, day.day) if day else _NO_DAY  # noqa: DTZ001  as above
    properties = document.core_properties
    properties.title, properties.author = title[:_LONGEST], author[:_LONGEST]
    properties.last_modified_by = author[:_LONGEST]
    properties.language, properties.revision = "vi-VN", 1
    properties.created = properties.modified = when


def closed(document: Document) -> bytes:
    """Return the document as bytes that depend on nothing but its content."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return _zipped({name: package.read(name) for name in package.namelist()})


def _base(file: str) -> bytes:
    return resources.files(__package__).joinpath("base", file).read_bytes()


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the file differs between Windows and the rest
            package.writestr(entry, parts[name])
    return made.getvalue()
