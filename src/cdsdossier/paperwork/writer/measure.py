"""How wide Times New Roman sets a text: the decree wants lines drawn in proportion to the words above them.

A diacritic adds no width, so base letters are enough. Widths are in thousandths of the font size.
"""

from __future__ import annotations

import unicodedata
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
_UNKNOWN = 600

#: Words of headings that no line end should part, and words that make a good line end.
_TOGETHER = {
    "tiểu học", "mầm non", "trung học", "phổ thông", "cơ sở", "trung tâm", "thường xuyên", "giáo dục", "đào tạo",
    "văn hóa", "xã hội", "nội trú", "bán trú", "dân tộc", "chuyển đổi", "đổi số", "đánh giá", "tự đánh", "mức độ",
    "năm học", "kết quả", "hội đồng", "thành lập", "công nhận", "công bố", "đề nghị", "về việc", "giá ngoài",
}  # fmt: skip
_GOOD_ENDS = {"-", "thcs", "thpt", "tiểu học", "mầm non", "cơ sở", "phổ thông", "thường xuyên"}


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of one line of ``text`` at ``size`` points, in twips."""
    table = _WIDTHS[bold]
    total = 0
    for mark in unicodedata.normalize("NFD", text):
        if unicodedata.combining(mark):
            total += _HORN_WIDTH if mark == _HORN else 0
        else:
            total += table.get(mark, _UNKNOWN)
    return round(total * size * 20 / 1000)


def wrapped(text: str, size: int, room: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break ``text`` at spaces into the fewest lines that fit ``room`` twips.

    Of the ways in which a narrower room would break it by itself, take the one that parts the fewest words that
    belong together; of those, the most even.
    """
    best = _greedy(text, size, room, bold=bold)
    most, narrow = len(best), room
    while most > 1 and narrow > room // 2:
        narrow -= room // 40
        lines = _greedy(text, size, narrow, bold=bold)
        if len(lines) > most or any(width(line, size, bold=bold) > narrow for line in lines):
            break
        best = min(lines, best, key=_awkwardness)
    return tuple(best)


def _awkwardness(lines: list[str]) -> int:
    """Count words torn apart; a break after a kind of school or after a dash is better than one in a proper name."""
    torn = 0
    for line, following in pairwise(lines):
        ends = line.lower().split(" ")
        starts = following.lower().split(" ")[0]
        torn += 2 * (f"{ends[-1]} {starts}" in _TOGETHER or ends[-1] == "và" or starts == "-")
        torn -= ends[-1] in _GOOD_ENDS or " ".join(ends[-2:]) in _GOOD_ENDS
    return torn


def _greedy(text: str, size: int, room: int, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
