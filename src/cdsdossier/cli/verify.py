"""``cdsdossier verify``: whether a received package is complete and unchanged, and what ``check`` says of it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import JudgedBy, OfficeFile, Sets, argument, flag, option
from cdsdossier.cli._received import office_keys, show_office
from cdsdossier.cli._target import refuse_missing_folder
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.bagit import BAGIT_FILE, PAYLOAD_FOLDER

if TYPE_CHECKING:
    from cdsdossier.files.bagit.report import BagLimits, BagReport
    from cdsdossier.views.package import InspectedPackage

FORMATS = ("text", "json")


def verify(
    sources: Annotated[
        list[Path], argument("GÓI...", "Tệp .zip đã nhận, thư mục đã giải nén, hoặc thư mục chứa các gói.")
    ],
    to: Annotated[Path | None, option("--to", "THƯ MỤC", "Gói nguyên vẹn thì giải nén vào thư mục này.")] = None,
    full: Annotated[bool, flag("--full", "Đọc lại mọi tệp của thư mục, không dùng kết quả đã lưu.")] = False,
    today: Annotated[str | None, option("--today", "NGÀY", "Kiểm tra theo ngày này, ví dụ 2026-05-20.")] = None,
    max_files: Annotated[int | None, option("--max-files", "SỐ", "Nhận gói có tới bấy nhiêu tệp.", min=1)] = None,
    max_bytes: Annotated[
        int | None, option("--max-bytes", "SỐ", "Nhận gói giải nén ra tới bấy nhiêu byte.", min=1)
    ] = None,
    max_ratio: Annotated[
        int | None, option("--max-ratio", "SỐ", "Nhận gói giải nén ra gấp tới bấy nhiêu lần.", min=1)
    ] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Xét theo bộ chỉ số này.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc) hoặc json.")] = "text",
) -> int:
    """Kiểm tra gói hồ sơ đã nhận: đủ tệp, không bị sửa, rồi xét như check.

    Nêu nhiều gói, hoặc thư mục chứa các gói, thì mỗi gói một dòng. Nêu hai gói của cùng trường, cùng năm học thì nói
    thêm lần sau khác lần trước những gì. Không nêu --to thì không ghi gì ra máy này.
    """
    from cdsdossier.cli._verify_many import verify_many
    from cdsdossier.files.bagit.report import BagLimits
    from cdsdossier.office.find_packages import find_packages
    from cdsdossier.views.package import verify_json, verify_lines

    load.check_choice("--format", form, FORMATS)
    asked = {"files": max_files, "bytes": max_bytes, "ratio": max_ratio}
    limits = BagLimits(**{name: number for name, number in asked.items() if number is not None})
    by = JudgedBy(set_name, sets, office)
    found = find_packages(sources, output.show_note)
    inspect = partial(_inspected, to=to, limits=limits, today=today, by=by, full=full)
    if not found.single:
        return verify_many(found, inspect, form=form)
    with inspect(found.places[0]) as looked:
        if looked.assessment:
            show_office(looked.assessment.office)
        if form == "json":
            output.show_data(verify_json(looked))
        else:
            output.show_lines(verify_lines(looked))
    return int(not looked.good)


@contextlib.contextmanager
def _inspected(
    source: Path, to: Path | None, limits: BagLimits, today: str | None, by: JudgedBy, *, full: bool
) -> Iterator[InspectedPackage]:
    """Verify a package and give what is to be said of it; files unpacked only to be read are removed afterwards."""
    from cdsdossier.files.bagit.verify import verify_bag
    from cdsdossier.model import package_labels as labels
    from cdsdossier.views.package import InspectedPackage

    load.parse_today(today)  # a wrong day is refused before the long work
    _refuse_target(source, to)
    with output.progress_bar("Đang đối chiếu từng tệp", bytes_=True) as progress:
        report = verify_bag(source, limits=limits, full=full, progress=progress)
    if not report.sound:
        yield InspectedPackage(source, report)
        return
    earlier = None if to is None else _find_unpacked(to, report)
    unpacked = None if to is None or earlier else _unpacked(source, to, report, limits, keys=office_keys(to, by.office))
    if report.info.get(labels.KIND) == labels.REVIEW:
        yield InspectedPackage(source, report, unpacked=unpacked, earlier=earlier, review=True)
        return
    kept = unpacked or report.folder
    with contextlib.ExitStack() as stack:
        place = kept or _unpacked(source, stack.enter_context(_aside(report)), report, limits)
        by = by if kept else replace(by, place=earlier or source.parent)
        looked = _inspect_dossier(source, place, report, today, by)
        yield replace(looked, unpacked=unpacked, earlier=earlier, kept=bool(kept))


def _inspect_dossier(source: Path, place: Path, report: BagReport, today: str | None, by: JudgedBy) -> InspectedPackage:
    """Judge the dossier of a sound package, as on the receiver's day."""
    from cdsdossier.files.bagit.receipt import read_receipt
    from cdsdossier.views.package import InspectedPackage
    from cdsdossier.workflows.package.bag_info import find_differing_levels

    if not (place / PAYLOAD_FOLDER / "dossier.yaml").is_file():
        raise Refused(f"{source} nguyên vẹn nhưng không phải hồ sơ tự đánh giá (không có dossier.yaml).")
    assessment = load.load_assessment(place / PAYLOAD_FOLDER, today, by, tell=False)
    differing = find_differing_levels(assessment, report.info)
    receipt = read_receipt(place) if report.folder else None
    return InspectedPackage(source, report, assessment=assessment, differing=differing, receipt=receipt)


def _refuse_target(source: Path, to: Path | None) -> None:
    if to is None:
        return
    if source.is_dir():
        raise WrongUsage(f"{source} là thư mục, không cần giải nén. Bỏ --to.")
    refuse_missing_folder(to, "--to")
    here = to.resolve()
    around = next((place for place in (here, *here.parents) if (place / BAGIT_FILE).is_file()), None)
    if around is not None:  # further files there would break the package
        raise WrongUsage(f"--to {to} nằm trong gói đã giải nén {around}. Chọn thư mục khác, ở ngoài gói đó.")


def _find_unpacked(to: Path, report: BagReport) -> Path | None:
    """Return the folder below ``to`` into which this very zip was unpacked before; None where it was not.

    What another program unpacked, and the office reviews, is known by its list of files.
    """
    from cdsdossier.files.bagit.receipt import read_receipt

    if not report.name or not report.sha256:
        return None
    for folder in takewhile(Path.exists, _iter_places(to, report)):
        receipt = read_receipt(folder)
        if receipt and (receipt.sha256 or receipt.digest) in {report.sha256, report.digest}:
            return folder
    return None


def _iter_places(to: Path, report: BagReport) -> Iterator[Path]:
    """Yield the folders that a package may be unpacked into: by its name, and the further ones of its drafts."""
    yield to / report.name
    yield from (to / f"{report.name}-{number}" for number in count(2))


def _unpacked(source: Path, to: Path, report: BagReport, limits: BagLimits, *, keys: Sequence[str] = ()) -> Path:
    from cdsdossier.files.bagit.receipt import write_receipt
    from cdsdossier.files.bagit.unpack import unpack_verified_bag
    from cdsdossier.model import package_labels as labels

    with output.progress_bar("Đang giải nén", bytes_=True) as progress:
        # drafts of one school are not numbered: each gets a folder of its own
        draft = report.info.get(labels.DRAFT)
        name = next(place.name for place in _iter_places(to, report) if not place.exists()) if draft else ""
        folder = unpack_verified_bag(source, to, report.digest, name=name, limits=limits, progress=progress)
    write_receipt(folder, source, report.digest, load.parse_today(None), keys)
    return folder


@contextlib.contextmanager
def _aside(report: BagReport) -> Iterator[Path]:
    """Give a temporary folder; refuse where the disk cannot hold the package."""
    with tempfile.TemporaryDirectory(prefix="cdsdossier-", ignore_cleanup_errors=True) as place:
        if shutil.disk_usage(place).free < report.bytes:
            raise Refused(f"Ổ chứa {place} không đủ chỗ để xem nội dung gói. Giải nén sang ổ khác: thêm --to THƯ MỤC.")
        yield Path(place)
