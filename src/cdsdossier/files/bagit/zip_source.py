"""A package in a zip, opened: everything that could harm has been refused before the first byte is unpacked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from cdsdossier.files.bagit import BAGIT_FILE, zipdirectory
from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.hash import Readable
from cdsdossier.files.bagit.report import BagLimits
from cdsdossier.files.bagit.sources import UnreadableBag


class ZipSource:
    """A zip with one package in it: in its one top folder, or (packed anew by hand) without one."""

    folder: Path | None = None

    def __init__(self, path: Path, file: BinaryIO, limits: BagLimits) -> None:
        self._archive, found = zipdirectory.list_zip_entries(file, limits)
        tops = {entry.orig_filename.partition("/")[0] for entry in found}
        inside = "" if BAGIT_FILE in tops else f"{next(iter(tops))}/" if len(tops) == 1 else None
        if inside is None or f"{inside}{BAGIT_FILE}" not in {entry.orig_filename for entry in found}:
            raise UnreadableBag("không phải gói hồ sơ (không có bagit.txt). Xin gói do lệnh cdsdossier pack tạo ra.")
        self.name = inside.rstrip("/") or path.stem
        if why := names.find_name_fault(self.name):
            raise UnreadableBag(f"tên {why}. Đổi tên tệp zip rồi chạy lại.")
        self._entries = {entry.orig_filename[len(inside) :]: entry for entry in found}
        self.sizes = {path: entry.file_size for path, entry in self._entries.items()}

    @contextlib.contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        """Open a file; what it unpacks to is bounded by the size that has been checked."""
        try:
            with self._archive.open(self._entries[path]) as part:
                yield part
        except (OSError, UnreadableBag):
            raise
        except Exception as why:  # a hostile archive may fail in any way
            raise UnreadableBag("không giải nén được") from why

    def known(self, path: str) -> str:
        """Return nothing: a zip is read each time."""
        del path
        return ""

    def learn(self, digests: Mapping[str, str]) -> None:
        """Forget it: a zip is read each time."""


@contextlib.contextmanager
def open_zip_source(path: Path, limits: BagLimits) -> Iterator[ZipSource]:
    """Open a zip as a package. Raises Unfit where it is none, or holds what could harm."""
    with path.open("rb") as file:
        yield ZipSource(path, file, limits)
