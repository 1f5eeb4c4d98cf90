"""Verifying a package: well-formed, complete, unchanged. It never writes, and never raises for what a package holds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files.bagit import seal
from cdsdossier.files.bagit.cache import DigestCache
from cdsdossier.files.bagit.folder_source import FolderSource, find_bag_folder
from cdsdossier.files.bagit.report import DEFAULT_LIMITS, BagFault, BagFaultKind, BagLimits, BagReport, ByteProgress
from cdsdossier.files.bagit.scan import scan_bag
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zip_source import open_zip_source

#: Bytes of a zip from which a second thread pays.
_BIG = 8 << 20


def verify_bag(
    source: Path, *, limits: BagLimits = DEFAULT_LIMITS, full: bool = False, progress: ByteProgress | None = None
) -> BagReport:
    """Verify a zip, an unpacked package's folder, or the dossier in one.

    With ``full`` every file of a folder is read, whatever the cache knows. Raises WrongUsage where there is nothing
    at ``source``, or a folder without a package.
    """
    if source.is_dir():
        folder = find_bag_folder(source)
        if folder is None:
            raise WrongUsage(_no_package(source))
        return _folder(folder, full=full, progress=progress)
    if not source.is_file():
        raise WrongUsage(f"Không có {source}. Kiểm tra lại tên tệp.")
    try:
        return _zip(source, limits, progress)
    except UnreadableBag as why:
        return _unfit(f"{source.name}: {why}")
    except OSError as why:
        return _unfit(f"Không đọc được {source}: {why.strerror or why}.")


def _no_package(folder: Path) -> str:
    words = f"{folder} không phải gói hồ sơ đã giải nén (không có bagit.txt)"
    if (folder / "dossier.yaml").is_file():
        return (
            f'{words}, nên không biết có ai sửa gì chưa. Xét nội dung: cdsdossier check "{folder}". Muốn chắc '
            "chắn thì đề nghị trường gửi gói do lệnh cdsdossier pack tạo ra."
        )
    return f"{words}. Chọn thư mục có tệp đó."


def _unfit(words: str) -> BagReport:
    return BagReport((BagFault(BagFaultKind.FORM, words),))


def _folder(folder: Path, *, full: bool, progress: ByteProgress | None) -> BagReport:
    try:
        source = FolderSource(folder, DigestCache(folder), full=full)
    except UnreadableBag as why:
        return _unfit(str(why))
    return replace(scan_bag(source, progress), folder=folder)


def _zip(path: Path, limits: BagLimits, progress: ByteProgress | None) -> BagReport:
    with open_zip_source(path, limits) as source:
        report, broken = _with_seal(path, lambda: scan_bag(source, progress))
    if broken is None:
        words = "Tệp zip do chương trình khác tạo lại (không có niêm phong); nội dung được đối chiếu theo danh mục tệp."
        return replace(report, notes=(*report.notes, BagFault(BagFaultKind.FOREIGN, words)))
    if broken:
        words = "Tệp zip không còn đúng từng byte như lúc đóng gói. Xin gửi lại gói gốc."
        return replace(report, faults=(*report.faults, BagFault(BagFaultKind.CHANGED, words)))
    return report


def _with_seal(path: Path, look: Callable[[], BagReport]) -> tuple[BagReport, bool | None]:
    """Return what ``look`` returns, and whether the seal is broken: of a big zip both are found out at once."""
    if path.stat().st_size < _BIG:
        return look(), _seal_is_broken(path)
    with ThreadPoolExecutor(1) as beside:
        broken = beside.submit(_seal_is_broken, path)
        report = look()
    return report, broken.result()


def _seal_is_broken(path: Path) -> bool | None:
    with path.open("rb", buffering=0) as file:
        return seal.is_seal_broken(file)
