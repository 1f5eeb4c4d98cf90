"""Writing a package: one pass over the files, constant memory, the same bytes for the same files."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import open_temporary_file, replace_patiently
from cdsdossier.files.bagit import BAGIT_FILE, INFO_FILE, MANIFEST_FILE, PAYLOAD_PREFIX, TAG_MANIFEST_FILE, tagfiles
from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.hash import ByteCounter, Digests, Hashers
from cdsdossier.files.bagit.payload import PayloadFile, SteadyFile
from cdsdossier.files.bagit.report import ByteProgress
from cdsdossier.files.bagit.seal import SEAL_PLACEHOLDER, write_seal

#: Endings of what is compressed already: packing it again costs time and gains nothing.
_ENDINGS = (
    "pdf jpg jpeg png gif webp heic heif avif jp2 mp4 m4v mov avi mkv webm wmv mp3 m4a aac ogg wma flac docx xlsx pptx "
    "odt ods odp docm xlsm pptm zip gz tgz bz2 xz zst 7z rar cab jar epub"
)
_COMPRESSED = tuple(f".{ending}" for ending in _ENDINGS.split())
_LEVEL = 6
#: The earliest day that a zip can tell; a package knows no day of its own.
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE, _FOLDER = 3, (stat.S_IFREG | 0o644) << 16, (stat.S_IFDIR | 0o755) << 16 | 0x10


@dataclass(frozen=True, slots=True)
class WrittenBag:
    """A package that has been written."""

    path: Path
    #: Files and bytes of the payload.
    files: int
    bytes: int
    #: Bytes of the zip, and its sha256.
    size: int
    sha256: str
    #: SHA-256 of ``manifest-sha256.txt``: the payload's identity, whatever the zip around it.
    digest: str


def write_bag(  # noqa: PLR0913 - what is packed, where to, and whom to tell
    target: Path,
    name: str,
    payload: Sequence[PayloadFile],
    info: Sequence[tuple[str, str]],
    *,
    progress: ByteProgress | None = None,
    announce: Callable[[WrittenBag], None] | None = None,
) -> WrittenBag:
    """Write the package ``target`` with one top folder ``name``; Payload-Oxum is added to ``info``.

    ``announce`` is called when all has been written, right before the package gets its name; where it raises there is
    no package. A crash leaves the old file or the new one. Raises Refused, with nothing left behind, where a name
    cannot travel, a file cannot be read or changes meanwhile, or the target cannot be written.
    """
    files = sorted(payload, key=lambda file: file.name)
    _check_names(name, files)
    writing = _Writing(name, [SteadyFile.of(file) for file in files], progress)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open_temporary_file(target) as (temporary, file):
            digest = writing.run(file, info)
            sha256 = write_seal(file)
            size = os.fstat(file.fileno()).st_size
            written = WrittenBag(target, len(files), writing.total, size, sha256, digest)
            if announce is not None:
                announce(written)
            file.close()
            replace_patiently(temporary, target)
    except OSError as error:
        held = isinstance(error, PermissionError)
        advice = "Hãy đóng tệp nếu đang mở rồi chạy lại" if held else "Kiểm tra chỗ trống trên ổ đĩa"
        raise Refused(f"Không ghi được {target}: {error.strerror or error}. {advice}.") from error
    return written


def _check_names(name: str, files: Sequence[PayloadFile]) -> None:
    for path in (name, *(f"{name}/{PAYLOAD_PREFIX}{file.name}" for file in files)):
        if why := names.find_name_fault(path):
            shown = names.escape_path(path.removeprefix(f"{name}/{PAYLOAD_PREFIX}"))
            raise Refused(f"Không đóng gói được “{shown}”: tên {why}. Đổi tên tệp, ngắn, không dấu, rồi chạy lại.")
    for path, other in names.iter_name_collisions(file.name for file in files):
        raise Refused(
            f"Không đóng gói được: “{names.escape_path(path)}” và “{names.escape_path(other)}” "
            "chỉ khác chữ hoa, chữ thường hoặc cách viết dấu; máy khác coi là một. Đổi tên một trong hai rồi chạy lại."
        )


class _Writing:
    """One package being written."""

    def __init__(self, name: str, files: Sequence[SteadyFile], progress: ByteProgress | None) -> None:
        self.name, self.files = name, files
        self.total = sum(file.size for file in files)
        self.meter = ByteCounter(self.total, progress)

    def run(self, file: BinaryIO, info: Sequence[tuple[str, str]]) -> str:
        """Write everything; return the payload's identity."""
        said = tagfiles.format_bag_info([*info, ("Payload-Oxum", f"{self.total}.{len(self.files)}")])
        tags = {INFO_FILE: said, BAGIT_FILE: tagfiles.DECLARATION}
        with zipfile.ZipFile(file, "w") as archive:
            archive.comment = SEAL_PLACEHOLDER
            for tag, data in tags.items():
                self._tag(archive, tag, data)
            tags[MANIFEST_FILE] = tagfiles.format_bag_manifest(self._payload(archive))
            self._tag(archive, MANIFEST_FILE, tags[MANIFEST_FILE])
            digests = {tag: hashlib.sha256(data).hexdigest() for tag, data in tags.items()}
            self._tag(archive, TAG_MANIFEST_FILE, tagfiles.format_bag_manifest(digests))
        return digests[MANIFEST_FILE]

    def _payload(self, archive: zipfile.ZipFile) -> dict[str, str]:
        digests: dict[str, Future[Digests]] = {}
        if not self.files:  # a package has this folder, whatever is in it
            archive.writestr(self._entry(PAYLOAD_PREFIX, 0), b"")
        with Hashers() as hashers:
            for planned in self.files:
                path = f"{PAYLOAD_PREFIX}{planned.name}"
                entry = self._entry(path, planned.size)
                with planned.open() as source, archive.open(entry, "w") as part:
                    digests[path] = hashers.take(self.meter.through(planned.pieces(source)), part.write)
        return {path: future.result()["sha256"] for path, future in digests.items()}

    def _tag(self, archive: zipfile.ZipFile, path: str, data: bytes) -> None:
        archive.writestr(self._entry(path, len(data)), data)

    def _entry(self, path: str, size: int) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(f"{self.name}/{path}", _DAY)
        entry.create_system, entry.external_attr, entry.file_size = _UNIX, _MODE, size
        entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 - its only name before 3.13
        if path == PAYLOAD_PREFIX:
            entry.external_attr = _FOLDER
        elif not path.lower().endswith(_COMPRESSED):
            entry.compress_type = zipfile.ZIP_DEFLATED
        return entry
