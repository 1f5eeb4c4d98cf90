"""The school's side: a review comes back in a package, is looked at, and takes its place beside the scores."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.bagit import PAYLOAD_FOLDER
from cdsdossier.files.bagit.report import BagLimits
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.changes import Change, FileChange, FileCopy, read_if_present
from cdsdossier.files.regular import file_holds, read_whole_file
from cdsdossier.judging.review import REVIEW_STATE_NAMES, format_recorded_value, is_same_set, iter_changed_rows
from cdsdossier.model import package_labels as labels
from cdsdossier.model.dossier import REVIEW, Dossier, Review
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.office.review.papers import OUTPUT, find_paper_fault
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import MAX_BYTES, read_page

#: A review is a text and a few documents; whatever is larger is none.
LIMITS = BagLimits(files=500, bytes=1_000_000_000)
#: At most this many faults of a package, and changes, are listed.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class ReceivedReview:
    """A review that has come back, as it will be written."""

    #: ``review.yaml`` before (None where there was none) and after.
    before: bytes | None
    after: bytes
    #: The office's documents that are new or say something else than the ones that are there; ``review.yaml`` last.
    changes: tuple[Change, ...]
    #: What the school should know before it agrees.
    remarks: tuple[str, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that change, relative to the dossier."""
        return tuple(change.file for change in self.changes if change.file != REVIEW)


@contextlib.contextmanager
def plan_received_review(dossier: Dossier, rules: IndicatorSet, source: Path) -> Iterator[ReceivedReview]:
    """Give what a package would change in a dossier; nothing is written into the dossier.

    Raises Refused where the package does not hold, is no review, or is of another school or year; WrongUsage where
    there is no such package.
    """
    if source.is_dir():
        raise WrongUsage(f"{source} là thư mục. Chọn tệp .zip mà cơ quan đánh giá gửi về.")
    report = verify_bag(source, limits=LIMITS)
    if not report.sound:
        told = "; ".join(str(fault).rstrip(".") for fault in report.faults[:_TOLD])
        raise Refused(f"Gói {source.name} không còn nguyên vẹn: {told}. Xin cơ quan đánh giá gửi lại. Chưa ghi gì.")
    if report.info.get(labels.KIND) != labels.REVIEW:
        raise Refused(f"{source.name} không phải kết quả đánh giá ngoài. Chọn gói tạo bằng cdsdossier review pack.")
    with TemporaryDirectory(prefix="cds-") as place:
        folder = unpack_bag(source, Path(place), limits=LIMITS) / PAYLOAD_FOLDER
        planned = _planned(dossier, rules, folder, source.name)
        yield replace(planned, remarks=(*planned.remarks, *(str(note).rstrip(".") for note in report.notes)))


def _planned(dossier: Dossier, rules: IndicatorSet, folder: Path, name: str) -> ReceivedReview:
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    strange = [file for file in files if file != REVIEW and not file.startswith(f"{OUTPUT}/")]
    if strange or REVIEW not in files:
        what = f"có tệp lạ: {strange[0]}" if strange else f"thiếu {REVIEW}"
        raise Refused(f"Gói {name} không phải kết quả đánh giá ngoài ({what}). Chưa ghi gì.")
    page = read_page(files.pop(REVIEW), REVIEW)
    _refuse_strange(files, name)
    review, faults = read_form(Review, page)
    if not page.readable:
        raise Refused(f"{REVIEW} trong gói không đọc được: {page.findings[0].message}. Xin gửi lại. Chưa ghi gì.")
    _refuse_others(dossier, review, name)
    _refuse_links(dossier.folder, files)
    after = read_whole_file(folder / REVIEW, MAX_BYTES)
    remarks = [*_remarks(dossier, rules, review)]
    if count := len(faults) + len(page.findings):
        remarks.append(f"review.yaml có {count} chỗ chưa đọc được đúng; nhận xong xem: cdsdossier check")
    before = read_if_present(dossier.folder, REVIEW)
    documents = (FileCopy(file, read_if_present(dossier.folder, file), path) for file, path in files.items())
    changes: list[Change] = [change for change in documents if _differs(change)]
    if before != after:
        changes.append(FileChange(REVIEW, before, after))
    return ReceivedReview(before, after, tuple(changes), tuple(remarks))


def _differs(change: FileCopy) -> bool:
    return change.before is None or not file_holds(change.source, change.before)


def _refuse_others(dossier: Dossier, review: Review, name: str) -> None:
    head, of = dossier.head, review.of
    for what, there, here in (("trường", of.school, head.school.code), ("năm học", of.school_year, head.school_year)):
        if (there or "").strip() != (here or "").strip():
            raise Refused(
                f"Gói {name} là kết quả của {what} “{there or '(không ghi)'}”, hồ sơ ở đây là "
                f"“{here or '(không ghi)'}”. Chưa ghi gì. Chọn đúng thư mục hồ sơ rồi chạy lại."
            )


def _refuse_strange(files: Mapping[str, Path], name: str) -> None:
    """Refuse what no office sends, and a document that fetches or runs something."""
    for file, path in files.items():
        if fault := find_paper_fault(file, path):
            raise Refused(
                f"Gói {name} có tệp không phải văn bản: {file} ({fault}). Báo lại cơ quan đánh giá. Chưa ghi gì."
            )


def _refuse_links(folder: Path, documents: Iterable[str]) -> None:
    places = {REVIEW, OUTPUT}
    for file in documents:
        places.update((file, *(str(above) for above in PurePosixPath(file).parents[:-1])))
    for name in sorted(places):
        if (folder / name).is_symlink():
            raise Refused(f"{folder / name} là lối tắt (liên kết); không ghi gì. Xóa lối tắt đó rồi chạy lại.")
    if (folder / OUTPUT).exists() and not (folder / OUTPUT).is_dir():
        raise Refused(f"{folder / OUTPUT} là một tệp; không ghi gì. Đổi tên tệp đó rồi chạy lại.")


def _remarks(dossier: Dossier, rules: IndicatorSet, review: Review) -> Iterator[str]:
    yield f"tình trạng: {REVIEW_STATE_NAMES.get(review.state or '', 'chưa ghi')}"
    if not is_same_set(review, rules):
        yield "cơ quan đánh giá chấm theo bộ chỉ số khác với bộ trong hồ sơ; xem: cdsdossier explain review-set-differs"
        return
    changed = list(iter_changed_rows(replace(dossier, review=review), rules))
    if changed:
        told = ", ".join(
            f"{row} ({format_recorded_value(then) or '–'} → {format_recorded_value(now) or '–'})"
            for row, then, now in changed[:_TOLD]
        )
        more = " …" if len(changed) > _TOLD else ""
        yield f"trường đã sửa điểm {len(changed)} mục chấm sau khi gửi hồ sơ, đoàn chưa xét điểm mới: {told}{more}"
