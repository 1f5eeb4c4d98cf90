"""A package in a zip, opened: everything that could harm has been refused before the first byte is unpacked.

The zip may have been made again by another program. What that program added, or wrote in its own way, is noted; whether
the package holds, its manifests say.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cdsdossier.files.bagit import BAGIT_FILE, zipdirectory
from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.bag_place import find_bag_top
from cdsdossier.files.bagit.hash import Digests, Readable, iter_chunks
from cdsdossier.files.bagit.promises import MOST_OF_A_LIST, find_bag_lists, read_bag_promises
from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagLimits
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zip_names import ZipEntry, choose_reading
from cdsdossier.files.leftovers import is_left_behind
from cdsdossier.files.regular import open_regular_file

#: Of the files that are passed over so many are named.
_NAMED = 3
#: What all files of a zip may unpack to, so that each is kept once it has been read: it is read to be verified, then to
#: be unpacked.
_KEPT = 16_000_000


class ZipSource:
    """A zip with one package in it: in a folder, or (packed anew by hand) deeper, or without a folder."""

    folder: Path | None = None
    _keeping = False

    def __init__(self, path: Path, file: BinaryIO, limits: BagLimits) -> None:
        self._kept: dict[str, bytes] = {}
        self._archive, found = zipdirectory.list_zip_entries(file, limits)
        top = find_bag_top([entry.path for entry in found])
        self.name = top.rstrip("/").rpartition("/")[2] or path.stem
        if why := names.find_name_fault(self.name):
            raise UnreadableBag(f"tên {why}. Đổi tên tệp zip rồi chạy lại.")
        inside = [entry for entry in found if entry.path.startswith(top)]
        self._entries = {entry.path.removeprefix(top): entry for entry in inside}
        self.notes = [*_note_place(top, found), *self._settle_names(top.count("/"))]
        self.sizes = {path: entry.info.file_size for path, entry in self._entries.items()}
        self._keeping = sum(self.sizes.values()) <= _KEPT

    def _settle_names(self, depth: int) -> Iterator[BagFault]:
        """Read names of an unknown code as the manifest has them; note how they were written."""
        if any(entry.has_backslashes for entry in self._entries.values()):
            words = "Tệp zip nén bằng chương trình cũ của Windows (tên ghi bằng dấu \\); đã đọc đúng các thư mục."
            yield BagFault(BagFaultKind.FOREIGN, words)
        unsure = [path for path, entry in self._entries.items() if entry.readings]
        if not unsure:
            return
        promised = frozenset(map(names.fold_path, self._read_promised_names()))
        for path in unsure:
            readings = [other.split("/", depth)[-1] for other in self._entries[path].readings]
            read = choose_reading(path, readings, promised)
            if read not in self._entries:
                self._entries[read] = self._entries.pop(path)
        words = "Tên tệp có dấu trong tệp zip không ghi theo mã UTF-8 chuẩn; đã đọc lại theo danh mục của gói."
        yield BagFault(BagFaultKind.FOREIGN, words)

    def _read_promised_names(self) -> Collection[str]:
        papers = {}
        for paper in [BAGIT_FILE, *find_bag_lists(self._entries)]:
            if paper in self._entries and self._entries[paper].info.file_size <= MOST_OF_A_LIST:
                with self.open(paper) as file:
                    papers[paper] = b"".join(iter_chunks(file))
        return read_bag_promises(papers, self._entries).paths

    @contextlib.contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        """Open a file; what it unpacks to is bounded by the size that has been checked."""
        try:
            if path in self._kept:
                yield BytesIO(self._kept[path])
                return
            with self._archive.open(self._entries[path].info) as part:
                if self._keeping:
                    self._kept[path] = part.read()
                yield BytesIO(self._kept[path]) if self._keeping else part
        except (OSError, UnreadableBag):
            raise
        except Exception as why:  # a hostile archive may fail in any way
            raise UnreadableBag("không giải nén được") from why

    def known(self, path: str) -> Digests:
        """Return nothing: a zip is read each time."""
        del path
        return {}

    def learn(self, digests: Mapping[str, Digests]) -> None:
        """Forget it: a zip is read each time."""


@contextlib.contextmanager
def open_zip_source(path: Path, limits: BagLimits) -> Iterator[ZipSource]:
    """Open a zip as a package. Raises UnreadableBag where it is none, or holds what could harm."""
    with open_regular_file(path) as file:
        yield ZipSource(path, file, limits)


def _note_place(top: str, found: Sequence[ZipEntry]) -> Iterator[BagFault]:
    """Note a package that lies deeper than it was packed, and what lies beside it."""
    if around := top.rstrip("/").rpartition("/")[0]:
        words = f"Gói nằm sâu thêm trong thư mục “{names.escape_path(around)}” của tệp zip."
        yield BagFault(BagFaultKind.FOREIGN, words)
    beside = [entry.path for entry in found if not entry.path.startswith(top)]
    system = [path for path in beside if is_left_behind(path)]
    if system:
        words = f"Bỏ qua {len(system)} tệp do Windows hoặc máy Mac tự thêm vào tệp zip: {_name_some(system)}."
        yield BagFault(BagFaultKind.TEMPORARY, words)
    if others := [path for path in beside if not is_left_behind(path)]:
        words = f"Bỏ qua {len(others)} tệp nằm ngoài gói trong tệp zip: {_name_some(others)}."
        yield BagFault(BagFaultKind.FOREIGN, words)


def _name_some(paths: Sequence[str]) -> str:
    return ", ".join(names.escape_path(path) for path in paths[:_NAMED]) + (", …" if len(paths) > _NAMED else "")
