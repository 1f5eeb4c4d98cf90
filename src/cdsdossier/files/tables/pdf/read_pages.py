"""The pages of a PDF as paragraphs and cells, read by pdfplumber in a process of its own.

``python -m cdsdossier.files.tables.pdf.read_pages`` reads a PDF and writes its pages as JSON.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict

from cdsdossier.files.child import limit_memory
from cdsdossier.files.tables.pdf.legible import FEWEST_LETTERS, is_legible
from cdsdossier.files.tables.pdf.letters import PdfLetter, read_letters
from cdsdossier.files.tables.pdf.page_items import CutTexts, Margins, PdfItem, arrange_page
from cdsdossier.files.tables.pdf.ruled import RuledTable, TooManyLines, find_ruled_tables
from cdsdossier.files.tables.pdf.unruled import UncertainTable

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_MOST_PAGES, _MOST_LETTERS = 150, 600_000
#: Share of a page from which a picture is the page.
_COVERS = 0.5


@dataclass(frozen=True, slots=True)
class _ReadPage:
    width: float
    height: float
    letters: list[PdfLetter]
    ruled: list[RuledTable]

    def margins(self) -> Margins:
        """Return the edges of the text outside of tables."""
        prose = [one for one in self.letters if not one.turn and not self._is_in_table(one)]
        left = min((one.x0 for one in prose), default=self.width)
        return left, max((one.x1 for one in prose), default=0.0)

    def _is_in_table(self, letter: PdfLetter) -> bool:
        x, y = letter.middle
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in (one.box for one in self.ruled))


class PdfPage(TypedDict):
    """A page: its height, and what is on it from top to bottom."""

    height: float
    items: list[PdfItem]


class PdfAnswer(TypedDict):
    """What the child process says."""

    pages: list[PdfPage]
    #: ``locked``, ``big``, ``scan``, ``garbled``, ``cut``, ``broken``: why there are no pages.
    fault: NotRequired[str]


class _Faulty(Exception):
    """A PDF that is not read; the message is the fault."""


def main() -> None:
    """Answer for the PDF on standard input."""
    limit_memory()
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)


def _answer(data: bytes) -> PdfAnswer:
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return {"pages": _pages(document)}
    except _Faulty as why:
        return {"pages": [], "fault": str(why)}
    except CutTexts:
        return {"pages": [], "fault": "cut"}
    except UncertainTable:
        return {"pages": [], "fault": "bare"}
    except (TooManyLines, MemoryError, RecursionError):
        return {"pages": [], "fault": "big"}
    except PdfminerException as why:
        return {"pages": [], "fault": _fault(next(iter(why.args), None))}


def _fault(why: object) -> str:
    """Return the fault for what pdfminer stumbled over."""
    if isinstance(why, MemoryError | RecursionError):
        return "big"
    return "locked" if "Password" in type(why).__name__ else "broken"


def _pages(document: PDF) -> list[PdfPage]:
    if len(document.pages) > _MOST_PAGES:
        raise _Faulty("big")
    read: list[_ReadPage] = []
    letters, covered, empty = 0, 0, 0  # pages that a picture covers, and those of them with little text
    for page in document.pages:
        upright = _turned(page)
        own = read_letters(upright.chars)
        letters += len(own)
        if letters > _MOST_LETTERS:
            raise _Faulty("big")
        picture = _is_covered(upright)
        covered, empty = covered + picture, empty + (picture and len(own) < FEWEST_LETTERS)
        read.append(_ReadPage(float(upright.width), float(upright.height), own, find_ruled_tables(upright)))
        page.close()
        upright.close()
    recognised = covered * 2 > len(read) and not any(
        page.ruled for page in read
    )  # text by a machine, lines in pictures
    if not letters or empty * 2 > len(read) or recognised:
        raise _Faulty("scan")
    if not is_legible([letter.text for one in read for letter in one.letters]):
        raise _Faulty("garbled")
    return list(_arranged(read))


def _arranged(read: list[_ReadPage]) -> Iterator[PdfPage]:
    """Yield pages, those of one size with the same margins; where all lines end early, the right one is as the left."""
    margins: dict[tuple[float, float], Margins] = {}
    for page in read:
        size, (left, right) = (page.width, page.height), page.margins()
        others = margins.get(size, (left, right))
        margins[size] = min(left, others[0]), max(right, others[1])
    unruled = not any(page.ruled for page in read)
    heads: set[tuple[str, ...]] = set()
    for page in read:
        left, right = margins[page.width, page.height]
        edges = left, max(right, page.width - left)
        items = arrange_page(page.letters, page.ruled, edges, unruled=unruled)
        if unruled:
            _refuse_other_head(items, heads)
        yield {"height": page.height, "items": items}


def _refuse_other_head(items: list[PdfItem], heads: set[tuple[str, ...]]) -> None:
    """Refuse a page on which a table without lines goes on otherwise than below the same head. Raises UncertainTable.

    A row that was parted by the end of a page leaves the rest of its texts below the head, or alone on the page.
    """
    names = tuple(name for head in heads for name in head)
    found = {tuple(" ".join(cell.lines) for cell in item["cells"] if not cell.top) for item in items if "cells" in item}
    heads |= found
    if len(heads) > 1 or (names and not found and any(item["text"].startswith(names) for item in items)):
        raise UncertainTable


def _turned(page: Page) -> Page:
    """Return the page as people turn it to read: most of its letters upright."""
    from pdfplumber.page import Page

    turns = Counter(_direction(char["matrix"]) for char in page.chars)
    turn = max(turns, key=lambda one: turns[one], default=0)
    if not turn:
        return page
    own = page.page_obj
    own.rotate = own.attrs["Rotate"] = (own.rotate + turn) % 360
    page.close()
    return Page(page.pdf, own, page.page_number, page.initial_doctop)


def _direction(matrix: tuple[float, ...]) -> int:
    """Return by how many degrees the page must be turned clockwise so that a letter stands upright."""
    across, up = matrix[0], matrix[1]
    if abs(up) > abs(across):
        return 90 if up > 0 else 270
    return 180 if across < 0 else 0


def _is_covered(page: Page) -> bool:
    whole = float(page.width * page.height)
    return any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > _COVERS * whole for image in page.images
    )


if __name__ == "__main__":
    main()
