"""What the reading of one document may cost: a small hostile file may ask for gigabytes, or for hours.

One budget goes through all that reads a document. It is only ever counted down, before the work is done.
"""

from __future__ import annotations

from typing import Literal

#: What is counted: bytes unpacked; tags and (twice) attributes, which take memory; places of tables; letters in them;
#: and anything else that is done again and again.
Spent = Literal["bytes", "marks", "cells", "letters", "steps"]

_LIMITS: dict[Spent, int] = {
    "bytes": 30_000_000, "marks": 800_000, "cells": 200_000, "letters": 10_000_000, "steps": 2_000_000,
}  # fmt: skip
TOO_BIG = "nội dung bên trong quá lớn. Chép riêng bảng cần đọc sang một tệp mới rồi dùng tệp đó."


class UnreadableDocument(Exception):
    """A document that is not read; the message says why, then what to do, and goes behind the file's name."""


class ReadingBudget:
    """What is left for one document."""

    def __init__(self) -> None:
        self._left = dict(_LIMITS)

    def left(self, what: Spent) -> int:
        """Return how much may still be spent."""
        return self._left[what]

    def spend(self, what: Spent, count: int) -> None:
        """Count down before the work is done; nothing counts up. Raises UnreadableDocument where it is too much."""
        self._left[what] -= max(count, 0)
        if self._left[what] < 0:
            raise UnreadableDocument(TOO_BIG)
