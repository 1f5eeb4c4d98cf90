"""What a time phrase means, and why one could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

#: The advice for a phrase that cannot be read: the forms that can.
HOW = (
    "Viết một trong các cách: Tháng 3/2026; Tháng 3-4/2026; từ tháng 3 đến tháng 5/2026; 15/3/2026; từ 15/3 đến "
    "20/3/2026; trước 31/5/2026; đầu (giữa, cuối) tháng 5/2026; tuần 2 tháng 3/2026; quý I/2026; thường xuyên. "
    "Chưa biết ngày thì để nguyên, khi biết thì ghi vào đây."
)


class Window(NamedTuple):
    """The days in which a task is to be done; ``first`` is None if only the end is given (``trước 31/5``)."""

    first: date | None
    last: date

    def holds(self, day: date) -> bool:
        """Return whether a day is in the window."""
        return day <= self.last and (self.first is None or self.first <= day)


class UnclearPhrase(NamedTuple):
    """Why a phrase could not be read, and what to write instead: two Vietnamese sentences."""

    why: str
    fix: str


#: The answer for a month whose year neither the phrase nor the dossier gives.
NO_YEAR = UnclearPhrase(
    "chưa ghi năm, mà hồ sơ cũng chưa có năm học", "Điền school_year trong dossier.yaml, hoặc ghi cả năm: Tháng 3/2026."
)


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year: 1/8 of its first calendar year to 31/7 of the next."""

    #: The calendar year it begins in; None if the dossier does not say.
    first: int | None = None
    #: ``I`` and ``II`` → (first day, last day), as far as the dossier gives them.
    terms: Mapping[str, tuple[date, date]] = field(default_factory=dict)

    def of_month(self, month: int) -> int:
        """Return the calendar year of a month: 8–12 the first, 1–7 the second. Raises UnreadablePhrase if not known."""
        if self.first is None:
            raise UnreadablePhrase.without_year()
        return self.first + (month < 8)

    @property
    def days(self) -> Window | None:
        """Return its first and last day; None if the year is not known."""
        return Window(date(self.first, 8, 1), date(self.first + 1, 7, 31)) if self.first is not None else None


class UnreadablePhrase(Exception):
    """A phrase that cannot be read."""

    def __init__(self, why: str = "không đọc được thời gian này", fix: str = HOW) -> None:
        super().__init__(why)
        self.unclear = UnclearPhrase(why, fix)

    @classmethod
    def without_year(cls) -> UnreadablePhrase:
        """Return the exception for a month whose year is not known."""
        return cls(*NO_YEAR)
