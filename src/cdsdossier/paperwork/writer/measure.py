"""How wide Times New Roman sets a text: the decree wants lines drawn in proportion to the words above them.

A diacritic adds no width, so base letters are enough. Widths are in thousandths of the font size.
"""

from __future__ import annotations

import unicodedata

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
    """Break ``text`` at spaces into the fewest lines that fit ``room`` twips, as even as they come."""
    lines = _greedy(text, size, room, bold=bold)
    narrow = room
    while narrow > room // 2:
        narrow -= room // 20
        tighter = _greedy(text, size, narrow, bold=bold)
        if len(tighter) > len(lines) or any(width(line, size, bold=bold) > narrow for line in tighter):
            break
        lines = tighter
    return tuple(lines)


def _greedy(text: str, size: int, room: int, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
