"""Reviews that lack the office's mark and yet are its own: made on another machine, or with a key that is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cdsdossier.errors import CdsError
from cdsdossier.files.bagit.receipt import mark_receipt
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.judging.review import REVIEW_STATE_NAMES
from cdsdossier.judging.review_origin import ReviewDoubt, find_review_doubt
from cdsdossier.model.dossier import Dossier, Review, find_office_folder
from cdsdossier.model.office import find_office_keys
from cdsdossier.office.rollup.collect.discover import Remark, find_dossiers


@dataclass(frozen=True, slots=True)
class UnmarkedReview:
    """A review beside a package that is whole, and whose receipt bears no mark of the office."""

    place: str
    #: The top of the unpacked package, and its digest.
    home: Path
    digest: str
    #: School, and what the review says of itself: body, state in words.
    school: str
    body: str
    state: str

    def mark(self, keys: Sequence[str], day: date) -> None:
        """Make it the office's own. Raises Refused where the receipt cannot be written."""
        mark_receipt(self.home, self.digest, day, keys)


def list_unmarked_reviews(roots: Sequence[Path], remark: Remark) -> tuple[UnmarkedReview, ...]:
    """Return the reviews below some folders that do not count for want of a mark; of damaged packages none is offered.

    Raises WrongUsage where a root is not there.
    """
    keys, listed = find_office_keys(*roots), []
    for found in find_dossiers(roots, remark):
        try:
            dossier = None if found.packed else Dossier.read(found.path, look=False, office_keys=keys)
        except CdsError:
            continue
        if dossier is None or find_review_doubt(dossier) is not ReviewDoubt.UNMARKED:
            continue
        home = find_office_folder(dossier.folder)
        if faults := verify_bag(home).faults:
            remark(f"{found.place}: hồ sơ không còn như trong gói đã nhận ({faults[0]}), nên chưa nhận đánh giá này.")
            continue
        review = dossier.review or Review()
        state = REVIEW_STATE_NAMES.get(review.state or "", review.state or "chưa ghi tình trạng")
        school, body = dossier.head.school.name or "chưa rõ trường", review.body.name or "chưa ghi cơ quan"
        listed.append(UnmarkedReview(found.place, home, dossier.package, school, body, state))
    return tuple(listed)
