"""Old Office files (OLE2): which program they are of, and whether they ask for a password.

Reads the directory and the first bytes of one stream, never more than a few hundred sectors however long a hostile
file makes its chains. Layout: [MS-CFB]; the flags: [MS-DOC] FibBase.fEncrypted, [MS-XLS] FILEPASS, [MS-PPT]
CurrentUserAtom.headerToken, [MS-OFFCRYPTO] EncryptedPackage.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cdsdossier.files.probe.excel_default_password import opens_with_default_password
from cdsdossier.files.probe.faults import FileFault

#: (offset, count) → the bytes there; fewer where the file ends.
ReadAt = Callable[[int, int], bytes]

_END, _MOST_SECTORS, _MOST_DIFAT, _ENTRY = 0xFFFFFFF0, 256, 256, 128
_MINI = 64  # bytes in a sector of the small streams


class _Short(Exception):
    """The file ends before a sector that it names."""


@dataclass(frozen=True, slots=True)
class _Stream:
    start: int
    size: int


class _Container:
    """As much of an OLE2 file as is needed to find a stream's first bytes."""

    def __init__(self, read: ReadAt) -> None:
        head = read(0, 512)
        if len(head) < 512:
            raise _Short
        self.read = read
        self.sector = 1 << min(max(struct.unpack_from("<H", head, 30)[0], 9), 12)
        self.directory, self.cutoff = (struct.unpack_from("<I", head, at)[0] for at in (48, 56))
        self.difat, self.first_fats = struct.unpack_from("<I", head, 68)[0], struct.unpack_from("<109I", head, 76)

    def sector_at(self, number: int) -> bytes:
        data = self.read((number + 1) * self.sector, self.sector)
        if not data:
            raise _Short
        return data

    def _after(self, number: int) -> int:
        """Return the sector that follows another, by the allocation table."""
        table, at = divmod(number, self.sector // 4)
        data = self.sector_at(self._fat(table))
        return int(struct.unpack_from("<I", data, at * 4)[0]) if len(data) >= at * 4 + 4 else _END

    def _fat(self, table: int) -> int:
        if table < 109:
            return int(self.first_fats[table])
        hops, at = divmod(table - 109, self.sector // 4 - 1)
        place = self.difat
        for _ in range(min(hops, _MOST_DIFAT)):
            place = int(struct.unpack("<I", self.sector_at(place)[-4:].rjust(4, b"\xff"))[0])
        found = self.sector_at(place)[at * 4 : at * 4 + 4]
        return int(struct.unpack("<I", found.rjust(4, b"\xff"))[0])

    def chain(self, number: int) -> Iterator[int]:
        for _ in range(_MOST_SECTORS):
            if number >= _END:
                return
            yield number
            number = self._after(number)

    def streams(self) -> dict[str, _Stream]:
        """Return the streams by name; the root's own stream holds the small ones."""
        found: dict[str, _Stream] = {}
        for number in self.chain(self.directory):
            data = self.sector_at(number)
            for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
                length, kind = struct.unpack_from("<HB", data, at + 64)
                name = data[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
                if kind in {2, 5}:
                    found.setdefault(name, _Stream(*struct.unpack_from("<II", data, at + 116)))
        return found

    def first_bytes(self, stream: _Stream, root: _Stream | None) -> bytes:
        """Return the first bytes of a stream: up to one sector of it."""
        if stream.size >= self.cutoff or root is None:
            return self.sector_at(stream.start)[: stream.size]
        skipped, at = divmod(stream.start * _MINI, self.sector)
        for number in self.chain(root.start):
            if not skipped:
                return self.sector_at(number)[at : at + min(stream.size, _MINI)]
            skipped -= 1
        raise _Short


def probe_ole2(read: ReadAt) -> tuple[str, FileFault]:
    """Return (kind, fault) of an OLE2 file."""
    try:
        container = _Container(read)
        streams = container.streams()
        if "EncryptedPackage" in streams:
            return "ooxml", FileFault.LOCKED
        for name, kind, locked in _PROGRAMS:
            if name in streams:
                first = container.first_bytes(streams[name], streams.get("Root Entry"))
                return kind, FileFault.LOCKED if locked(first) else FileFault.NONE
    except _Short:
        return "ole", FileFault.CUT
    except struct.error:
        return "ole", FileFault.BROKEN
    return ("ppt" if "PowerPoint Document" in streams else "ole"), FileFault.NONE


def _doc_locked(fib: bytes) -> bool:
    return len(fib) >= 12 and fib[:2] == b"\xec\xa5" and bool(fib[11] & 0x01)


def _xls_locked(book: bytes) -> bool:
    """Look for FILEPASS, which follows the first record where there is one."""
    at = 0
    for _ in range(8):
        if at + 4 > len(book):
            return False
        record, length = struct.unpack_from("<HH", book, at)
        if record == 0x002F:
            return not opens_with_default_password(book[at + 4 : at + 4 + length])
        at += 4 + length
    return False


def _ppt_locked(user: bytes) -> bool:
    return user[12:16] == b"\xdf\xc4\xd1\xf3"


_PROGRAMS = (
    ("WordDocument", "doc", _doc_locked),
    ("Workbook", "xls", _xls_locked),
    ("Book", "xls", _xls_locked),
    ("Current User", "ppt", _ppt_locked),
)
