"""What people write where a number or true and false belongs, and what to write instead.

``explain_points`` returns words as :mod:`cdsdossier.yamlio.messages` does: ``(message, fix)``.
"""

from __future__ import annotations

import re

from cdsdossier.yamlio.loader import NUMBER
from cdsdossier.yamlio.messages import Words


class InvalidValue(Exception):
    """A value that a field does not take; ``meant`` is what it must mean, if that is certain."""

    def __init__(self, sentence: str, fix: str, meant: object = None) -> None:
        super().__init__(sentence)
        self.words, self.meant = (sentence, fix), meant


YES = {"yes", "y", "on", "có", "co", "đạt", "dat", "x", "đúng", "rồi", "ok", "1"}
NO = {"no", "n", "off", "không", "khong", "chưa", "chưa đạt", "không đạt", "sai", "0"}
#: Quotes around a value that must not have any.
QUOTES = "“”„\"'‘’ "

_EXAMPLE = "ví dụ 6 hoặc 6.5"
#: How a number is written wrongly, what is said of the value, and what to write; ``number`` is the number itself.
_SLIPS = (
    (re.compile(r"(-?[0-9]+,[0-9]+)"), "“{value}” dùng dấu phẩy thập phân", "Viết {number} (dấu chấm)."),
    (
        re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*%"),
        "“{value}” là tỉ lệ phần trăm, không phải số điểm",
        f"Viết số điểm được chấm, {_EXAMPLE}.",
    ),
    (re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*[,;.]"), "“{value}” thừa dấu câu ở sau", "Viết {number}"),
    (
        re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)"),
        "số {value} quá dài",
        "Viết nhiều nhất 9 chữ số trước dấu chấm và 6 chữ số sau, ví dụ 6.5.",
    ),
    (
        re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*[^\W\d_eExX]\D*"),
        "“{value}” có chữ lẫn trong số",
        "Chỉ viết số: {number}",
    ),
    (re.compile(r"([0-9.,]+)\s*/\s*[0-9.,]+"), "“{value}” là phân số", f"Chỉ viết số điểm được chấm, {_EXAMPLE}."),
)


def explain_points(value: str) -> Words:
    """Say what is wrong with a text where points belong."""
    bare = value.strip(QUOTES)
    if bare != value and NUMBER.fullmatch(bare):
        return f"số {bare} nằm trong ngoặc kép cong kiểu Word", f"Viết {bare} (không có ngoặc)."
    if bare.lower() in YES | NO:
        return f"“{value}” không phải số điểm", "Viết số điểm, ví dụ 6; chưa chấm thì để trống."
    for pattern, message, fix in _SLIPS:
        if found := pattern.fullmatch(bare):
            number = found[1].replace(",", ".")
            return message.format(value=value), fix.format(number=number)
    return f"“{value}” không phải số", f"Viết số, {_EXAMPLE}; chưa chấm thì để trống."
