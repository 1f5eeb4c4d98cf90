"""Whether the end of a video, a sound or a telephone's photo is missing, by the lengths at the start of its parts.

A file of boxes (MP4, MOV, HEIC; ISO/IEC 14496-12) is a row of parts that each say how long they are; a RIFF file (WebP,
WAV, AVI) says so once. A length that a recorder never came to fill in says nothing.
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
