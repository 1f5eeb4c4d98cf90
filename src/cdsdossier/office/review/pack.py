"""Sending a review back: ``review.yaml`` and the office's documents, in a package that ``verify`` accepts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cdsdossier import __version__
from cdsdossier.documents import catalogue
from cdsdossier.documents.catalogue import DocumentEntry
from cdsdossier.documents.output.requirements import explain_wrong_state, list_papers_of_state
from cdsdossier.errors import Refused
from cdsdossier.files import resources
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.report import ByteProgress
from cdsdossier.files.bagit.write import WrittenBag, write_bag
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import ReviewComparison
from cdsdossier.model import package_labels as labels
from cdsdossier.model.dossier import REVIEW, Review, find_office_folder
from cdsdossier.model.dossier.file_names import is_temporary
from cdsdossier.model.dossier.review import IN_PROGRESS
from cdsdossier.office.review.papers import OUTPUT, find_paper_fault
from cdsdossier.workflows.package import join_ascii_name
from cdsdossier.workflows.package.bag_info import format_level_lines

#: At most this many faults are listed; the rest is in ``check``.
_TOLD = 3


def name_review_package(assessment: Assessment) -> str:
    """Return the name of a review's package, without its ending: plain ASCII, school and year in it."""
    head = assessment.dossier.head
    return join_ascii_name("danh-gia-ngoai", head.school.code, head.school_year)


def find_review_errors(assessment: Assessment) -> tuple[Finding, ...]:
    """Return the errors of the review itself, which keep it from being sent, whatever the school waives."""
    return tuple(one for one in assessment.findings if one.file == REVIEW and one.severity is Severity.ERROR)


def list_contradicting_papers(assessment: Assessment) -> tuple[str, ...]:
    """Return the files of the office's folder that contradict the state of the review: they are not sent."""
    wrong = {Path(one.file).stem for one in _list_office_papers() if explain_wrong_state(assessment, one.id)}
    names = (file.name for file in _files(find_office_folder(assessment.dossier.folder)))
    return tuple(name for name in names if Path(name).stem in wrong)


def list_missing_papers(assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the papers that the state of the review calls for and that the office's folder lacks."""
    review = assessment.dossier.review or Review()
    there = {Path(file.name).stem for file in _documents(find_office_folder(assessment.dossier.folder))}
    wanted = (one for one in _list_office_papers() if one.id in list_papers_of_state(review))
    return tuple(one.id for one in wanted if Path(one.file).stem not in there)


def _list_office_papers() -> tuple[DocumentEntry, ...]:
    return catalogue.read_catalogue(resources.templates_folder()).of("office")


def write_review_package(
    assessment: Assessment,
    compared: ReviewComparison,
    target: Path,
    *,
    draft: bool = False,
    progress: ByteProgress | None = None,
) -> WrittenBag:
    """Write the review of a dossier as a package, without papers that contradict it; the same one gives the same bytes.

    Raises Refused where errors of the review stand or it has come to no result, unless it is a ``draft``: then the
    package says so.
    """
    unfit = _find_unfit(assessment, compared)
    if unfit and not draft:
        raise Refused(f"Chưa đóng gói: {unfit} Vẫn muốn gửi bản nháp thì thêm --draft.")
    folder = find_office_folder(assessment.dossier.folder)
    left = list_contradicting_papers(assessment)
    payload = [PayloadFile(REVIEW, folder / REVIEW), *(file for file in _documents(folder) if file.name not in left)]
    return write_bag(
        target, name_review_package(assessment), payload, _info(assessment, compared, bool(unfit)), progress=progress
    )


def _find_unfit(assessment: Assessment, compared: ReviewComparison) -> str:
    """Return why a review may only be sent as a draft; empty where it may be sent."""
    if faults := find_review_errors(assessment):
        told = "; ".join(f"dòng {one.line}: {one.message}" for one in faults[:_TOLD])
        more = f" và {len(faults) - _TOLD} lỗi khác" if len(faults) > _TOLD else ""
        return f"{REVIEW} còn {len(faults)} lỗi ({told}{more}). Sửa rồi chạy lại; xem: cdsdossier check."
    if compared.state != IN_PROGRESS:
        return ""
    left = sum(row.external is None for row in compared.rows)
    open_rows = f", {left} mục chấm chưa có kết luận" if left else ""
    return f"tình trạng còn là đang thẩm định{open_rows}. Kết luận xong thì sửa state trong {REVIEW} rồi chạy lại."


def list_strange_papers(assessment: Assessment) -> tuple[str, ...]:
    """Return the files of the office's folder that no school takes, each with its reason: they are not sent."""
    there = _files(find_office_folder(assessment.dossier.folder))
    return tuple(f"{file.name} ({fault})" for file in there if (fault := find_paper_fault(file.name, file.path)))


def _documents(folder: Path) -> Iterator[PayloadFile]:
    """Yield the files of the office's folder that a school takes."""
    return (file for file in _files(folder) if not find_paper_fault(file.name, file.path))


def _files(folder: Path) -> Iterator[PayloadFile]:
    """Yield the files of the office's folder without leftovers of programs and without links."""
    top = folder / OUTPUT
    for path in () if top.is_symlink() else sorted(top.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not path.is_symlink() and not any(is_temporary(part.lower()) for part in name.parts):
            yield PayloadFile(name.as_posix(), path)


def _info(assessment: Assessment, compared: ReviewComparison, draft: bool) -> list[tuple[str, str]]:
    head, review = assessment.dossier.head, assessment.dossier.review or Review()
    said = [
        (labels.KIND, labels.REVIEW),
        (labels.DRAFT, labels.YES if draft else ""),
        ("Source-Organization", review.body.name or ""),
        (labels.SCHOOL, head.school.name or ""),
        (labels.CODE, head.school.code or ""),
        (labels.YEAR, head.school_year or ""),
        (labels.SET, assessment.indicator_set.id),
        (labels.SET_DIGEST, review.of.set_digest or ""),
        (labels.STATE, compared.state),
        *((labels.LEVEL, line) for line in format_level_lines(compared.external_sheet) if compared.same_set),
        (labels.PACKAGE, review.of.package or ""),
        ("Bag-Software-Agent", f"cdsdossier {__version__}"),
    ]
    return [(label, " ".join(value.split())) for label, value in said if value]
