"""A closer look at what the first bytes leave open: the program of an Office file, a password, an end that is missing.

What is read beyond the 4 KB at both ends of a file is bounded for each kind, and for all files by an :class:`Effort`.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.media import boxes_are_cut, elements_are_cut, objects_are_cut, riff_is_cut
from cdsdossier.files.probe.mp3 import mp3_is_cut
from cdsdossier.files.probe.reading import Effort
from cdsdossier.files.probe.signatures import FEWEST, extension_of
from cdsdossier.files.probe.zip import probe_zip

#: Word and PowerPoint, unlike Excel, try no password by themselves.
_ASK_ALWAYS = {"doc", "docx", "docm", "dotx", "ppt", "pptx", "pptm", "ppsx"}


class OpenFile:
    """A file that is open: where, how long, and both of its ends."""

    __slots__ = ("_handle", "head", "path", "size", "tail")

    def __init__(self, handle: int, path: str, size: int, head: bytes, tail: bytes) -> None:
        """Take over what is known already."""
        self._handle, self.path, self.size, self.head, self.tail = handle, path, size, head, tail

    def read(self, offset: int, count: int) -> bytes:
        """Return the bytes at a place, from the ends where they hold them; fewer where the file ends."""
        if offset >= 0 and offset + count <= len(self.head):
            return self.head[offset : offset + count]
        if not 0 <= offset < self.size:
            return b""
        behind = offset - self.size + len(self.tail)
        if behind >= 0:
            return self.tail[behind : behind + count]
        os.lseek(self._handle, offset, os.SEEK_SET)
        return os.read(self._handle, count)


def look_closer(kind: str, file: OpenFile, effort: Effort) -> tuple[str, FileFault]:
    """Return what a file of this kind is on a closer look, and what keeps it from being opened."""
    if kind in _CUT:
        if file.size < FEWEST[kind] or not _CUT[kind](file):  # what is too small to show anything is told by itself
            return kind, FileFault.NONE
        fault = FileFault.CUT
    elif kind == "zip":
        kind, fault = probe_zip(file.read, file.size, (file.head, file.tail))
    elif kind == "ole":
        kind, fault = _probe_old_office(file, effort)
    else:
        fault = FileFault.NONE if file.size < FEWEST[kind] else _probe_archive(kind, file, effort)
    if fault is FileFault.CUT and extension_of(file.path).lstrip("zr").isdigit():
        fault = FileFault.NONE  # a.zip.001, a.z01: one of several files that are put together again
    return kind, fault


def _probe_old_office(file: OpenFile, effort: Effort) -> tuple[str, FileFault]:
    from cdsdossier.files.probe.ole2 import probe_ole2

    kind, fault = probe_ole2(file.read)
    if kind != "ooxml" or extension_of(file.path) in _ASK_ALWAYS:
        return kind, fault
    from cdsdossier.files.probe.office_password import UntriedPassword, find_package_key

    try:
        return (kind, fault) if find_package_key(file.read, effort) is None else ("xlsx", FileFault.NONE)
    except UntriedPassword:
        return kind, FileFault.UNDECIDED


def _probe_archive(kind: str, file: OpenFile, effort: Effort) -> FileFault:
    if kind == "gzip":
        from cdsdossier.files.probe.gz import find_gz_fault

        return find_gz_fault(file.read, file.size, effort)
    from cdsdossier.files.probe.archives import find_7z_fault, find_rar_fault

    return find_rar_fault(file.read, file.size) if kind == "rar" else find_7z_fault(file.read, file.size)


def _picture_is_cut(file: OpenFile) -> bool:
    from cdsdossier.files.probe import pictures

    if file.head.startswith(b"GIF"):
        return pictures.gif_is_cut(file.read, file.size, file.tail)
    if file.head.startswith(b"BM"):
        return pictures.bmp_is_cut(file.head, file.size)
    if file.head.startswith(b"\x89PNG"):
        return pictures.png_is_cut(file.read, file.size)
    return pictures.tiff_is_cut(file.read, file.head, file.size)


#: Kind → whether the lengths inside a file say that its end is missing.
_CUT: dict[str, Callable[[OpenFile], bool]] = {
    **dict.fromkeys(("mp4", "heic"), lambda file: boxes_are_cut(file.read, file.size)),
    **dict.fromkeys(("webp", "wav", "avi"), lambda file: riff_is_cut(file.head, file.size)),
    "mkv": lambda file: elements_are_cut(file.read, file.size),
    "wmv": lambda file: objects_are_cut(file.read, file.size),
    "mp3": lambda file: mp3_is_cut(file.read, file.size),
    **dict.fromkeys(("gif", "png", "bmp", "tiff"), _picture_is_cut),
}
#: Kinds that a closer look says more of.
CLOSER = frozenset({"zip", "ole", "gzip", "rar", "7z", *_CUT})
