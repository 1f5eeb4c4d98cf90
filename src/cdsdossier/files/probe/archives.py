"""RAR and 7z archives: a password, a missing end, by the heads that each part of them has."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.reading import ReadAt

_MOST_BLOCKS, _HEAD_BYTES = 2000, 4096
#: RAR 4: the types of a block, the flags of its head.
_MAIN, _FILE, _SERVICE, _LAST = 0x73, 0x74, 0x7A, 0x7B
_FEWEST_4 = 3  # bytes of a head up to its type
_HEADS_LOCKED, _DATA_LOCKED, _LARGE, _HAS_DATA = 0x80, 0x04, 0x100, 0x8000
#: RAR 5: the types of a block, the flags of its head, the record that a password leaves with a file.
_FILE_5, _SERVICE_5, _CRYPT_5, _LAST_5 = 2, 3, 4, 5
_EXTRA_5, _DATA_5, _LOCK_RECORD = 1, 2, b"\x01"

_MOST_7Z = 4_000_000
_AES = b"\x24\x06\xf1\x07\x01"  # a coder with properties whose id has four bytes: AES with SHA-256


def find_rar_fault(read: ReadAt, size: int) -> FileFault:
    """Return what keeps a RAR archive from being opened; what is no block of an archive is not judged."""
    of_today = read(0, 8) == b"Rar!\x1a\x07\x01\0"
    blocks = _blocks_5(read) if of_today else _blocks_4(read)
    try:
        for locked, end in blocks:
            if locked:
                return FileFault.LOCKED
            if end > size:
                return FileFault.CUT
    except (struct.error, IndexError):
        return FileFault.CUT if of_today else FileFault.NONE  # since RAR 5 a last block is always there
    return FileFault.NONE


def _blocks_4(read: ReadAt) -> Iterator[tuple[bool, int]]:
    """Yield of each block whether it is locked, and where it ends."""
    at = 7
    for _ in range(_MOST_BLOCKS):
        head = read(at, 64)
        if _FEWEST_4 <= len(head) < 7 and _MAIN <= head[2] <= _LAST:  # it ends inside the head of a block
            yield False, at + 7
        _, kind, flags, length = struct.unpack_from("<HBHH", head)
        if not _MAIN <= kind <= _LAST or length < 7:
            return
        entry = kind in {_FILE, _SERVICE}
        locked = (kind == _MAIN and flags & _HEADS_LOCKED) or (kind == _FILE and flags & _DATA_LOCKED)
        yield bool(locked), at + length
        if entry or flags & _HAS_DATA:
            length += struct.unpack_from("<I", head, 7)[0]
        if entry and flags & _LARGE:
            length += struct.unpack_from("<I", head, 32)[0] << 32
        at += length
        yield False, at
        if kind == _LAST:
            return


def _blocks_5(read: ReadAt) -> Iterator[tuple[bool, int]]:
    """Yield of each block whether it is locked, and where it ends."""
    at = 8
    for _ in range(_MOST_BLOCKS):
        head = read(at + 4, _HEAD_BYTES)
        length, place = _number(head, 0)
        end = place + length
        kind, place = _number(head, place)
        if not 1 <= kind <= _LAST_5:
            return
        yield kind == _CRYPT_5, at + 4 + end
        flags, place = _number(head, place)
        extra, place = _number(head, place) if flags & _EXTRA_5 else (0, place)
        data, place = _number(head, place) if flags & _DATA_5 else (0, place)
        locked = kind == _FILE_5 and end <= len(head) and _is_locked_5(head[max(end - extra, place) : end])
        at += 4 + end + data
        yield locked, at
        if kind == _LAST_5:
            return


def _is_locked_5(extra: bytes) -> bool:
    """Return whether one of the records behind the head of a file is that of a password."""
    at = 0
    while at < len(extra):
        length, at = _number(extra, at)
        if extra[at : at + 1] == _LOCK_RECORD:
            return True
        at += length
    return False


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where the next one starts."""
    value = 0
    for shift in range(0, 70, 7):
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            break
    return value, at


def find_7z_fault(read: ReadAt, size: int) -> FileFault:
    """Return what keeps a 7z archive from being opened: its head says where its list is, the list what packs it."""
    head = read(0, 32)
    if len(head) < 32:
        return FileFault.NONE
    offset, length = struct.unpack_from("<QQ", head, 12)
    if 32 + offset + length > size:
        return FileFault.CUT
    listed = read(32 + offset, min(length, _MOST_7Z))
    if listed.startswith(b"\x17") and _AES not in listed:
        listed = _unpacked(read, listed)
    return FileFault.LOCKED if _AES in listed else FileFault.NONE


def _unpacked(read: ReadAt, described: bytes) -> bytes:
    """Return a list of names that is itself packed; empty where it is packed in an unusual way."""
    import lzma

    try:
        place, size, coder, unpacked = _packed_stream(described)
        chain = _filter(coder, min(unpacked, _MOST_7Z))
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain])
        return unpacker.decompress(read(32 + place, min(size, _MOST_7Z)), _MOST_7Z)
    except (lzma.LZMAError, IndexError, ValueError, struct.error):
        return b""


def _packed_stream(described: bytes) -> tuple[int, int, bytes, int]:
    """Return place, size, coder and unpacked size of the one stream that holds the list."""
    at = 2 if described[1] == 6 else len(described)
    place, at = _number_7z(described, at)
    at += 2  # one stream, then the mark of its size
    size, at = _number_7z(described, at)
    at = described.index(b"\x07\x0b\x01\x00\x01", at) + 5
    end = described.index(b"\x0c", at + 1 + (described[at] & 15) + 1 + (5 if described[at] & 15 == 3 else 1))
    unpacked, _ = _number_7z(described, end + 1)
    return place, size, described[at:end], unpacked


def _filter(coder: bytes, unpacked: int) -> dict[str, int]:
    import lzma

    most = max(4096, unpacked)
    if coder.startswith(b"\x21\x21"):
        return {"id": lzma.FILTER_LZMA2, "dict_size": most}
    if coder.startswith(b"\x23\x03\x01\x01\x05"):
        rest, lc = divmod(coder[5], 9)
        pb, lp = divmod(rest, 5)
        return {"id": lzma.FILTER_LZMA1, "dict_size": most, "lc": lc, "lp": lp, "pb": pb}
    raise ValueError


def _number_7z(data: bytes, at: int) -> tuple[int, int]:
    """Return a number whose first byte says, by its leading ones, how many bytes follow; and where the next starts."""
    first = data[at]
    more = 8 - (first ^ 0xFF).bit_length() if first != 0xFF else 8
    value = int.from_bytes(data[at + 1 : at + 1 + more], "little")
    high = first & (0x7F >> more) if more < 8 else 0
    return value + (high << 8 * more), at + 1 + more
