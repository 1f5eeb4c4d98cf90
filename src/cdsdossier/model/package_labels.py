"""The labels of our packages in ``bag-info.txt``, beyond those that RFC 8493 reserves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

#: Which of the two kinds of package this is, and their names.
KIND, DOSSIER, REVIEW = "Cdsdossier-Kind", "dossier", "review"
#: Says YES in a package that was made in spite of errors; absent otherwise.
DRAFT, YES = "Cdsdossier-Draft", "yes"
#: How often a dossier has been handed in (1, 2, 3 …; not in a draft), and the day on which it was packed (RFC 8493).
REVISION, DAY = "Cdsdossier-Revision", "Bagging-Date"
SCHOOL, CODE, SCHOOL_KIND = "Cdsdossier-School", "Cdsdossier-School-Code", "Cdsdossier-School-Kind"
YEAR = "Cdsdossier-School-Year"
SET, SET_DIGEST = "Cdsdossier-Set", "Cdsdossier-Set-Digest"
#: A line for each group, or for the whole: ``1: 59/100, mức 2``.
LEVEL = "Cdsdossier-Level"
#: An official document that was changed by hand after it had been made; a line for each.
EDITED = "Cdsdossier-Edited"
#: Of a review: how far it has come, and the digest of the package that was reviewed.
STATE, PACKAGE = "Cdsdossier-State", "Cdsdossier-Package"
#: No package is sent so often that its revision has more digits.
_MOST_DIGITS = 6


def parse_round(info: Mapping[str, str]) -> tuple[int, date | None]:
    """Return the revision and the day that a package says of itself: 0 and None where it says nothing that is one."""
    revision = info.get(REVISION, "")
    number = int(revision) if revision.isascii() and revision.isdecimal() and len(revision) <= _MOST_DIGITS else 0
    try:
        return number, date.fromisoformat(info.get(DAY, ""))
    except ValueError:
        return number, None
