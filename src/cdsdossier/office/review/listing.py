"""All reviews below some folders, with what is left of each: sixty dossiers on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from cdsdossier.errors import CdsError
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.review import compare_review
from cdsdossier.judging.review_origin import ReviewDoubt, find_review_doubt
from cdsdossier.judging.review_progress import build_review_progress
from cdsdossier.model.dossier import HEAD, REVIEW, Dossier, find_office_folder
from cdsdossier.model.indicatorset.office_sets import OfficeSets
from cdsdossier.model.office import find_office_keys
from cdsdossier.office.rollup.collect.discover import (
    FoundDossier,
    Remark,
    describe_skipped_review,
    find_dossiers,
)
from cdsdossier.office.rollup.collect.package_kind import ZipKind, detect_zip_kind
from cdsdossier.views.review.listing import ListedReview

_DOUBTS = {
    ReviewDoubt.OTHER_PACKAGE: "không phải đánh giá của gói này",
    ReviewDoubt.UNMARKED: "không có dấu của cơ quan, không được tính; của mình thì gõ cdsdossier review claim",
}

#: Called with (dossiers done, dossiers found).
Progress = Callable[[int, int], None]


def list_reviews(
    roots: Sequence[Path], sets: OfficeSets, today: date, remark: Remark, progress: Progress | None = None
) -> tuple[ListedReview, ...]:
    """Return the received dossiers below the roots, in the order of their places; packages still in a zip are told.

    Nothing is written. Raises WrongUsage where a root is not there.
    """
    found, keys = find_dossiers(roots, remark), find_office_keys(*roots)
    listed = []
    for done, one in enumerate(found, 1):
        listed += [*_look(one, sets, today, remark, keys)]
        if progress:
            progress(done, len(found))
    return tuple(listed)


def _look(
    found: FoundDossier, sets: OfficeSets, today: date, remark: Remark, keys: Sequence[str]
) -> Iterator[ListedReview]:
    if found.packed:
        if _is_review(found):
            remark(describe_skipped_review(found.place))
            return
        yield ListedReview(found.place, "", "", "", trouble="còn là gói .zip, chưa giải nén")
        return
    dossier = None
    try:
        dossier = Dossier.read(found.path, look=False, office_keys=keys)
        yield _listed(found.place, dossier, sets, today)
    except CdsError as error:
        known = dossier.head if dossier else None
        name = (known.school.name if known else "") or ""
        year = (known.school_year if known else "") or ""
        yield ListedReview(found.place, name, year, "", trouble=" ".join(str(error).split()))


def _is_review(found: FoundDossier) -> bool:
    """Return whether a zip is what the office itself sends back (``review pack``)."""
    with suppress(OSError):
        return detect_zip_kind(found.path).kind is ZipKind.REVIEW
    return False


def _listed(place: str, dossier: Dossier, sets: OfficeSets, today: date) -> ListedReview:
    name, year = dossier.head.school.name or "", dossier.head.school_year or ""
    if not dossier.received:
        words = "thư mục thường, không nằm trong gói đã nhận nên đánh giá không được tính"
        return ListedReview(place, name, year, "", trouble=words)
    if dossier.unreadable(HEAD):
        return ListedReview(place, name, year, "", trouble=f"không đọc được {HEAD}")
    if dossier.review is None:
        return ListedReview(place, name, year, "", trouble=_renamed(dossier))
    if doubt := find_review_doubt(dossier):
        return ListedReview(place, name, year, "", trouble=_DOUBTS[doubt], uncounted=True)
    rules = sets.choose(dossier).rules
    scored = score_dossier(dossier, rules, today)
    compared = compare_review(dossier, rules, scored.scores)
    done = build_review_progress(dossier, rules, compared)
    checked = check_scored(scored)
    wrong = [one for one in checked.findings if one.file == REVIEW and one.severity is Severity.ERROR]
    days = [row.on for row in compared.rows if row.on]
    return ListedReview(
        place, name, year, compared.state, done.rows, done.left, done.unseen, done.members,
        max(days, default=None), len(wrong),
    )  # fmt: skip


def _renamed(dossier: Dossier) -> str:
    wrong = find_office_folder(dossier.folder) / f"{REVIEW}.txt"
    return f"tệp {wrong.name} sai tên: bỏ đuôi .txt" if wrong.is_file() else ""
