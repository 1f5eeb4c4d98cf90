"""One part of a split report: the schools of one managing body."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text.normalize import ascii_words

#: Schools above which a page or a report is split: beyond that no browser and no Word opens it in reasonable time.
SPLIT_ABOVE = 2000
#: The forms that are split; the others are for programs, or filter by themselves.
SPLIT_FORMS = ("html", "docx")
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part, and where it lies beside the first page."""

    body: str
    #: Folder and file, with a forward slash.
    file: str
    counted: Tally


def name_parts(parts: list[tuple[str, Tally]], folder: str, form: str) -> list[ReportPart]:
    """Return the parts with the names of their files: numbered, so that no two are the same on any system."""
    return [
        ReportPart(body, f"{folder}/{number:03d}-{'-'.join(ascii_words(body)).lower()[:_LONGEST]}.{form}", counted)
        for number, (body, counted) in enumerate(parts, 1)
    ]
