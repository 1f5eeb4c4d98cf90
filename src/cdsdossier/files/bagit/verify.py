"""Verifying a package: well-formed, complete, unchanged. It never writes, and never raises for what a package holds."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
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
from cdsdossier.files.bagit.zip_source import ZipSource, open_zip_source
from cdsdossier.files.regular import open_regular_file

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
    with open_verified_zip(source, limits, progress) as (report, _):
        return report


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


@contextlib.contextmanager
def open_verified_zip(
    path: Path, limits: BagLimits = DEFAULT_LIMITS, progress: ByteProgress | None = None
) -> Iterator[tuple[BagReport, ZipSource | None]]:
    """Verify a zip; give what was found, and the zip, open; None where it cannot be opened as a package.

    Raises WrongUsage where there is no such file.
    """
    if not path.is_file():
        raise WrongUsage(f"Không có {path}. Kiểm tra lại tên tệp.")
    with contextlib.ExitStack() as opened:
        package: ZipSource | None = None

        def look() -> BagReport:
            nonlocal package
            try:
                package = opened.enter_context(open_zip_source(path, limits))
                return scan_bag(package, progress)
            except UnreadableBag as why:
                return _unfit(f"{path.name}: {why}")

        try:
            report = _add_seal(*_with_seal(path, look))
        except OSError as why:
            report, package = _unfit(f"Không đọc được {path}: {why.strerror or why}."), None
        yield report, package


def _add_seal(report: BagReport, found: seal.SealedFile) -> BagReport:
    if not report.name:  # it could not be read as a package; its digest still tells whether it is what was sent
        return replace(report, sha256=found.sha256)
    notes, faults = report.notes, report.faults
    if found.broken is None or (found.broken and notes):  # some programs keep the seal of the zip that they change
        how = "niêm phong không còn khớp" if found.broken else "không có niêm phong"
        words = f"Tệp zip do chương trình khác tạo lại ({how}); nội dung được đối chiếu theo danh mục tệp."
        notes = (*notes, BagFault(BagFaultKind.FOREIGN, words))
    elif found.broken:
        words = "Tệp zip không còn đúng từng byte như lúc đóng gói. Xin gửi lại gói gốc."
        faults = (*faults, BagFault(BagFaultKind.CHANGED, words))
    return replace(report, notes=notes, faults=faults, sha256=found.sha256)


def _with_seal(path: Path, look: Callable[[], BagReport]) -> tuple[BagReport, seal.SealedFile]:
    """Return what ``look`` returns, and what the seal says: of a big zip both are found out at once."""
    if path.stat().st_size < _BIG:
        return look(), _read_seal(path)
    with ThreadPoolExecutor(1) as beside:
        sealed = beside.submit(_read_seal, path)
        report = look()
    return report, sealed.result()


def _read_seal(path: Path) -> seal.SealedFile:
    with open_regular_file(path, 0) as file:
        return seal.read_seal(file)
