"""Lines of a cell or of a page → paragraphs: a line end counts where the next word would still have had room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cdsdossier.files.tables.pdf.letters import PdfLine

#: What a point of a list begins with.
_POINT = re.compile(r"(?:[-–—•+*▪●○◦✓]|[0-9]{1,2}[.)]|[a-zđ]\))$")
#: What a line of a letterhead or of a list of facts begins with: “Số:”, “Nơi nhận:”.
_LABEL = re.compile(r"[A-ZĐ]\w+:$")
#: A number, a word of capitals or of no syllables, a document's number, that was broken where it found no room.
_BROKEN = re.compile(
    r"[0-9][/.]?\n[0-9/]|(?:[A-ZĐ]{3}|[/-][A-ZĐ]{1,2})\n[A-ZĐ]|[A-ZĐ0-9]\n-[A-ZĐ]|[a-z]\n[bcdghk-np-tvwx]+\Z|\w\n[:;,.)]"
)
#: Points: how far a line may stand from the middle and still be centred; an indent that begins a paragraph.
_CENTRED, _INDENT = 3.0, 10.0
#: Times the usual distance of two lines: more begins a paragraph.
_APART = 1.45
#: Of a letter's size: a space, how exactly the room of a line is known, a wide letter.
_SPACE, _UNSURE, _LETTER = 0.25, 0.12, 0.9


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """A paragraph and the height of its first and last line."""

    text: str
    top: float
    bottom: float


def build_paragraphs(lines: Sequence[PdfLine], left: float, right: float) -> list[PdfParagraph]:
    """Return the paragraphs of lines that stand between two edges."""
    column = _Column(left, right, _usual_pitch(lines), sum(map(_is_dashed, lines)) > 1)
    made: list[PdfParagraph] = []
    listed = False
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None and column.goes_on(above, line, listed=listed):
            made[-1] = PdfParagraph(column.joined(made[-1].text, above, line), made[-1].top, line.base)
        else:
            made.append(PdfParagraph(line.text, line.base - line.size, line.base))
            listed = _is_point(line)
    return made


def measure_ends(lines: Sequence[PdfLine], left: float, right: float) -> tuple[float, float]:
    """Return how much room the first word asks of a line above, and how much is left behind the last word."""
    if not lines:
        return 0.0, 0.0
    last = lines[-1]
    inset, behind = last.x0 - left, right - last.x1
    centred = inset > _CENTRED and abs(inset - behind) <= _CENTRED
    return _needed(lines[0]), behind + inset if centred else behind


def _usual_pitch(lines: Sequence[PdfLine]) -> float:
    steps = sorted(below.base - above.base for above, below in pairwise(lines))
    return steps[len(steps) // 4] if steps else 0.0


def _is_point(line: PdfLine) -> bool:
    return _POINT.match(line.words[0].text) is not None and len(line.words) > 1


def _is_dashed(line: PdfLine) -> bool:
    return len(line.words) > 1 and line.words[0].text in {"-", "–"} and line.words[1].text[:1].isupper()


def _needed(line: PdfLine) -> float:
    """Return the room that the first word of a line would have asked for, surely, at the end of the line above."""
    return line.words[0].x1 - line.words[0].x0 + (_SPACE + _UNSURE) * line.size


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges between which lines stand, and how far apart they usually are."""

    left: float
    right: float
    pitch: float
    #: Several lines begin with a dash and a capital: each of them is a point, also the first below its title.
    dashes: bool

    def goes_on(self, above: PdfLine, line: PdfLine, *, listed: bool) -> bool:
        """Return whether a line goes on with the paragraph of the line above; ``listed``: a point of a list."""
        step = line.base - above.base
        if abs(above.size - line.size) > 1 or step > max(_APART * self.pitch, 1.1 * line.size):
            return False
        if _share_middle(above, line):
            room = (self.right - self.left) - (above.x1 - above.x0)
            begins = above.fonts[1] != line.fonts[0]
        else:
            room = self.right - above.x1
            begins = min(line.x0 - self.left, line.x0 - above.x0) > _INDENT and not listed
        if self._is_broken(above, line):
            return True
        if begins or room >= _needed(line) or _LABEL.match(line.words[0].text):
            return False
        if self.dashes and _is_dashed(line):
            return False
        return not (_is_point(line) and (listed or above.text.endswith((".", ";", ":", ","))))

    def joined(self, text: str, above: PdfLine, line: PdfLine) -> str:
        """Return a text with its next line: a word that was broken is whole again."""
        if text.endswith("\u00ad") or re.search(r"[^\W_][-‐‑]$", text):
            return text + line.text
        return f"{text}{line.text}" if self._is_broken(above, line) else f"{text} {line.text}"

    def _is_broken(self, above: PdfLine, line: PdfLine) -> bool:
        """Return whether the only word of a line fills it, and goes on in the next one."""
        full = len(above.words) == 1 and self.right - above.x1 < _LETTER * line.size
        return full and _BROKEN.search(f"{above.text}\n{line.words[0].text}") is not None


def _share_middle(above: PdfLine, line: PdfLine) -> bool:
    """Return whether two lines of different length are centred."""
    apart = abs((above.x0 + above.x1) - (line.x0 + line.x1)) / 2
    return apart <= _CENTRED < abs(above.x0 - line.x0)
