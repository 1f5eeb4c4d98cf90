"""The width of a text in Times New Roman: lines are drawn in proportion to the words above them.

A diacritic adds no width, so base letters are enough. Widths are in thousandths of the font size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

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
    "mẫu giáo", "nghề nghiệp",
}  # fmt: skip
_GOOD_ENDS = {"-", "thcs", "thpt", "tiểu học", "mầm non", "cơ sở", "phổ thông", "thường xuyên", "nhân dân", "bán trú"}
_GOOD_STARTS = {"của", "và", "xã", "phường", "huyện", "tỉnh", "năm"}
#: Words that belong to no proper name; a line end between two others breaks a name.
_COMMON = (
    {word for pair in _TOGETHER for word in pair.split()}
    | _GOOD_STARTS
    | {"-", "trường", "thcs", "thpt", "th", "chuyên", "ubnd"}
)
#: Inside a date: ngày 05 / tháng 3 / năm 2026.
_DATED = {"ngày", "tháng", "số"}


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
    for mark in unicodedata.normalize("NFD", word):
        if unicodedata.combining(mark):
            total += _HORN_WIDTH if mark == _HORN else 0
        else:
            total += table.get(mark, _UNKNOWN)
    return total


@lru_cache(maxsize=512)  # the documents of a year share their names and titles
def wrap_heading(text: str, size: int, room: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break ``text`` at spaces into the fewest lines that fit ``room`` twips, or one more where those break badly.

    Candidates are the ways in which the text wraps in a narrower room; the least awkward is taken, of several the most
    even.
    """
    best = _greedy(text, size, room, bold=bold)
    most, narrow, longer = len(best), room, None
    while most > 1 and narrow > room // 2:
        narrow -= room // 80
        lines = _greedy(text, size, narrow, bold=bold)
        if len(lines) > most + 1 or any(measure_width(line, size, bold=bold) > narrow for line in lines):
            break
        if len(lines) == most:
            best = min(lines, best, key=_awkwardness)
        else:
            longer = min(lines, longer or lines, key=_awkwardness)
    return tuple(longer if longer and _awkwardness(best) > 0 >= _awkwardness(longer) else best)


def has_bad_break(lines: Sequence[str]) -> bool:
    """Return whether lines break where words belong together."""
    return _awkwardness(lines) > 0


def _awkwardness(lines: Sequence[str]) -> int:
    """Return the cost of the line ends: a broken pair or name, a last word alone; good line ends lower it."""
    alone = 2 if len(lines) > 1 and " " not in lines[-1].strip() else 0
    pairs = pairwise(line.lower().split(" ") for line in lines)
    return alone + sum(_break_cost(ends, starts) for ends, starts in pairs)


def _break_cost(ends: list[str], starts: list[str]) -> int:
    """Return 3 for a broken pair or date, 1 for a broken name, less 1 for a good line end."""
    last, first = ends[-1], starts[0]
    breaks_pair = f"{last} {first}" in _TOGETHER or last in {"và", "của", "", *_DATED} or first in {"-", ""}
    breaks_date = first == "tháng" or (first == "năm" and last.isdigit()) or (last == "năm" and first[:1].isdigit())
    if breaks_pair or breaks_date:
        return 3
    breaks_name = last not in _COMMON and first not in _COMMON
    good = last in _GOOD_ENDS or " ".join(ends[-2:]) in _GOOD_ENDS or first in _GOOD_STARTS
    return breaks_name - good


def _greedy(text: str, size: int, room: int, *, bold: bool) -> list[str]:
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
    return [" ".join(words) for words in lines]
