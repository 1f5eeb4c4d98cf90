"""Beginning an external assessment: ``review.yaml`` with what the office is, and the mark that it is the office's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.bagit.receipt import mark_receipt
from cdsdossier.files.bagit.report import BagReport
from cdsdossier.model.dossier import HEAD, Dossier, Review
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.office import OfficeProfile
from cdsdossier.office.review.office_part import fill_office_part
from cdsdossier.office.review.open import build_review, write_review
from cdsdossier.office.review.second_review import SecondReview, build_second_review


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """The package that a dossier came in: as it is now, the day, and the keys that its receipt is marked with."""

    report: BagReport
    day: date
    keys: Sequence[str]


def begin_review(  # noqa: PLR0913 - the dossier, the office, what it came in, what was said last time
    dossier: Dossier,
    rules: IndicatorSet,
    office: OfficeProfile,
    *,
    body: str,
    package: ReceivedPackage | None = None,
    last: Review | None = None,
) -> tuple[Path, SecondReview | None]:
    """Write the ``review.yaml`` of a dossier; return its path, and what was carried over from ``last``.

    Raises WrongUsage where there is one already, Refused where it cannot be written.
    """
    fresh = build_review(dossier, rules, body=body, package=package.report.digest if package else "")
    if last is None:
        fresh = fill_office_part(fresh, office, office.team, office.bases, name=body)
    again = build_second_review(fresh, dossier, rules, last) if last else None
    path = write_review(dossier.folder, again.content if again else fresh)
    if package and package.report.sound:
        mark_receipt(path.parent, package.report.digest, package.day, package.keys)
    return path, again


def refuse_unreadable_head(dossier: Dossier) -> None:
    """Raise Refused where nobody can tell whose dossier it is."""
    if HEAD not in dossier.pages or dossier.unreadable(HEAD):
        raise Refused(
            f"Không đọc được {HEAD} nên không biết là hồ sơ của trường nào; chưa mở đánh giá. Xem: cdsdossier check, "
            "rồi đề nghị trường gửi lại."
        )
