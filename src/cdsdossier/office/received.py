"""A dossier as an office receives it: nothing that its sender wrote about itself is believed, all of it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cdsdossier.files.bagit.receipt import list_changes_since_receipt
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review_origin import ReviewDoubt, find_review_doubt
from cdsdossier.judging.sender_set import SenderSet
from cdsdossier.model import package_labels as labels
from cdsdossier.model.dossier import REVIEW, Dossier, find_office_folder
from cdsdossier.office.rollup.collect.package_info import read_package_info
from cdsdossier.office.sent_files import list_sent_files
from cdsdossier.views.sender_set import describe_sender_set

_UNCOUNTED = {
    ReviewDoubt.OTHER_PACKAGE: "là đánh giá của gói khác (mã gói khác), không tính",
    ReviewDoubt.UNMARKED: (
        "không có dấu của cơ quan (received.json), không tính; của cơ quan mình thì gõ cdsdossier review claim"
    ),
}


def read_as_received(folder: Path, office_keys: Sequence[str] = ()) -> Dossier:
    """Read a dossier that is not the office's own, in a package or as a plain folder.

    In a plain folder nobody knows who wrote ``review.yaml``: it is no review of the office's. One beside a payload is
    where its receipt bears the mark of one of ``office_keys``.
    """
    dossier = Dossier.read(folder, office_keys=office_keys)
    return dossier if dossier.received else replace(dossier, received=True, review=None)


def list_altered(dossier: Dossier, *, full: bool = False) -> list[str]:
    """Return what of a received package is no longer as it came, as sentences; of a plain folder nothing is known.

    With ``full`` every file is read again.
    """
    if not dossier.package:
        return []
    return [str(fault) for fault in list_changes_since_receipt(find_office_folder(dossier.folder), full=full)]


def list_sender_claims(assessment: Assessment, sender: SenderSet | None) -> Iterator[str]:
    """Yield a sentence for each thing that a sender says of its own result, and that does not count."""
    dossier = assessment.dossier
    if (dossier.folder / REVIEW).is_file():
        yield f"nơi gửi kèm {REVIEW}: không phải đánh giá ngoài của cơ quan, không tính"
    if doubt := find_review_doubt(dossier):
        yield f"{REVIEW} cạnh gói {_UNCOUNTED[doubt]}"
    if sender is not None:
        yield describe_sender_set(sender, assessment.scores)
    if asked := len(dossier.head.waivers):
        yield f"nơi gửi xin miễn {asked} mục, vẫn tính"
    yield from list_sent_files(dossier.folder, packed=bool(dossier.package))
    if edited := read_package_info(dossier.folder).get(labels.EDITED, ""):
        yield f"gói ghi bản chính thức đã sửa bằng tay sau khi tạo, xem kỹ: {edited.replace('; ', ', ')}"
