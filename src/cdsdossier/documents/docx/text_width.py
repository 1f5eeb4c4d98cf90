"""The width of a text in Times New Roman: lines are drawn in proportion to the words above them.

A diacritic adds no width, so base letters are enough. Widths are in thousandths of the font size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cdsdossier.text.normalize import compose

_REGULAR = {
    180: "'", 200: "|", 250: " ,.\u00a0", 278: "/:;\\ijlt", 333: "!()-I[]`fr", 389: "Js", 408: '"', 444: "?acez“”",
    469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–", 541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ",
    667: "BCR", 722: "ADGHKNOQUVXYwĐ", 778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " ,.\u00a0", 278: "'/\\il", 333: "!()-:;[]`fjt", 389: "Is", 394: "{}", 444: "cerz",
    500: "#$*0123456789?J_agovxy–“”", 520: "~", 555: '"', 556: "Sbdhknpquđ", 570: "+<=>", 581: "^", 611: "FP",
    667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQ", 833: "&m", 930: "@", 944: "M", 1000: "%W…",
}  # fmt: skip
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
#: The horn of ơ and ư is the one mark that widens its letter.
_HORN, _HORN_WIDTH = "\u031b", 50
_UNKNOWN, _SPACE = 600, 250

#: Pairs of words that should stay on one line, and words that make a good line end.
_TOGETHER = {
    "tiểu học", "mầm non", "trung học", "phổ thông", "cơ sở", "trung tâm", "thường xuyên", "giáo dục", "đào tạo",
    "văn hóa", "xã hội", "nội trú", "bán trú", "dân tộc", "chuyển đổi", "đổi số", "đánh giá", "tự đánh", "mức độ",
    "năm học", "kết quả", "hội đồng", "thành lập", "công nhận", "công bố", "đề nghị", "về việc", "giá ngoài",
    "ủy ban", "ban nhân", "nhân dân", "nhiều cấp", "cấp học", "học cơ", "danh sách", "minh chứng", "công tác",
    "mẫu giáo", "nghề nghiệp", "phê duyệt", "dục thường",
}  # fmt: skip
_GOOD_ENDS = {
    "thcs",
    "thpt",
    "tiểu học",
    "mầm non",
    "cơ sở",
    "phổ thông",
    "thường xuyên",
    "nhân dân",
    "bán trú",
    "đào tạo",
}
_GOOD_STARTS = {"của", "và", "xã", "phường", "huyện", "tỉnh", "năm"}
#: Words that belong to no proper name; a line end between two others breaks a name.
_COMMON = (
    {word for pair in _TOGETHER for word in pair.split()}
    | _GOOD_STARTS
    | {"-", "trường", "thcs", "thpt", "th", "chuyên", "ubnd"}
)
#: Inside a date: ngày 05 / tháng 3 / năm 2026; before a year.
_DATED, _YEARS = {"ngày", "tháng", "số"}, {"năm", "học"}
#: What line ends cost: a pair or date torn, a name broken, one broken at its dash, a last word alone, two in much room.
_TORN, _BROKEN, _HALVED, _ALONE, _SCANT = 9, 6, 3, 6, 3
#: The best of all line ends, before a bracket: “UBND xã … | (qua Phòng …)”.
_ASIDE = -2
#: The share of their room that two last words must fill; the cost of a line that is too wide.
_SCANT_SHARE, _TOO_WIDE = 0.3, 100
#: A text of more words is no name and no title; its lines are filled, for weighing all ways would take minutes.
_MOST_WORDS = 80


@lru_cache(maxsize=4096)
def measure_width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of one line of ``text`` at ``size`` points, in twips."""
    words = text.split(" ")
    return _twips(sum(_letters(word, bold) for word in words) + _SPACE * (len(words) - 1), size)


def _twips(total: int, size: int) -> int:
    return round(total * size * 20 / 1000)


@lru_cache(maxsize=4096)
def _letters(word: str, bold: bool) -> int:
    table = _WIDTHS[bold]
    total = 0
    for mark in compose(word, "NFD"):
        if unicodedata.combining(mark):
            total += _HORN_WIDTH if mark == _HORN else 0
        else:
            total += table.get(mark, _UNKNOWN)
    return total


@lru_cache(maxsize=512)  # the documents of a year share their names and titles
def wrap_heading(text: str, size: int, room: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break ``text`` at spaces into the fewest lines that fit ``room`` twips, or one more where those break badly.

    Of all ways the least awkward is taken, of several the most even.
    """
    words, filled = text.split(" "), fill_lines(text, size, room, bold=bold)
    if len(words) > _MOST_WORDS:
        return filled
    fewest = len(filled)
    best = _best_lines(words, fewest, size, room, bold=bold) if fewest > 1 else (text,)
    if not has_bad_break(best) or len(words) == fewest:
        return best
    longer = _best_lines(words, fewest + 1, size, room, bold=bold)
    return min(best, longer, key=_worst_break)


def has_bad_break(lines: Sequence[str]) -> bool:
    """Return whether lines break where words belong together, or end in a word alone."""
    return _worst_break(lines) > 0


def _worst_break(lines: Sequence[str]) -> int:
    words = [line.split(" ") for line in lines]
    alone = [_ALONE] if len(lines) > 1 and len(words[-1]) == 1 else []
    return max([0, *alone, *(_break_cost(ends, starts) for ends, starts in pairwise(words))])


def fill_lines(text: str, size: int, room: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text as a word processor does: each line takes the words that fit."""
    lines: list[list[str]] = []
    taken = 0
    for word in text.split(" "):
        longer = taken + _SPACE + _letters(word, bold)
        if lines and _twips(longer, size) <= room:
            lines[-1].append(word)
            taken = longer
        else:
            lines.append([word])
            taken = longer - taken - _SPACE
    return tuple(" ".join(words) for words in lines)


def _best_lines(words: Sequence[str], count: int, size: int, room: int, *, bold: bool) -> tuple[str, ...]:
    """Return the least awkward, then most even way to set words in so many lines, at least one word in each.

    ``ways[end]`` is the best way for the words before ``end`` in the lines so far. A line that is too wide costs more
    than any break; one word alone may be.
    """
    ways: dict[int, _Way] = {0: _Way(0, 0, ())}
    for line in range(1, count + 1):
        last = line == count
        longer: dict[int, _Way] = {}
        for start, way in ways.items():
            ends = (len(words),) if last else range(start + 1, len(words) - count + line + 1)
            cost = way.cost + (_break_cost(words[:start], words[start:]) if start else 0)
            for end in ends:
                text = " ".join(words[start:end])
                width = measure_width(text, size, bold=bold)
                if width > room and end > start + 1 and not last:
                    break
                more = _TOO_WIDE if width > room else _end_cost(text, size, room, bold=bold) if last else 0
                made = _Way(cost + more, way.unevenness + width * width, (*way.lines, text))
                longer[end] = min(longer.get(end, made), made)
        ways = longer
    return ways[len(words)].lines


class _Way(NamedTuple):
    """A way to break words into lines: what its breaks cost, and how uneven it is."""

    cost: int
    unevenness: int
    lines: tuple[str, ...]


def _end_cost(line: str, size: int, room: int, *, bold: bool) -> int:
    """Return the cost of a last word alone, and of two that leave most of their line empty."""
    words = line.count(" ") + 1
    if words > 2:
        return 0
    return _ALONE if words == 1 else _SCANT * (measure_width(line, size, bold=bold) < room * _SCANT_SHARE)


def _break_cost(ends: Sequence[str], starts: Sequence[str]) -> int:
    """Return the cost of a line end: much for a broken pair or date, less for a name, below 0 for a good one."""
    last, first = ends[-1].lower(), starts[0].lower()
    named = starts[0][:1].isupper() and first not in _COMMON
    if last == "-":
        return _HALVED if ends[-2:-1] and (named or ends[-2].lower() not in _COMMON) else 0
    if _tears_pair(last, first) or _tears_date(last, first):
        return _TORN
    if first.startswith("("):
        return _ASIDE
    good = last in _GOOD_ENDS or " ".join(ends[-2:]).lower() in _GOOD_ENDS or first in _GOOD_STARTS
    if named:
        return -good - 1 if last in _COMMON else _BROKEN - good
    return -good


def _tears_pair(last: str, first: str) -> bool:
    return f"{last} {first}" in _TOGETHER or last in {"và", "của", "việc", ""} or first in {"-", ""}


def _tears_date(last: str, first: str) -> bool:
    into_year = (first == "năm" and last.isdigit()) or (last in _YEARS and first[:1].isdigit())
    return last in _DATED or first == "tháng" or into_year
