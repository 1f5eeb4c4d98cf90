"""The list of names that a ZIP file has at its end, and a bounded part of what it lists. Nothing else of it counts."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from cdsdossier.files.probe.reading import ReadAt

_START, _ENTRY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCATOR, _LARGE_END = b"PK\x06\x07", b"PK\x06\x06"
_END_BYTES, _ENTRY_BYTES, _LOCATOR_BYTES, _LARGE_END_BYTES, _START_BYTES = 22, 46, 20, 56, 30
#: What a comment behind the end mark may have; how much of a list is read; how many entries are followed.
_MOST_COMMENT, _MOST_LIST, _MOST_STEPS = 65_535, 1_000_000, 2000
#: A length that is recorded in another place.
_ELSEWHERE = 0xFFFFFFFF
_FIELDS = struct.Struct("<8xHH8xI4xHHH8xI")


class WrongList(Exception):
    """The list is not where the end of the file says; ``cut`` where it is that of an archive inside this one."""

    def __init__(self, *, cut: bool) -> None:
        self.cut = cut


class ListedPart(NamedTuple):
    """One name of the list."""

    name: bytes
    locked: bool
    method: int
    packed: int
    offset: int


class ZipList:
    """The list as bytes, a bounded part of it, and how many bytes stand before the archive."""

    def __init__(self, data: bytes, before: int) -> None:
        self._data, self._before = data, before

    def entries(self) -> Iterator[ListedPart]:
        """Yield what is listed."""
        at, data = 0, self._data
        while data.startswith(_ENTRY, at) and at + _ENTRY_BYTES <= len(data):
            flags, method, packed, name, extra, comment, offset = _FIELDS.unpack_from(data, at)
            at += _ENTRY_BYTES
            yield ListedPart(data[at : at + name], bool(flags & 1), method, packed, offset)
            at += name + extra + comment

    def content(self, read: ReadAt, entry: ListedPart, most: int) -> bytes:
        """Return the first bytes of an entry, so many at most; empty where they do not unpack."""
        place = self._before + entry.offset
        head = read(place, _START_BYTES)
        if len(head) < _START_BYTES or entry.locked:
            return b""
        name, extra = struct.unpack_from("<HH", head, 26)
        data = read(place + _START_BYTES + name + extra, min(entry.packed, most))
        if entry.method == 0:
            return data
        try:
            return zlib.decompressobj(-15).decompress(data, most) if entry.method == 8 else b""
        except zlib.error:
            return b""


def read_zip_list(read: ReadAt, size: int, tail: bytes) -> ZipList | None:
    """Return the list of a ZIP file of these last bytes; None where no end says where it is.

    Raises WrongList where it is elsewhere than its end says.
    """
    end, place = _find_end(read, size, tail)
    if not end:
        return None
    disk, _, _, _, length, offset = struct.unpack_from("<HHHHII", end, 4)
    if _ELSEWHERE in {length, offset}:
        length, offset, place = _large_end(read, place)
    if not length or disk:  # of an archive in several files the list may be in another one
        return ZipList(b"", 0)
    before = place - length - offset
    if before < 0:
        raise WrongList(cut=False)
    if before and _is_inside(read, before):
        raise WrongList(cut=True)
    data = read(place - length, min(length, _MOST_LIST))
    if not data.startswith(_ENTRY):
        raise WrongList(cut=False)
    return ZipList(data, before)


def _is_inside(read: ReadAt, place: int) -> bool:
    """Return whether a place is inside one of the entries that follow each other from the start of the file."""
    at = 0
    for _ in range(_MOST_STEPS):
        head = read(at, _START_BYTES)
        if at >= place or not head.startswith(_START) or len(head) < _START_BYTES:
            return False
        packed, _, name, extra = struct.unpack_from("<IIHH", head, 18)
        at += _START_BYTES + name + extra
        if head[6] & 8 or packed == _ELSEWHERE or at <= place < at + packed:  # or its length is told elsewhere
            return True
        at += packed
    return True


def _find_end(read: ReadAt, size: int, tail: bytes) -> tuple[bytes, int]:
    """Return the end record (22 bytes) and its place; empty where there is none."""
    at = _last_end(tail)
    if at < 0 and size > len(tail):
        tail = read(max(0, size - _MOST_COMMENT - _END_BYTES), _MOST_COMMENT + _END_BYTES)
        at = _last_end(tail)
    return (tail[at : at + _END_BYTES], size - len(tail) + at) if at >= 0 else (b"", size)


def _last_end(tail: bytes) -> int:
    """Return where the last end mark is (-1: nowhere), or one before it that ends with the file, as a comment may."""
    last = at = tail.rfind(_END, 0, max(0, len(tail) - _END_BYTES + 4))
    while at >= 0:
        if at + _END_BYTES + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail):
            return at
        at = tail.rfind(_END, 0, at)
    return last


def _large_end(read: ReadAt, place: int) -> tuple[int, int, int]:
    """Return length, offset and end of the list as a record of more than 32 bits has them. Raises WrongList."""
    locator = read(max(0, place - _LOCATOR_BYTES), _LOCATOR_BYTES)
    where = int.from_bytes(locator[8:16], "little") if locator.startswith(_LOCATOR) else 0
    record = read(where, _LARGE_END_BYTES) if where else b""
    if not record.startswith(_LARGE_END) or len(record) < _LARGE_END_BYTES:
        raise WrongList(cut=False)
    length, offset = struct.unpack_from("<QQ", record, 40)
    return length, offset, where
