"""Whether the review beside a received payload is this office's own. Pure.

A sender can put anything into a package, a review and a receipt of its own included, and what is unpacked by another
program than ``verify`` is as the sender made it. Of the office is what bears its mark and is of the package that came.
"""

from __future__ import annotations

from enum import Enum

from cdsdossier.model.dossier import Dossier


class ReviewDoubt(Enum):
    """Why a review does not count; the value says it in a sentence (without a full stop)."""

    OTHER_PACKAGE = "đánh giá ngoài này không phải của gói hồ sơ này (mã gói khác)"
    UNMARKED = "đánh giá ngoài này không có dấu của cơ quan (received.json), có thể do nơi gửi để sẵn trong gói"


def find_review_doubt(dossier: Dossier) -> ReviewDoubt | None:
    """Return why the review of a received dossier may not be the office's own; None of any other dossier."""
    if not dossier.received or dossier.review is None:
        return None
    if not dossier.package or dossier.review.of.package != dossier.package:
        return ReviewDoubt.OTHER_PACKAGE
    return None if dossier.vouched else ReviewDoubt.UNMARKED
