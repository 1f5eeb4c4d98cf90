"""Numbers of rows as people type them: ``1,3``, ``(1.3)``, ``TC 1.3``, ``I.3``, ``A1``, ``1.3a`` → their parts."""

from __future__ import annotations

import re

from cdsdossier.text.normalize import compose, fold_text, tidy_text
from cdsdossier.workflows.decision_import.parse_numbers import parse_ordinal

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_UPPER = "ABCDEFGH"
_POINTS = "abcdđeghik"
#: Words that may stand before a number that is not the number of a group.
_WORD = r"(?:tieu chi|chi so|noi dung|yeu cau|tc|cs|nd|ma so|ma|so|muc)(?: so| thu)?"
_WORDED = re.compile(rf"{_WORD} ?[:.]? ?(?=\d)")
#: Parts of a number: dots, also with spaces, commas, dashes or strokes between.
_PARTED = re.compile(r"(\d{1,3})((?: ?[.,/_-]{1,2} ?\d{1,2}){0,3}) ?[.,]?([a-zđ])?")
_PREFIXED = re.compile(r"([IVX]{1,4}|[A-H])(?: ?[.,/_-] ?|(?=\d)(?<=[A-H]))(\d{1,2}(?: ?[.,/_-] ?\d{1,2}){0,2})")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{1,2}-\d{1,2}.*")
#: The same at the beginning of a text; one number alone needs a sign behind it, or it is a number of things.
_TEXT_DOTTED = re.compile(r"[(\[]?(\d{1,2}(?: ?\. ?\d{1,2}){1,3}) ?([.):\]/,–-] ?)?(?=([^\W\d_]\w?))")
_TEXT_COMMA = re.compile(r"[(\[]?(\d{1,2}(?:,\d{1,2}){1,3})[.):\]/]+ ?(?=[^\W\d])")
_TEXT_PLAIN = re.compile(r"(?:\((\d{1,2})\)|(\d{1,2})(?:[.)]|/(?= )| ?-(?= ))) *(?=\D)")
_TEXT_PREFIXED = re.compile(r"([IVX]{1,4}|[A-H])\.(\d{1,2}(?:\.\d{1,2}){0,2})[.):-]* +(?=[^\W\d])")
_TEXT_WORDED = re.compile(rf"{_WORD} ?(\d{{1,2}}(?>(?:\.\d{{1,2}}){{0,3}})) ?(?:[.):-]+ ?|$)")
#: What folds to “thứ” and is another word: “Nội dung thử 1.3” is no number.
_NOT_ORDINAL = re.compile(r"\bth(?!ứ)[uúùủũụưừửữự]\b", re.IGNORECASE)


def parse_written_number(written: str) -> tuple[int, ...]:
    """Return the parts of a number that stands alone in its cell; none where it is no such number."""
    text = tidy_text(compose(written, "NFKC")).translate(_DASHES).strip("()[]{}#:;/-. ")
    if _DAY.fullmatch(text):
        return ()
    folded = fold_text(text)
    if found := _WORDED.match(folded):
        text = text[found.end() :]
    if found := _PREFIXED.fullmatch(text.rstrip(".,) ")):
        return _ordinal(found[1]), *_parts(found[2])
    found = _PARTED.fullmatch(text.rstrip(".,) "))
    if not found:
        return ()
    letter = (_POINTS.index(found[3]) + 1,) if found[3] in tuple(_POINTS) else ()
    return (*_parts(found[1] + found[2]), *letter) if letter or not found[3] else ()


def is_day(written: str) -> bool:
    """Return whether a number has become a day, as Excel makes ``1.3`` into 01/03."""
    return _DAY.fullmatch(written.strip()) is not None


def match_text_number(line: str) -> tuple[tuple[int, ...], int]:
    """Return the number at the beginning of a text, and where the words begin; none and 0 where there is no number."""
    found = _TEXT_DOTTED.match(line)
    if found and (found[2] or (found[3][0].isupper() and not found[3].isupper())):  # “1.5 triệu”, “2.5GB” are none
        return _parts(found[1]), found.end()
    for pattern in (_TEXT_COMMA, _TEXT_PLAIN):
        if found := pattern.match(line):
            return _parts(next(filter(None, found.groups()))), found.end()
    if found := _TEXT_PREFIXED.match(line):
        return (_ordinal(found[1]), *_parts(found[2])), found.end()
    if found := _TEXT_WORDED.match(fold_text(_NOT_ORDINAL.sub("___", line))):
        return _parts(found[1]), found.end()
    return (), 0


def _parts(written: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", written))


def _ordinal(prefix: str) -> int:
    return parse_ordinal(prefix) or _UPPER.index(prefix) + 1
