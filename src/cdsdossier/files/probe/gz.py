"""Whether a GZIP file unpacks: it has no length at its start, so a bounded part of it is unpacked and thrown away."""

from __future__ import annotations

import zlib

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.reading import Effort, ReadAt

_PIECE, _MOST_BYTES = 65_536, 64_000_000
_START, _WITH_HEAD = b"\x1f\x8b", 31
#: How many unpacked bytes take as long as one step of other work.
_BYTES_A_STEP = 256


def find_gz_fault(read: ReadAt, size: int, effort: Effort) -> FileFault:
    """Return CUT where the file ends inside a member, BROKEN where one does not unpack; what is too large is sound."""
    place, rest, member = 0, b"", zlib.decompressobj(_WITH_HEAD)
    while size <= _MOST_BYTES and effort.spend(_PIECE // _BYTES_A_STEP):
        if len(rest) < len(_START):
            rest += read(place + len(rest), _PIECE)
        given = len(rest)
        try:
            member.decompress(rest, _PIECE)
        except zlib.error:
            return FileFault.BROKEN
        if not given and not member.eof:
            return FileFault.CUT
        rest = member.unused_data if member.eof else member.unconsumed_tail
        place += given - len(rest)
        if member.eof:
            if not (rest or read(place, 2)).startswith(_START):
                break  # what stands behind the last member is no fault
            member = zlib.decompressobj(_WITH_HEAD)
    return FileFault.NONE
