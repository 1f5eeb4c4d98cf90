"""Numbers in the words of a decision: points, stretches, bands, levels. What is not read whole is not read at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from cdsdossier.model.indicatorset import Band, LevelRange
from cdsdossier.text.normalize import fold_text, tidy_text

Measure = Literal["ratio", "count"]

_NUMBER = r"(?<!\d)(?<!\d[.,])(\d{1,3}(?>(?:\.\d{3})+)(?![\d.,]*\d)|\d{1,9}(?:[.,]\d{1,2})?(?![.,]?\d)) ?(%?)"
_UNIT = r"(?: [a-z][a-z/ ]{0,30}?)?"
_TO = r" ?(?:den|toi|-) ?"
_UNDER = r"(?:duoi|nho hon|it hon|thap hon|<(?!=))"
_OVER = r"(?:tren|lon hon|nhieu hon|cao hon|hon|>(?!=))"
#: What may stand between two bounds that are both named: ``từ 50 điểm trở lên và dưới 75``.
_BETWEEN = r"(?: (?!(?:hoac|khong|chua)\b)[a-z/]{1,12}){0,3}(?: ?(?:,|den|toi|va|-)){0,2} ?"
_MOST = r"(?:khong (?:qua|tren|hon))"
#: Comparisons in signs and in long words → the words of the stretches below.
_LOW = r"(?<![\d.,])(\d{1,9}(?:[.,]\d{1,2})? ?%?) ?"
_COMPARED = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (rf"{_LOW}(?:<=|≤) ?[a-z ]{{1,30}}< ?(?=\d)", r" tu \1 duoi "),
        (rf"{_LOW}(?:<=|≤) ?[a-z ]{{1,30}}(?:<=|≤) ?(?=\d)", r" tu \1 den "),
        (rf"{_LOW}< ?[a-z ]{{1,30}}(?:<=|≤) ?(?=\d)", r" tren \1 den "),
        (rf"{_LOW}(?:<=|≤) ?[a-z ]{{1,30}}$", r" tu \1 "),
        (rf"{_LOW}< ?[a-z ]{{1,30}}$", r" tren \1 "),
        (r"\b(?:(?:tren|(?:lon|cao|nhieu) hon) hoac bang|bang hoac (?:tren|(?:lon|cao|nhieu) hon))\b|>=|=>|≥", " tu "),
        (
            r"\b(?:(?:duoi|(?:nho|thap|it) hon) hoac bang|bang hoac (?:duoi|(?:nho|thap|it) hon))\b|<=|=<|≤",
            " khong qua ",
        ),
    )
)

#: How a stretch is worded, and which bounds its numbers are; the first that fits decides.
_STRETCHES = tuple(
    (re.compile(pattern), bounds)
    for pattern, bounds in (
        (rf"\btu {_NUMBER}{_UNIT}{_TO}{_UNDER} ?{_NUMBER}", ("from_", "below")),
        (rf"\btu {_NUMBER}{_BETWEEN}{_UNDER} ?{_NUMBER}", ("from_", "below")),
        (rf"\btu {_NUMBER}{_BETWEEN}{_MOST} ?{_NUMBER}", ("from_", "to")),
        (rf"{_OVER} ?{_NUMBER}{_BETWEEN}{_UNDER} ?{_NUMBER}", ("above", "below")),
        (rf"{_OVER} ?{_NUMBER}{_BETWEEN}{_MOST} ?{_NUMBER}", ("above", "to")),
        (rf"{_OVER} ?{_NUMBER}{_UNIT}{_TO}{_UNDER} ?{_NUMBER}", ("above", "below")),
        (rf"{_OVER} ?{_NUMBER}{_UNIT}{_TO}{_NUMBER}", ("above", "to")),
        (rf"(?:\btu )?{_NUMBER}{_UNIT}{_TO}{_NUMBER}", ("from_", "to")),
        (rf"(?:\btu )?{_NUMBER}{_UNIT} tro xuong\b", ("to",)),
        (rf"\b{_MOST} ?{_NUMBER}", ("to",)),
        (rf"(?:\btu |\bdat )?{_NUMBER}{_UNIT} tro len\b", ("from_",)),
        (rf"\b(?:khong (?:duoi|it hon)|it nhat|toi thieu|tu) ?{_NUMBER}", ("from_",)),
        (rf"(?:\bchua (?:den|dat|toi)|{_UNDER}) ?{_NUMBER}", ("below",)),
        (rf"{_OVER} ?{_NUMBER}", ("above",)),
        (r"^\W*(?:dat )?(100) ?(%)", ("from_",)),
        (rf"^\W*(?:den|toi)(?: het)? {_NUMBER}", ("to",)),
    )
)
#: Words that would turn around or widen what has been read.
_MORE = re.compile(r"\d|[%<>≤≥]|\b(?:khong|chua|hoac|den|toi thieu|tro (?:len|xuong)|duoi|tren|it hon|it nhat)\b")
_POINTS = re.compile(rf"(?:\btoi da:? ?)?{_NUMBER}(?:diem|d)\b")
_ONLY_POINTS = re.compile(rf"\(?(?:toi da:? ?)?{_NUMBER}(?:(?:diem|d)\b)?\)?\.?")
_END_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\s:;,(–-])[\s:;,(–-]*\btoi da:? ?{_NUMBER}(?:diem|d)\b ?\)?[.;]?$",
        rf"(?<!\s)\s*\(\+? ?{_NUMBER}(?:diem|d) ?\)[.;:]?$",
        rf"(?<![\s:;,(–-])[\s:;,(–-]*\bdiem toi da:? ?{_NUMBER}\)?[.;]?$",
        rf"(?<!\s)\s*\(toi da:? ?{_NUMBER}\)[.;:]?$",
    )
)
#: Points behind a colon or a dash alone; where a stretch or a level stands before them, they are those of a band.
_BEHIND_COLON = re.compile(rf"(?<!\s)\s*(?::|(?<=\s)-) ?{_NUMBER}(?:diem|d)\b[.;]?$")
_LEVEL = re.compile(r"\bmuc (?:do )?([1-9]|[ivx]{1,4})\b[ :.)-]*")
_MANDATORY = re.compile(
    r"\W*(?:la )?(?:tieu chi |dieu kien |yeu cau )?bat buoc(?: dat)?\W*(?:khong (?:cham|tinh) diem)?\W*"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LONGEST = 4000  # letters; no cell of points is longer


class ParsedRange(NamedTuple):
    """A stretch of numbers, and whether they are shares in percent."""

    bounds: dict[str, Decimal]
    percent: bool


class ParsedBands(NamedTuple):
    """What measured facts allow."""

    measure: Measure
    bands: tuple[Band, ...]


def parse_decimal(written: str) -> Decimal:
    """Return a number as Vietnamese writes it: ``6,5``, ``1.000``; also ``6.5``."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written):
        return Decimal(written.replace(".", ""))
    return Decimal(written.replace(",", "."))


def parse_ordinal(written: str) -> int | None:
    """Return 4 for ``4`` and for ``IV``; None for what is neither figures nor a Roman number up to ten."""
    small = written.lower()
    if small.isdecimal():
        return int(small)
    return _ROMAN.index(small) + 1 if small in _ROMAN else None


def is_mandatory(text: str) -> bool:
    """Return whether a text only says that this is a mandatory condition."""
    return _MANDATORY.fullmatch(fold_text(text)) is not None


def parse_points(text: str) -> Decimal | None:
    """Return the points that a text consists of: ``Tối đa 6 điểm``, ``6``; None for anything else."""
    found = _ONLY_POINTS.fullmatch(fold_text(text[:_LONGEST]))
    return parse_decimal(found[1]) if found and not found[2] else None


def split_end_points(text: str) -> tuple[str, Decimal | None]:
    """Return a text without the points at its end (``…: tối đa 6 điểm``, ``… (6 điểm)``), and the points."""
    written = tidy_text(text)
    words = fold_text(written[:_LONGEST])
    found = next((match for pattern in _END_POINTS if (match := pattern.search(words))), None)
    found = found or _points_behind_colon(words)
    if not found or found[2] or not found.start():
        return written, None
    rest = written[: found.start()].rstrip()
    if mentions_points(rest):  # the last of several bands is not what the whole is worth
        return written, None
    return rest, parse_decimal(found[1])


def _points_behind_colon(words: str) -> re.Match[str] | None:
    found = _BEHIND_COLON.search(words)
    before = words[: found.start()] if found else "%"
    return None if re.search(r"%|\d$", before) or _LEVEL.search(before) or parse_range(before) else found


def mentions_points(text: str) -> bool:
    """Return whether a text mentions a number of points."""
    words = fold_text(text[:_LONGEST])
    return bool(_POINTS.search(words) or re.search(r"\btoi da\b(?:(?!\btoi da\b)[^.;])*?\bdiem\b", words))


def parse_range(text: str) -> ParsedRange | None:
    """Return the one stretch that a text names; None where there is none, or more than one."""
    words = _in_words(fold_text(text[:_LONGEST]))
    for pattern, bounds in _STRETCHES:
        found = pattern.search(words)
        if found:
            rest = f"{words[: found.start()]} {words[found.end() :]}"
            groups = found.groups()
            held = {bound: parse_decimal(groups[2 * at]) for at, bound in enumerate(bounds)}
            rises = len(held) == 1 or held[bounds[0]] < held[bounds[-1]]
            return ParsedRange(held, any(groups[1::2])) if rises and not _MORE.search(rest) else None
    return None


def _in_words(words: str) -> str:
    """Return a folded text with its comparisons in the words of the stretches: ``≥ 50`` is ``từ 50``."""
    for pattern, plain in _COMPARED:
        words = pattern.sub(plain, words)
    return " ".join(words.split())


def parse_levels(lines: Iterable[str]) -> tuple[LevelRange, ...]:
    """Return the levels that a text consists of (``Mức độ 1: dưới 10 điểm; …``); none where anything else stands."""
    texts = [fold_text(line[:_LONGEST]) for line in lines]
    pieces = [piece for text in texts for piece in re.split(r";", text) if re.search(r"\w", piece)]
    if not all(len(_LEVEL.findall(piece)) == 1 for piece in pieces):
        pieces = _cut(" ".join(texts), _LEVEL)
    read = [_level(piece) for piece in pieces]
    levels = tuple(level for level in read if level)
    numbers = [level.level for level in levels]
    return levels if len(levels) == len(read) and len(set(numbers)) == len(numbers) else ()


def parse_level_number(text: str) -> int | None:
    """Return the number of the level that a text names first: ``Mức độ 2``, ``Mức II``."""
    found = _LEVEL.search(fold_text(text))
    return parse_ordinal(found[1]) if found else None


def _level(piece: str) -> LevelRange | None:
    found = parse_level_number(piece)
    stretch = parse_range(_LEVEL.sub(" ", piece, count=1))
    if found is None or stretch is None or stretch.percent:
        return None
    return LevelRange(level=found, **stretch.bounds)


def parse_bands(lines: Iterable[str]) -> ParsedBands | None:
    """Return the bands that a text consists of (``Dưới 30%: tối đa 3 điểm; …``); None where anything else stands."""
    pieces = [piece for line in lines for piece in _band_pieces(fold_text(line[:_LONGEST]))]
    read = [_band(piece) for piece in pieces]
    found = [band for band in read if band]
    if not found or len(found) < len(read) or len({percent for percent, _ in found}) > 1:
        return None
    return ParsedBands("ratio" if found[0][0] else "count", tuple(band for _, band in found))


def _band_pieces(text: str) -> Iterator[str]:
    for piece in text.split(";"):
        if len(_POINTS.findall(piece)) > 1:
            yield from (part for part in _cut(piece, _POINTS, behind=True) if re.search(r"\w", part))
        elif re.search(r"\w", piece):
            yield piece


def _band(piece: str) -> tuple[bool, Band] | None:
    points = [found for found in _POINTS.finditer(piece) if not found[2]]
    if len(points) != 1:
        return None
    stretch = parse_range(f"{piece[: points[0].start()]} {piece[points[0].end() :]}")
    return (stretch.percent, Band(maximum=parse_decimal(points[0][1]), **stretch.bounds)) if stretch else None


def _cut(text: str, mark: re.Pattern[str], *, behind: bool = False) -> list[str]:
    """Cut a text before (or behind) each mark."""
    places = [found.end() if behind else found.start() for found in mark.finditer(text)]
    ends = [0, *places, len(text)]
    return [piece for start, end in pairwise(ends) if (piece := text[start:end].strip())]
