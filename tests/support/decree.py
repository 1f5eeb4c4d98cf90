"""The rules of Nghị định 30/2020/NĐ-CP as assertions on paper; ids as in the reference of the decree's rules.

Nothing here knows the writer: numbers are the decree's, and what a document must show is said in ``DOCUMENTS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from lxml import etree
from support.docxreader import Line, Paper, Section, W, kid, value

from cdsdossier.documents.docx.text_width import measure_width

MM = 1440 / 25.4
DATE = r"ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}"
OPENERS = re.compile("(Căn cứ|Thực hiện|Xét đề nghị|Xét yêu cầu|Theo đề nghị) ")


@dataclass(frozen=True)
class What:
    """What a document is."""

    kind: str
    notation: str | None
    addressed: bool = False
    decision: bool = False
    minutes: bool = False
    landscape: bool = False
    #: How many sign.
    signers: int = 1
    #: Issued by the body that assesses, not by the school.
    office: bool = False
    #: A công văn: no kind and no subject above the text, "V/v …" under the number, no legal bases of its own.
    letter: bool = False
    #: The decree says nothing of how a certificate is set.
    certificate: bool = False
    #: Of each annex: whether it is a list issued with a decision.
    attached: tuple[bool, ...] = ()


DOCUMENTS = {
    "ke-hoach": What("Kế hoạch", "KH", attached=(False,)),
    "quyet-dinh-hoi-dong": What("Quyết định", "QĐ", decision=True, attached=(True,)),
    "danh-muc-minh-chung": What("Danh mục minh chứng", None, landscape=True, signers=2),
    "phieu-cham-diem": What("Phiếu tự đánh giá, chấm điểm", None, signers=2),
    "bien-ban-tu-danh-gia": What("Biên bản", "BB", minutes=True, signers=2),
    "bao-cao": What("Báo cáo", "BC", addressed=True),
    "quyet-dinh-cong-nhan": What("Quyết định", "QĐ", decision=True),
    "to-trinh": What("Tờ trình", "TTr", addressed=True),
    "thong-bao-ket-qua": What("Thông báo", "TB"),
    "bien-ban-danh-gia-ngoai": What("Biên bản", "BB", minutes=True, signers=3, office=True),
    "quyet-dinh-cong-nhan-ket-qua": What("Quyết định", "QĐ", decision=True, office=True),
    "giay-chung-nhan": What("Giấy chứng nhận", None, landscape=True, office=True, certificate=True),
    "phieu-tra-ho-so": What("", "VHXH", addressed=True, office=True, letter=True),
}


def worded(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.text.strip()]


@dataclass(frozen=True)
class Case:
    """A document on paper, with what it is and the size of its text."""

    paper: Paper
    what: What
    size: int
    #: Somebody stands above the issuer.
    superior: bool = True

    @property
    def main(self) -> Section:
        return self.paper.sections[0]

    @property
    def annexes(self) -> list[Section]:
        return self.paper.sections[1:]

    def column(self, table: etree._Element, number: int) -> list[Line]:
        """Return what stands in one column of a table, from top to bottom."""
        cells = [row.findall(W + "tc")[number] for row in table.findall(W + "tr")]
        return worded([line for cell in cells for line in self.paper.lines_in(cell)])

    @property
    def agency(self) -> list[Line]:
        """Return the names at the top left, without the number."""
        return [line for line in self.column(self.main.tables[0], 0) if not line.text.startswith(("Số:", "V/v"))]

    @property
    def issuer(self) -> Line:
        return self.agency[-1]

    @property
    def kind(self) -> Line:
        return next(line for line in self.main.outer if line.text == self.what.kind.upper())

    @property
    def subject(self) -> Line:
        return self.paper.after(self.kind)

    @property
    def _below(self) -> list[Line]:
        """Return the lines under the subject, of the main part."""
        lines = worded(self.main.outer)
        if self.what.letter:
            return lines
        return lines[next(n for n, one in enumerate(lines) if one.element is self.subject.element) + 1 :]

    @property
    def bases(self) -> list[Line]:
        opening = dropwhile(lambda line: not OPENERS.match(line.text), self._below[:6])
        first = next(opening, None)
        if first is None:
            return []
        start = [line.element for line in self._below].index(first.element)
        return list(takewhile(lambda line: OPENERS.match(line.text), self._below[start:]))

    @property
    def text(self) -> list[Line]:
        """Return the paragraphs of the body: under the bases, the deciding word or the addressees."""
        above = {line.element for line in self.bases}
        if self.what.decision:
            start = next(n for n, line in enumerate(self._below) if line.text == "QUYẾT ĐỊNH:") + 1
            return self._below[start:]
        skipped = ("Kính gửi", "- ") if not self.bases and self.what.addressed else ("Kính gửi",)
        return [line for line in self._below if line.element not in above and not line.text.startswith(skipped)]

    @property
    def signed(self) -> list[list[Line]]:
        """Return the columns under the text."""
        table = self.main.tables[-1]
        return [self.column(table, number) for number in range(max(2, self.what.signers))]

    @property
    def recipients(self) -> list[Line]:
        return list(dropwhile(lambda line: not line.text.startswith("Nơi nhận"), self.signed[0]))


Rule = Callable[[Case], None]
#: Every rule by its id.
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register an assertion under the id of its rule; it passes over documents that the rule does not concern."""

    def register(check: Rule) -> Rule:
        assert name not in RULES
        RULES[name] = check
        return check

    return register


def written_width(line: Line, size: int) -> int:
    """Return the width of a bold line; of several set lines, that of the widest."""
    return max(measure_width(part, size, bold=True) for part in line.text.split("\n"))


def drawn_under(line: Line, room: float) -> float:
    """Return the length of the line drawn under a paragraph, in twips."""
    below = line.paper.after(line)
    assert below.drawn, f"nothing is drawn under {line.text!r}"
    return room - below.length("ind", "left") - below.length("ind", "right")


def room_of(line: Line) -> int:
    """Return the width of the table cell that a line stands in."""
    cell = next(one for one in line.element.iterancestors(W + "tc"))
    return int(value(kid(cell, "tcPr", "tcW"), "w"))
