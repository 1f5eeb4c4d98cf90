"""The text around a decision's tables, passage by passage, each with the place where people find it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsdossier.text.normalize import fold_text, tidy_text

Lines = tuple[str, ...]

_ARTICLE = re.compile(r"dieu (\d{1,3})\b[ .:]*")
_PART = re.compile(r"([IVX]{1,5})[.)] +\S")
_ANNEX = re.compile(r"phu luc\b")
#: A clause's number and a point's letter, at the beginning of a passage.
_CLAUSE = re.compile(r"(\d{1,2})[.)] *(?=[^\W\d])")
_POINT = re.compile(r"([a-zđ])[).] +\S")
#: How a passage may begin that does not go on with the one before.
_LABEL = re.compile(r"\d{1,3}(?:[.)]\s|(?:\.\d{1,2})+[.)]?\s|[.)][^\W\d])|[a-zđ][).]\s|[-+*•●]")
_ENDED = tuple(".;:!?…)")
#: Words behind which a number at the beginning of the next line belongs to the sentence.
_OPEN = re.compile(r"(?:\b(?:tu|den|duoi|tren|truoc|ngay|thang|nam|nhat|dat|so|la|hon|va|dieu|khoan)|[-/,≥≤<>=])$")
_WRAPPED, _LONGEST = 40, 4000  # letters from which a line can be one that was cut at the margin; of a paragraph


class Passage(NamedTuple):
    """A paragraph, or a row of a table that holds no criteria."""

    text: str
    #: ``Điều 4, khoản 2``, ``bảng 2, hàng 3``.
    place: str = ""
    #: The paragraphs that it stands below: the article, the clause.
    heads: tuple[str, ...] = ()
    #: It is a row of a table of levels.
    of_levels: bool = False


def place_passages(written: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages with a place each: as given, else by article, clause and point, else counted.

    One without text is a table of criteria: what follows is in no article, and counted from there.
    """
    counting = _Counting()
    placed: list[Passage] = []
    for one in _whole(written):
        if one.text:
            placed.append(one if one.place else counting.placed(one.text))
        else:
            counting = _Counting(f" sau {one.place}")
    return tuple(placed)


def strip_label(text: str) -> str:
    """Return a passage without the number, letter or dash at its beginning."""
    found = _ARTICLE.match(fold_text(text))
    bare = tidy_text(text)[found.end() :] if found else text
    return re.sub(r"^\W*(?:(?:\d{1,2}[.)]|[a-zđ][).]|[IVX]{1,5}[.)])\s+)?[-+*•●–—\s]*", "", bare)


def _whole(written: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages; lines that were cut at the margin, as in texts out of PDF, are one again."""
    held: Passage | None = None
    for one in written:
        if held and not (held.place or one.place) and _goes_on(held.text, one.text):
            held = held._replace(text=f"{held.text} {one.text}")
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _goes_on(before: str, text: str) -> bool:
    if not _WRAPPED <= len(before) <= _LONGEST or before.endswith(_ENDED) or _LABEL.match(text):
        return False
    return text[:1].islower() or (text[:1].isdigit() and _OPEN.search(fold_text(before[-20:])) is not None)


class _Counting:
    """Where in the text we are: the article or part, its clause, its point."""

    def __init__(self, behind: str = "") -> None:
        self.behind, self.count = behind, 0
        #: Rank → (its name, its paragraph); ranks: article or part, clause, point.
        self.ranks: dict[int, tuple[str, str]] = {}

    def placed(self, text: str) -> Passage:
        self.count += 1
        rank, name = self._begun(text)
        heads = tuple(head for depth, (_, head) in sorted(self.ranks.items()) if depth < rank)
        if name:
            self.ranks = {depth: kept for depth, kept in self.ranks.items() if depth < rank} | {rank: (name, text)}
        known = ", ".join(title for _, (title, _) in sorted(self.ranks.items()))
        return Passage(text, known or f"đoạn {self.count}{self.behind}", heads)

    def _begun(self, text: str) -> tuple[int, str]:
        """Return the rank that a passage begins, and its name; the lowest rank and no name for a plain one."""
        words = fold_text(text[:60])
        if found := _ARTICLE.match(words):
            return 0, f"Điều {found[1]}"
        if _ANNEX.match(words):
            self.ranks = {}
        elif found := _PART.match(text):
            return 0, f"phần {found[1]}"
        elif found := _CLAUSE.match(text):
            article = self.ranks.get(0, ("", ""))[0].startswith("Điều")
            return 1, f"{'khoản' if article else 'mục'} {found[1]}"
        elif found := _POINT.match(text):
            return 2, f"điểm {found[1]}"
        return 3, ""
