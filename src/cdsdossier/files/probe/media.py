"""Whether the end of a video, a sound or a telephone's photo is missing, by the lengths at the start of its parts.

A file of boxes (MP4, MOV, HEIC; ISO/IEC 14496-12) is a row of parts that each say how long they are, and so is one of
objects (WMV, WMA; ASF); a RIFF file (WebP, WAV, AVI) and one of elements (MKV, WebM; RFC 8794) say so once. A length
that a recorder never came to fill in says nothing.
"""

from __future__ import annotations

import struct

from cdsdossier.files.probe.reading import ReadAt

_BOX = struct.Struct(">I4s").unpack_from
#: So many boxes are followed: each has a name of four letters.
_MOST_NAMES = 4 * 1000
#: What may stand at the first level; behind anything else there is no trusting the lengths.
_BOXES = frozenset(
    b"ftyp moov mdat free skip wide pnot uuid meta moof mfra sidx styp ssix prft udta pdin emsg idat mpvd".split()
)
#: A RIFF length from here on is one that a program writes while it does not know it.
_UNKNOWN_LENGTH = 0x7FFF0000
#: Some programs count the eight bytes before the length too, or leave out the last one of an odd length.
_RIFF_SLACK = 8
#: Names of elements at the first level: the head of the file, what fills gaps, a checksum, all the rest.
_EBML, _VOID, _CHECKSUM, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\xec", b"\xbf", b"\x18\x53\x80\x67"
_MOST_ELEMENTS, _MOST_OBJECTS = 20, 50
#: Names of objects: those of the first level, and the one in the head that says whether the length was ever known.
_ASF_HEAD = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_ASF_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")
_ASF_LEVEL = {_ASF_HEAD, _ASF_DATA} | {
    bytes.fromhex(name)
    for name in (
        "90080033b1e5cf1189f400a0c90349cb", "d329e2d6da35d111903400a0c90349be",
        "f803b1feeaad0047bf4b74e47fb84e3a", "d03fb73c4a0c0348953dedf7b6228f0c",
    )
}  # fmt: skip
_ASF_ABOUT = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_ASF_MOST_HEAD, _ASF_FLAGS, _ASF_BROADCAST = 65_536, 88, 1


def boxes_are_cut(read: ReadAt, size: int) -> bool:
    """Return whether a box ends behind the end of the file, or a video has its pictures but no table of them."""
    at, names = 0, b""
    while at + 8 <= size and len(names) < _MOST_NAMES:
        head = read(at, 16)
        length, name = _BOX(head)
        if name not in _BOXES:
            return False
        names += name
        if length < 8:  # 0: to the end of the file; 1: told behind the name
            length = size - at if length == 0 else int.from_bytes(head[8:16], "big") if length == 1 else 0
            if length < 8:
                return False
        at += length
    if at > size:
        return True
    return at + 8 > size and b"mdat" in names and not (b"moov" in names or b"moof" in names or b"meta" in names)


def riff_is_cut(head: bytes, size: int) -> bool:
    """Return whether the file is shorter than its head says."""
    length = int.from_bytes(head[4:8], "little")
    return head.startswith(b"RIFF") and length < _UNKNOWN_LENGTH and size + _RIFF_SLACK < length + 8


def elements_are_cut(read: ReadAt, size: int) -> bool:
    """Return whether the one element that holds a film ends behind the end of the file; a streamed one says no end."""
    at = 0
    for _ in range(_MOST_ELEMENTS):
        head = read(at, 12)
        name = head[: 9 - head[0].bit_length()] if head else b""
        length, start = _element_length(head, len(name))
        if name not in {_EBML, _VOID, _CHECKSUM, _SEGMENT} or length is None:
            return False
        at += start + length
        if name == _SEGMENT:
            return at > size
    return False


def _element_length(head: bytes, at: int) -> tuple[int | None, int]:
    """Return the number at a place, None where it says that nobody knows it, and where it ends."""
    first = head[at : at + 1]
    count = 9 - first[0].bit_length() if first else 9
    digits = head[at : at + count]
    most = (1 << 7 * count) - 1
    value = int.from_bytes(digits, "big") & most
    return (None if len(digits) < count or value == most else value), at + count


def objects_are_cut(read: ReadAt, size: int) -> bool:
    """Return whether an object of an ASF file ends behind the end of the file; one that was broadcast says no end."""
    at, names = 0, list[bytes]()
    if _is_broadcast(read):
        return False
    while at + 24 <= size and len(names) < _MOST_OBJECTS:
        head = read(at, 24)
        length = int.from_bytes(head[16:], "little")
        if head[:16] not in _ASF_LEVEL or length < 24:
            return False
        names.append(head[:16])
        at += length
    return at > size or (at == size and _ASF_DATA not in names)


def _is_broadcast(read: ReadAt) -> bool:
    head = read(0, _ASF_MOST_HEAD)
    at = head.find(_ASF_ABOUT)
    flags = head[at + _ASF_FLAGS : at + _ASF_FLAGS + 1] if at >= 0 else b""
    return not flags or bool(flags[0] & _ASF_BROADCAST)
