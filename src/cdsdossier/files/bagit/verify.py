"""Verifying a package: well-formed, complete, unchanged. It never writes, and never raises for what a package holds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files.bagit import seal
from cdsdossier.files.bagit.cache import Cache
from cdsdossier.files.bagit.folder_source import FolderSource, bag_folder
from cdsdossier.files.bagit.report import USUAL, Fault, Kind, Limits, Progress, Report
from cdsdossier.files.bagit.scan import report_of
from cdsdossier.files.bagit.sources import Unfit
from cdsdossier.files.bagit.zip_source import opened

#: Bytes of a zip from which a second thread pays.
_BIG = 8 << 20


def verify(source: Path, *, limits: Limits = USUAL, full: bool = False, progress: Progress | None = None) -> Report:
    """Verify a zip, an unpacked package's folder, or the dossier in one.

    With ``full`` every file of a folder is read, whatever the cache knows. Raises WrongUsage where there is nothing
    at ``source``, or a folder without a package.
    """
    if source.is_dir():
        folder = bag_folder(source)
        if folder is None:
            raise WrongUsage(_no_package(source))
        return _folder(folder, full=full, progress=progress)
    if not source.is_file():
        raise WrongUsage(f"Không có {source}. Kiểm tra lại tên tệp.")
    try:
        return _zip(source, limits, progress)
    except Unfit as why:
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


def _unfit(words: str) -> Report:
    return Report((Fault(Kind.FORM, words),))


def _folder(folder: Path, *, full: bool, progress: Progress | None) -> Report:
    try:
        source = FolderSource(folder, Cache(folder), full=full)
    except Unfit as why:
        return _unfit(str(why))
    return replace(report_of(source, progress), folder=folder)


def _zip(path: Path, limits: Limits, progress: Progress | None) -> Report:
    with opened(path, limits) as source:
        report, broken = _with_seal(path, lambda: report_of(source, progress))
    if broken is None:
        words = "Tệp zip do chương trình khác tạo lại (không có niêm phong); nội dung được đối chiếu theo danh mục tệp."
        return replace(report, notes=(*report.notes, Fault(Kind.FOREIGN, words)))
    if broken:
        words = "Tệp zip không còn đúng từng byte như lúc đóng gói. Xin gửi lại gói gốc."
        return replace(report, faults=(*report.faults, Fault(Kind.CHANGED, words)))
    return report


def _with_seal(path: Path, look: Callable[[], Report]) -> tuple[Report, bool | None]:
    """Return what ``look`` returns, and whether the seal is broken: of a big zip both are found out at once."""
    if path.stat().st_size < _BIG:
        return look(), _seal_is_broken(path)
    with ThreadPoolExecutor(1) as beside:
        broken = beside.submit(_seal_is_broken, path)
        report = look()
    return report, broken.result()


def _seal_is_broken(path: Path) -> bool | None:
    with path.open("rb", buffering=0) as file:
        return seal.broken(file)
