"""The page for a browser, printed by one: as many sheets as the Word file has, with the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.browser import Window, needs_browser
from support.browsing import needs_office, pages_of, squeezed
from support.desk import Desk, reviewed
from support.docxreader import Paper

from cdsdossier.documents import pdf
from cdsdossier.documents.rendering import render_documents
from cdsdossier.model.dossier import head
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

pytestmark = needs_browser
DOCUMENTS = (*head.DOCUMENTS, *OFFICE_DOCUMENTS)


@needs_office
def test_a_browser_prints_as_many_pages_as_word_and_says_the_same(
    desk: Desk, tmp_path: Path, window: Callable[..., Window]
) -> None:
    assessment = desk.assessment(reviewed)
    pages = render_documents(assessment, DOCUMENTS, desk.output, form="html")
    words = render_documents(assessment, DOCUMENTS, desk.output)
    files = pdf.convert_to_pdf({one.document: one.path.read_bytes() for one in words})

    for page, word in zip(pages, words, strict=True):
        out, there = tmp_path / "browser.pdf", tmp_path / "word.pdf"
        there.write_bytes(files[word.document])
        shown = window().open(page.path)
        shown.page.pdf(path=out, prefer_css_page_size=True)
        assert shown.said == [], page.document
        seen, expected = pages_of(out), pages_of(there)
        assert abs(len(seen) - len(expected)) <= 1, page.document
        _in_order("".join(seen), [line.text for line in Paper(word.path).lines])


def _in_order(text: str, lines: list[str]) -> None:
    """Find the beginning of every longer line after that of the line before it."""
    at = 0
    for line in (squeezed(line)[:20] for line in lines if len(line) > 40):
        found = text.find(line, at)
        assert found >= 0, line
        at = found + 1
