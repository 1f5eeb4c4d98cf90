"""Vietnamese time phrases, as plans write them → a window of days. What cannot be read is said so, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Window(NamedTuple):
    """The days in which a task is to be done; ``first`` is None where only the end is set (``trước 31/5``)."""

    first: date | None
    last: date


class Unclear(NamedTuple):
    """Why a phrase could not be read, and what to write instead: two Vietnamese sentences."""

    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year: 1/8 of its first calendar year to 31/7 of the next."""

    #: The calendar year it begins in; None where the dossier does not say.
    first: int | None = None
    #: ``I`` and ``II`` → (first day, last day), where the dossier gives them.
    terms: Mapping[str, tuple[date, date]] = field(default_factory=dict)


def read_when(written: str, year: SchoolYear) -> Window | Unclear:
    """Return the window that a phrase means in a school year."""
    raise NotImplementedError
