"""Headings at the foot of a page, signatures alone or torn, counted: ``python benchmarks/pagebreaks.py``.

Every document of both examples and of two large dossiers, as LibreOffice prints them. What stands on a page is read
back from the PDF without its spaces, and compared with the paragraphs of the Word file. Zero is what is wanted.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import edges
from lxml import etree
from pypdf import PdfReader

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.documents.pdf import convert_to_pdf
from cdsdossier.documents.rendering import render_documents
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

_DOSSIERS = ("thcs-quyet-tien/2023-2024", "tieu-hoc-hung-thang/2025-2026")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIGNING = ("Authority", "SignerName", "RecipientsHead", "Recipients", "Parent")
#: Shorter texts end many lines.
_SURE = 6


@dataclass(frozen=True)
class Faults:
    """What is wrong on the pages of one document, in words."""

    stranded: tuple[str, ...]
    signatures: tuple[str, ...]


def squeezed(text: str) -> str:
    """Return a text without any space."""
    return "".join(text.split())


def _texts(word: bytes, style: str) -> list[str]:
    """Return the texts of the paragraphs in a style, squeezed."""
    document = docx.Document(io.BytesIO(word))
    found = document.element.body.iterfind(f".//{{*}}p/{{*}}pPr/{{*}}pStyle[@{{{_W}}}val='{style}']")
    return [_plain(one.getparent().getparent()) for one in found]


def _plain(element: etree._Element) -> str:
    signs = {"noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
    parts = element.iter("{*}t", "{*}noBreakHyphen")
    return squeezed("".join(signs.get(etree.QName(one).localname, one.text or "") for one in parts))


def _held(word: bytes) -> Iterator[str]:
    """Return the text of each paragraph and row that must not be the last thing on a page: it is kept with the next."""
    document = docx.Document(io.BytesIO(word))
    styles = document.styles.element.iterfind("{*}style[{*}pPr]")
    keeping = {one.get(f"{{{_W}}}styleId") for one in styles if one.find("{*}pPr/{*}keepNext") is not None}
    for block in document.element.body.iter("{*}p", "{*}tr"):
        first = next(block.iter("{*}pPr"))
        style = first.find("{*}pStyle").get(f"{{{_W}}}val")
        inside = next(block.iterancestors("{*}tr"), None) is not None or style in _SIGNING
        if not inside and (first.find("{*}keepNext") is not None or style in keeping):
            yield _plain(block)


def page_faults(word: bytes, pdf: bytes) -> Faults:
    """Return what is wrong on the pages of a document."""
    pages = [squeezed(page.extract_text()).lstrip("0123456789") for page in PdfReader(io.BytesIO(pdf)).pages]
    held = {text for text in _held(word) if len(text) > _SURE}
    stranded = [f"{number}: …{text}" for number, page in enumerate(pages, 1) for text in held if page.endswith(text)]
    return Faults(tuple(sorted(stranded)), tuple(_signature_faults(word, pages)))


def _signature_faults(word: bytes, pages: list[str]) -> Iterator[str]:
    titles, names = _texts(word, "Authority"), _texts(word, "SignerName")
    starts = [*_texts(word, "RecipientsHead"), titles[0]]
    for number, page in enumerate(pages, 1):
        if titles[0] not in page or names[-1] not in page[page.rfind(titles[0]) :]:
            continue
        above = page[: min(page.rfind(one) for one in starts if one in page)]
        if len(above) < 20:
            yield f"{number}: nothing above the signature"
        return
    yield "the signature is torn"


def measured(folder: Path, output: Path) -> dict[str, Faults]:
    """Return the faults of every document of a dossier that LibreOffice prints."""
    dossier = Dossier.read(folder, look=False)
    wanted = (*DOCUMENTS, *OFFICE_DOCUMENTS) if dossier.review else DOCUMENTS
    made = render_documents(assess(dossier, IndicatorSet.of(dossier), date(2031, 1, 1), rules=()), wanted, output)
    words = {one.document: one.path.read_bytes() for one in made}
    return {name: page_faults(words[name], pdf) for name, pdf in convert_to_pdf(words).items()}


def main() -> None:
    """Print the faults of each dossier and their number."""
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        folders = {name: edges.EXAMPLES / name for name in _DOSSIERS}
        folders["large"] = edges.large(room / "large" / "2023-2024")
        folders["larger"] = edges.large(room / "larger" / "2023-2024", members=17, tasks=41, evidence=210)
        total = 0
        for name, folder in folders.items():
            for document, faults in measured(folder, room / "output" / name).items():
                for one in (*faults.stranded, *faults.signatures):
                    total += 1
                    print(f"{name} {document} page {one}")
        print(f"{total} page breaks at which a heading is stranded or a signature alone")
        sys.exit(total > 0)


if __name__ == "__main__":
    main()
