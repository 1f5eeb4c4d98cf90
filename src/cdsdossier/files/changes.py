"""Several files of a dossier changed together: all of them or none."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, relative to the dossier with forward slashes: as it is (None: not there), and as it is to be."""

    file: str
    before: bytes | None
    after: bytes


def read_if_present(folder: Path, file: str) -> bytes | None:
    """Return a file of the dossier; None where it is not there. Raises Refused where it cannot be read."""
    try:
        return (folder / file).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"Không đọc được {file}: {error.strerror or error}. Chưa ghi gì.") from error


def apply_changes(folder: Path, changes: Sequence[FileChange]) -> None:
    """Write all files in their order; where one of them fails, the others become again what they were.

    Raises Refused, with a sentence for the user, where a file has changed meanwhile, leads out of the dossier, or
    cannot be written.
    """
    for change in changes:
        if not (folder / change.file).resolve().is_relative_to(folder.resolve()):
            raise Refused(f"{change.file} là lối tắt dẫn ra ngoài hồ sơ; chưa ghi gì. Thay bằng tệp, thư mục thật.")
        if read_if_present(folder, change.file) != change.before:
            raise Refused(f"{change.file} vừa bị chương trình khác sửa; chưa ghi gì. Chạy lại lệnh này.")
    new = [place for place in _folders(folder, changes) if not place.exists()]
    done: list[FileChange] = []
    try:
        for change in changes:
            done.append(change)  # before it is written: an interruption may come right after
            write_atomic(folder / change.file, change.after)
    except BaseException:
        _take_back(folder, done, new)
        raise


def _folders(folder: Path, changes: Iterable[FileChange]) -> list[Path]:
    """Return every folder that the files lie in, the innermost first."""
    places = {parent for change in changes for parent in (folder / change.file).parents}
    return sorted((place for place in places if place.is_relative_to(folder)), reverse=True)


def _take_back(folder: Path, done: Iterable[FileChange], new: Iterable[Path]) -> None:
    for change in done:
        with contextlib.suppress(OSError, Refused):
            path = folder / change.file
            if change.before is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != change.before:
                write_atomic(path, change.before)
    for place in new:
        with contextlib.suppress(OSError):
            place.rmdir()
