"""The file around the text: the parts of ``base/``, filled in, and a zip that is always the same.

``base/`` is a whole .docx without text. Tests check that python-docx, Word and LibreOffice open the result.
``zipfile`` would compress parts that never change every time; the zip here has only what Word needs: names in ASCII,
deflated, no comments, no 64-bit sizes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdsdossier.documents.docx.ooxml import Xml, encode_xml

if TYPE_CHECKING:
    from cdsdossier.documents.letter import Letter

_BASE = Path(__file__).with_name("base")
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
_CORE, _DOCUMENT, _FOOTNOTES, _STYLES = (
    "docProps/core.xml", "word/document.xml", "word/footnotes.xml", "word/styles.xml",
)  # fmt: skip
#: For a document without a day: the file must not show when it was made.
_NO_DAY = "2000-01-01"
#: Where the text and the footnotes are inserted, and the size of the text in ``base/styles.xml``.
_NO_BODY, _NO_MORE = b"<w:body/>", b"</w:footnotes>"
_SIZE = b"{{ size }}"
#: Characters of a property; Office takes no more.
MAX_PROPERTY_LENGTH = 255
_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
#: Version 2.0 of the format, no flags, deflated; 1 January 1980, so that the file does not show when it was made.
_VERSION, _KIND = 20, (20, 0, 8, 0, 0x21)


def build_docx_file(letter: Letter, body: Iterable[Xml], footnotes: Iterable[Xml]) -> bytes:
    """Return the file as bytes that depend on nothing but its content.

    ``body`` is the content of ``w:body``, ``footnotes`` are ``w:footnote`` elements; the letter gives the properties
    and the size of every style that has none of its own.
    """
    still = _still(letter.size)
    made = {
        _CORE: _written(_properties(letter)),
        _DOCUMENT: still[_DOCUMENT].replace(_NO_BODY, b"<w:body>%b</w:body>" % encode_xml(body)),
        _FOOTNOTES: still[_FOOTNOTES].replace(_NO_MORE, encode_xml(footnotes) + _NO_MORE),
    }
    return zip_parts(still, made)


def _properties(letter: Letter) -> etree._Element:
    """Return the file's properties; its times are the day of the document and never depend on the clock."""
    core = _root(_CORE)
    day = f"{letter.day.isoformat() if letter.day else _NO_DAY}T00:00:00Z"
    values = {
        "dc:title": letter.title, "dc:creator": letter.author, "cp:lastModifiedBy": letter.author,
        "dc:language": "vi-VN", "cp:revision": "1", "dcterms:created": day, "dcterms:modified": day,
        "dc:subject": letter.subject,
    }  # fmt: skip
    for name, value in values.items():
        prefix, _, tag = name.partition(":")
        element = etree.SubElement(core, f"{{{_NAMESPACES[prefix]}}}{tag}")
        element.text = value[:MAX_PROPERTY_LENGTH]
        if prefix == "dcterms":
            element.set(_TYPE, "dcterms:W3CDTF")
    return core


@cache
def _still(size: int) -> dict[str, bytes]:
    """Return the parts that are the same in all files with text of ``size`` points."""
    still = {name: _written(_root(name)) for name in _PARTS if name != _CORE}
    still[_STYLES] = still[_STYLES].replace(_SIZE, str(size * 2).encode())
    return still


@cache
def _base(part: str) -> bytes:
    return (_BASE / _PARTS[part]).read_bytes()


def _root(part: str) -> etree._Element:
    """Return the root of a part, without comments and the spaces between its elements."""
    return etree.fromstring(_base(part), etree.XMLParser(remove_blank_text=True, remove_comments=True))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Deflated(NamedTuple):
    data: bytes
    #: Checksum, compressed size, size.
    sizes: tuple[int, int, int]


def zip_parts(still: Mapping[str, bytes], made: Mapping[str, bytes]) -> bytes:
    """Return parts by name as a zip, in the order of their names; ``still`` are the same in other files."""
    body, index = bytearray(), bytearray()
    parts = {name: _once(data) for name, data in still.items()} | {name: _deflated(made[name]) for name in made}
    for name in sorted(parts):
        part, label = parts[name], name.encode("ascii")
        place = len(body)
        body += pack("<4s5H3L2H", b"PK\x03\x04", *_KIND, *part.sizes, len(label), 0) + label + part.data
        index += pack(
            "<4s6H3L5H2L", b"PK\x01\x02", _VERSION, *_KIND, *part.sizes, len(label), 0, 0, 0, 0, 0, place
        ) + label  # fmt: skip
    end = pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(parts), len(parts), len(index), len(body), 0)
    return bytes(body + index + end)


def _deflated(data: bytes) -> _Deflated:
    work = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = work.compress(data) + work.flush()
    return _Deflated(packed, (zlib.crc32(data), len(packed), len(data)))


_once = lru_cache(maxsize=32)(_deflated)
