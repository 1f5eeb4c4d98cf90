"""One cell of the products' column → the products in it, each as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cdsdossier.text.normalize import fold_text, tidy_text
from cdsdossier.workflows.plan_import.classify import BEFORE, NAME, classify_document

_BULLET = r"[-‐‑‒–—―−•●○▪■□◦*+·✓✔\uf0b7\uf02d]"
_POINT = re.compile(rf"{_BULLET}+\s*|\(?\d{{1,2}}[.)]\s+|\(?\d{{1,2}}\)|[a-zđ]\)\s*")
_DASH = "[-–—−]"
#: Not within brackets; a bracket that closes only after so many letters is none.
_OUTSIDE = r"(?![^()]{0,500}\))"

#: Words that are verbs as well: in small letters they open a document's name only where it is one of the register.
_VERBS = re.compile("(?:quyet dinh|bao cao|thong bao|ke hoach)")


def split_products(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the products that the lines of a cell name, without list marks and closing stops."""
    pieces = (piece for line in _joined(lines) for piece in _pieces(line))
    return tuple(name for name in map(_bare, pieces) if re.search(r"[^\W_]", name))


def _joined(lines: Iterable[str]) -> list[str]:
    """Put lines together that merely continue the one above: in small letters, with no stop before them."""
    whole: list[str] = []
    for line in filter(None, map(tidy_text, lines)):
        if whole and line[0].islower() and whole[-1][-1] not in ".;:" and not _opens(line, whole[-1]):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _opens(line: str, above: str) -> bool:
    """Return whether a lower-case line is an item of a list written in lower case."""
    return bool(_POINT.match(line)) or (above[0].islower() and re.match(NAME, fold_text(line)) is not None)


def _pieces(line: str) -> Iterator[str]:
    listed = re.match(_BULLET, line) is not None
    for part in re.split(rf";{_OUTSIDE}|(?<=[.;])\s*(?={_DASH}\s)", line):
        for point in _at_dashes(part) if listed else [part]:
            yield from _at_commas(point)


def _at_dashes(part: str) -> list[str]:
    """Split a point of a list where a dash opens the next document; “Phòng Văn hóa - Xã hội” stays whole."""
    written = tidy_text(part)
    places = (found.start() for found in re.finditer(rf"(?<!tai chinh) - (?={NAME})", fold_text(part)))
    return _cut(written, [place for place in places if written[place + 3].isupper()])


def _at_commas(part: str) -> list[str]:
    written, words = tidy_text(part), fold_text(part)
    commas = [found.start() for found in re.finditer(rf", ?(?={NAME}){_OUTSIDE}", words)]
    opens = re.match(BEFORE + NAME, fold_text(_bare(written))) is not None
    pieces = _cut(written, [at for at in commas if _next_document(written[at + 1 :].lstrip(), opens=opens)])
    return [piece.removeprefix(",") for piece in pieces]


def _next_document(rest: str, *, opens: bool) -> bool:
    """Return whether a document's name follows a comma; ``opens``: one comes before it."""
    if rest[0].isupper():
        return True
    words = fold_text(rest)
    if not _VERBS.match(words):
        return re.match(NAME + r" \w", words) is not None
    return opens and classify_document(rest.split(",", maxsplit=1)[0]) is not None


def _cut(text: str, places: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *places, len(text)])]


def _bare(piece: str) -> str:
    text = piece.strip()
    while mark := _POINT.match(text):
        text = text[mark.end() :]
    return re.sub(r"(?<![\s;.,])(?<!v\.v)[\s;.,]+$|(?<=v\.v.)[\s;.,]+$", "", text)
