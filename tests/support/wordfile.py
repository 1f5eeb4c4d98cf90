"""Word files with parts of any kind, as hostile as a test needs them."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

import docx

from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.word_parts import find_word_fault

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def word_file(
    parts: Mapping[str, bytes] | None = None,
    *,
    types: Mapping[str, str] | None = None,
    links: Sequence[str] = (),
    body: str = "",
) -> bytes:
    """Return an ordinary Word file with more parts, their types, relationships of its text and XML in its body."""
    found = dict(_plain_parts())
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in (types or {}).items())
    for name, text, end in (
        ("[Content_Types].xml", named, b"</Types>"),
        ("word/_rels/document.xml.rels", "".join(links), b"</Relationships>"),
        ("word/document.xml", body, b"<w:sectPr"),
    ):
        found[name] = found[name].replace(end, text.encode() + end, 1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in (found | dict(parts or {})).items():
            package.writestr(zipfile.ZipInfo(name), data)  # always the same bytes
    return made.getvalue()


@functools.cache
def _plain_parts() -> dict[str, bytes]:
    """Return the parts of an empty Word file, without its list of styles that it does not have."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as package:
        found = {name: package.read(name) for name in package.namelist()}
    unused = (
        rb'(?s)<w:latentStyles.*?</w:latentStyles>|<w:style w:type="table" w:styleId="(?!TableNormal").*?</w:style>'
    )
    found["word/styles.xml"] = re.sub(unused, b"", found["word/styles.xml"])
    return found


def word_link(kind: str, target: str, mode: str = "") -> str:
    """Return a relationship ``rId99`` of the text."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'


def word_fault(data: bytes) -> str:
    """Return what is said of a Word file."""
    return find_word_fault(OfficePackage(data))
