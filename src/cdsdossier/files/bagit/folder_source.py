"""A package unpacked in a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from cdsdossier.files.bagit import BAGIT_FILE, IDENTITY_FILES, PAYLOAD_FOLDER
from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.cache import DigestCache
from cdsdossier.files.bagit.hash import Digests, Readable
from cdsdossier.files.bagit.report import BagFault
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.junction import is_junction
from cdsdossier.files.regular import open_regular_file


def find_bag_folder(folder: Path) -> Path | None:
    """Return the package that a folder is, holds as the only one, or is the payload of; None where there is none."""
    here = folder.resolve()
    for place in (here, here.parent) if here.name == PAYLOAD_FOLDER else (here,):
        if _is_bag(place):
            return place
    try:
        inside = [place for place in here.iterdir() if _is_bag(place) and not place.name.startswith(".")]
    except OSError:
        return None
    return inside[0] if len(inside) == 1 else None


def _is_bag(place: Path) -> bool:
    """Return whether a folder is meant to be a package: it has one of the papers, if not all."""
    return any((place / paper).is_file() for paper in (BAGIT_FILE, *IDENTITY_FILES[:2]))


class FolderSource:
    """The files of an unpacked package, links and special files refused."""

    def __init__(self, folder: Path, cache: DigestCache, *, full: bool) -> None:
        self.folder: Path | None = folder
        self.name = folder.name
        self.sizes: dict[str, int] = {}
        self.notes: list[BagFault] = []
        self._root, self._cache, self._full = folder, cache, full
        self._stats: dict[str, os.stat_result] = {}
        self._walk()

    def open(self, path: str) -> AbstractContextManager[Readable]:
        """Open a file."""
        return open_regular_file(self._root / path, 0)

    def known(self, path: str) -> Digests:
        """Return the digests of a file that is as it was when it was last read."""
        return {} if self._full else self._cache.get(path, self._stats[path])

    def learn(self, digests: Mapping[str, Digests]) -> None:
        """Keep what has been read for the next time."""
        self._cache.put({path: (self._stats[path], digest) for path, digest in digests.items()})

    def _walk(self) -> None:
        below = [""]
        while below:
            folder = below.pop()
            try:
                with os.scandir(self._root / folder) as found:
                    below += [path for entry in found if (path := self._meet(entry, folder))]
            except OSError as why:
                raise UnreadableBag(
                    f"không vào được thư mục {names.escape_path(folder) or self._root}: {why.strerror or why}"
                ) from why

    def _meet(self, entry: os.DirEntry[str], folder: str) -> str:
        """Note a file; return the path of a folder to be looked into."""
        path = f"{folder}/{entry.name}" if folder else entry.name
        # Not the entry's own stat: on Windows it knows no inode.
        found = os.stat(entry.path, follow_symlinks=False)  # noqa: PTH116 - as fast as it goes
        if entry.is_dir(follow_symlinks=False) and not is_junction(entry):
            return path
        if not entry.is_file(follow_symlinks=False):
            raise UnreadableBag(
                f"“{names.escape_path(path)}” là lối tắt hoặc tệp đặc biệt; gói không được có. Xóa đi rồi chạy lại."
            )
        self.sizes[path], self._stats[path] = found.st_size, found
        return ""
