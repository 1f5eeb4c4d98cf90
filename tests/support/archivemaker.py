"""Archives that no writer of this machine makes: RAR 4, RAR 5 and 7z, small, as their formats are described."""

from __future__ import annotations

import lzma
import struct
import zlib

_NAME, _BODY = b"bang-diem.txt", b"Bang diem hoc ky 1\n" * 20


def rar4(*, locked: bool = False, heads_locked: bool = False, entries: int = 2, last: bool = True) -> bytes:
    """Return a RAR 4 archive of stored files; ``heads_locked`` is what “encrypt file names” leaves."""
    main = _block4(0x73, 0x80 if heads_locked else 0, bytes(6))
    flags = 0x8000 | (0x04 if locked else 0)
    file = struct.pack("<IIBIIBBHI", len(_BODY), len(_BODY), 2, zlib.crc32(_BODY), 0, 29, 0x30, len(_NAME), 0x20)
    one = _block4(0x74, flags, file + _NAME) + _BODY
    end = _block4(0x7B, 0x4000, b"") if last else b""
    return b"Rar!\x1a\x07\0" + main + (bytes(range(256)) if heads_locked else one * entries + end)


def _block4(kind: int, flags: int, rest: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def rar5(*, locked: bool = False, heads_locked: bool = False, comment: bytes = b"", entries: int = 2) -> bytes:
    """Return a RAR 5 archive of stored files, with a comment where one is given."""
    if heads_locked:
        return b"Rar!\x1a\x07\x01\0" + _block5(4, b"\0\0\x0f" + bytes(16)) + bytes(range(256))
    note = _block5(3, b"\0" + _vint(len(comment)) + b"\0\0\0\x03CMT", data=comment) if comment else b""
    about = b"\x04" + _vint(len(_BODY)) + b"\x20" + struct.pack("<I", zlib.crc32(_BODY)) + b"\0\1"
    record = b"\x01\0\0\x0f" + bytes(32)
    extra = _vint(len(record)) + record if locked else b""
    one = _block5(2, about + _vint(len(_NAME)) + _NAME, extra=extra, data=_BODY)
    return b"Rar!\x1a\x07\x01\0" + _block5(1, b"\0") + note + one * entries + _block5(5, b"\0")


def _block5(kind: int, rest: bytes, *, extra: bytes = b"", data: bytes = b"") -> bytes:
    flags = (1 if extra else 0) | (2 if data else 0)
    sizes = (_vint(len(extra)) if extra else b"") + (_vint(len(data)) if data else b"")
    head = bytes([kind, flags]) + sizes + rest + extra
    head = _vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(head)) + head + data


def _vint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


#: What packs the list of names, as its coder is written.
_PACKERS = {
    "lzma": (b"\x23\x03\x01\x01\x05\x5d" + struct.pack("<I", 1 << 16), {"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16}),
    "lzma2": (b"\x21\x21\x01\x08", {"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16}),
}


def seven_zip(*, locked: bool = False, heads: str = "open", name: str = "bang-diem.txt") -> bytes:
    """Return a 7z archive of one stored file; ``heads``: its list is “open”, packed by “lzma”, “lzma2”, or “locked”."""
    lock = b"\x24\x06\xf1\x07\x01\x12\x53\x0f" + bytes(16)
    coder = lock if locked else b"\x01\0"
    streams = _pack_info(0, len(_BODY)) + b"\x07\x0b\x01\0\x01" + coder + b"\x0c" + _size(len(_BODY)) + b"\0\x08\0\0"
    names = b"\0" + name.encode("utf-16-le") + b"\0\0"
    files = b"\x05\x01\x11" + _size(len(names)) + names + b"\0\0"
    listed = b"\x01\x04" + streams + files
    data = _BODY
    if heads != "open":
        coder, chain = (lock, None) if heads == "locked" else _PACKERS[heads]
        packed = listed if chain is None else lzma.compress(listed, lzma.FORMAT_RAW, filters=[chain])
        about = b"\x17" + _pack_info(len(data), len(packed)) + b"\x07\x0b\x01\0\x01" + coder
        data, listed = data + packed, about + b"\x0c" + _size(len(listed)) + b"\0\0"
    start = struct.pack("<QQI", len(data), len(listed), zlib.crc32(listed))
    return b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) + start + data + listed


def _pack_info(place: int, size: int) -> bytes:
    return b"\x06" + _size(place) + b"\x01\x09" + _size(size) + b"\0"


def _size(value: int) -> bytes:
    """Return a number as 7z writes it; two bytes at most are enough here."""
    return bytes([value]) if value < 0x80 else bytes([0x80 | value >> 8, value & 0xFF])
