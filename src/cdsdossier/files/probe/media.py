"""Whether the end of a video, a sound or a telephone's photo is missing, by the lengths at the start of its parts.

A file of boxes (MP4, MOV, HEIC; ISO/IEC 14496-12) is a row of parts that each say how long they are; a RIFF file (WebP,
WAV, AVI) says so once. A length that a recorder never came to fill in says nothing.
"""

from __future__ import annotations

from cdsdossier.files.probe.reading import ReadAt

_MOST_BOXES = 1000
#: What may stand at the first level; behind anything else there is no trusting the lengths.
_BOXES = frozenset(
    b"ftyp moov mdat free skip wide pnot uuid meta moof mfra sidx styp ssix prft udta pdin emsg idat mpvd".split()
)
#: A RIFF length from here on is one that a program writes while it does not know it.
_UNKNOWN_LENGTH = 0x7FFF0000
#: Some programs count the eight bytes before the length too, or leave out the last one of an odd length.
_RIFF_SLACK = 8


def boxes_are_cut(read: ReadAt, size: int) -> bool:
    """Return whether a box ends behind the end of the file, or a video has its pictures but no table of them."""
    at, seen = 0, set[bytes]()
    for _ in range(_MOST_BOXES):
        if at + 8 > size:
            return b"mdat" in seen and seen.isdisjoint((b"moov", b"moof", b"meta"))
        head = read(at, 16)
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        if name not in _BOXES:
            return False
        seen.add(name)
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length == 0:  # to the end of the file
            length = size - at
        if length < 8:
            return False
        at += length
        if at > size:
            return True
    return False


def riff_is_cut(head: bytes, size: int) -> bool:
    """Return whether the file is shorter than its head says."""
    length = int.from_bytes(head[4:8], "little")
    return length < _UNKNOWN_LENGTH and size + _RIFF_SLACK < length + 8
