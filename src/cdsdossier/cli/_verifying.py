"""Looking at a received package: verified, unpacked where asked or for a moment, and judged on the receiver's day."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.bagit_names import BAGIT_FILE, PAYLOAD_FOLDER

if TYPE_CHECKING:
    from cdsdossier.files.bagit import BagLimits, BagReport
    from cdsdossier.views.package import InspectedPackage


@contextlib.contextmanager
def inspect_package(
    source: Path, to: Path | None, limits: BagLimits, today: str | None, *, full: bool
) -> Iterator[InspectedPackage]:
    """Give what is to be said of a package; what was unpacked only to be looked at is gone afterwards."""
    from cdsdossier.files import bagit
    from cdsdossier.model import package_labels as labels
    from cdsdossier.views.package import InspectedPackage
    from cdsdossier.workflows.package import find_differing_levels

    load.parse_today(today)
    if to is not None and source.is_dir():
        raise WrongUsage(f"{source} là thư mục, không cần giải nén. Bỏ --to.")
    if to is not None and (around := _package_around(to)):
        raise WrongUsage(f"--to {to} nằm trong gói đã giải nén {around}. Chọn thư mục khác, ở ngoài gói đó.")
    with output.progress_bar("Đang đối chiếu từng tệp", bytes_=True) as progress:
        report = bagit.verify_bag(source, limits=limits, full=full, progress=progress)
    with contextlib.ExitStack() as stack:
        if not report.sound:
            yield InspectedPackage(source, report)
            return
        is_review = report.info.get(labels.KIND) == labels.REVIEW
        folder = report.folder if to is None else _unpacked(source, to, report, limits)
        if is_review:
            yield InspectedPackage(source, report, unpacked=folder if to else None, review=True)
            return
        place = folder or _unpacked(source, stack.enter_context(_aside(report)), report, limits)
        if not (place / PAYLOAD_FOLDER / "dossier.yaml").is_file():
            raise Refused(f"{source} nguyên vẹn nhưng không phải hồ sơ tự đánh giá (không có dossier.yaml).")
        assessment = load.load_assessment(place / PAYLOAD_FOLDER, None, today)
        yield InspectedPackage(
            source,
            report,
            folder if to else None,
            assessment,
            find_differing_levels(assessment, report.info),
            kept=bool(folder),
        )


def _package_around(to: Path) -> Path | None:
    """Return the unpacked package that a folder lies in: what comes in there would break it."""
    here = to.resolve()
    return next((place for place in (here, *here.parents) if (place / BAGIT_FILE).is_file()), None)


def _unpacked(source: Path, to: Path, report: BagReport, limits: BagLimits) -> Path:
    from cdsdossier.files.bagit import unpack_verified_bag

    with output.progress_bar("Đang giải nén", bytes_=True) as progress:
        return unpack_verified_bag(source, to, report.digest, limits=limits, progress=progress)


@contextlib.contextmanager
def _aside(report: BagReport) -> Iterator[Path]:
    """Give a folder for the moment; refuse where the disk cannot hold the package."""
    with tempfile.TemporaryDirectory(prefix="cdsdossier-", ignore_cleanup_errors=True) as place:
        if shutil.disk_usage(place).free < report.bytes:
            raise Refused(f"Ổ chứa {place} không đủ chỗ để xem nội dung gói. Giải nén sang ổ khác: thêm --to THƯ MỤC.")
        yield Path(place)
