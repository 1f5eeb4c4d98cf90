"""The files of a package before it is written: each as it was when packing began, and the digest of them all."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cdsdossier.errors import Refused
from cdsdossier.files.bagit import MANIFEST_FILE, PAYLOAD_FOLDER, PAYLOAD_PREFIX, tagfiles
from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.hash import ByteCounter, Hashers, iter_chunks
from cdsdossier.files.bagit.report import ByteProgress
from cdsdossier.files.regular import MOST_OF_A_PAPER, open_regular_file, read_whole_file


@dataclass(frozen=True, slots=True)
class PayloadFile:
    """One file to be packed."""

    #: Its path below ``data/``, with forward slashes, exactly as on the disk.
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class SteadyFile:
    """A file as it was when packing began; it must still be so when it has been read."""

    name: str
    path: Path
    size: int
    mtime: int

    @classmethod
    def of(cls, file: PayloadFile) -> SteadyFile:
        """Look at a file; raise Refused where it is none, or cannot be looked at."""
        try:
            found = file.path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise Refused(
                    f"Không đóng gói được “{names.escape_path(file.name)}”: không phải tệp. Chuyển ra khỏi hồ sơ."
                )
        except OSError as error:
            raise _unread(file.name, error) from error
        return cls(file.name, file.path, found.st_size, found.st_mtime_ns)

    def open(self) -> BinaryIO:
        """Open the file."""
        try:
            return open_regular_file(self.path, 0)
        except OSError as error:
            raise _unread(self.name, error) from error

    def pieces(self, file: BinaryIO) -> Iterator[bytes]:
        """Yield the content; refuse a file that is no longer as it was."""
        read = 0
        try:
            for piece in iter_chunks(file):
                read += len(piece)
                if read > self.size:
                    break
                yield piece
            now = os.fstat(file.fileno())
        except OSError as error:
            raise _unread(self.name, error) from error
        if (read, now.st_size, now.st_mtime_ns) != (self.size, self.size, self.mtime):
            raise Refused(
                f"“{names.escape_path(self.name)}” thay đổi trong lúc đóng gói. Đóng Word, Excel và chờ đồng bộ xong, "
                "rồi chạy lại."
            )


def _unread(name: str, error: OSError) -> Refused:
    return Refused(
        f"Không đọc được “{names.escape_path(name)}”: {error.strerror or error}. "
        "Đóng tệp nếu đang mở, kiểm tra quyền đọc, rồi chạy lại."
    )


def digest_payload(payload: Sequence[PayloadFile], progress: ByteProgress | None = None) -> str:
    """Return the identity that a package of these files has, without writing one: SHA-256 of its manifest.

    Raises Refused where a file cannot be read or changes meanwhile.
    """
    files = [SteadyFile.of(file) for file in payload]
    meter = ByteCounter(sum(file.size for file in files), progress)
    futures = {}
    with Hashers() as hashers:
        for planned in files:
            with planned.open() as source:
                futures[f"{PAYLOAD_PREFIX}{planned.name}"] = hashers.take(meter.through(planned.pieces(source)))
    manifest = tagfiles.format_bag_manifest({path: future.result()["sha256"] for path, future in futures.items()})
    return hashlib.sha256(manifest).hexdigest()


def read_payload_digests(folder: Path) -> dict[str, str]:
    """Return path below ``data/`` → sha256 of a verified, unpacked package: its manifest's, or computed without one."""
    if (folder / MANIFEST_FILE).is_file():
        digests, _ = tagfiles.parse_bag_manifest(read_whole_file(folder / MANIFEST_FILE, MOST_OF_A_PAPER))
        return {path.removeprefix(PAYLOAD_PREFIX): digest for path, digest in digests.items()}
    home, found = folder / PAYLOAD_FOLDER, dict[str, str]()
    for path in sorted(path for path in home.rglob("*") if path.is_file()):
        with open_regular_file(path, 0) as file:
            found[path.relative_to(home).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
