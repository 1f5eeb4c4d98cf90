"""A zip of a few small parts, the same bytes on every system; parts that never change are compressed once.

``zipfile`` would compress them every time. This writes only what Word needs: names in ASCII, deflated, no comments, no
64-bit sizes.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from struct import pack
from typing import NamedTuple

#: Version 2.0 of the format, no flags, deflated; 1 January 1980, so that the file does not show when it was made.
_VERSION, _KIND = 20, (20, 0, 8, 0, 0x21)


class _Deflated(NamedTuple):
    data: bytes
    #: Checksum, compressed size, size.
    sizes: tuple[int, int, int]


def zip_parts(still: Mapping[str, bytes], made: Mapping[str, bytes]) -> bytes:
    """Return parts by name as a zip, in the order of their names; ``still`` are the same in other files."""
    body, index = bytearray(), bytearray()
    parts = {name: _once(data) for name, data in still.items()} | {name: _deflated(made[name]) for name in made}
    for name in sorted(parts):
        part, label = parts[name], name.encode("ascii")
        place = len(body)
        body += pack("<4s5H3L2H", b"PK\x03\x04", *_KIND, *part.sizes, len(label), 0) + label + part.data
        index += pack(
            "<4s6H3L5H2L", b"PK\x01\x02", _VERSION, *_KIND, *part.sizes, len(label), 0, 0, 0, 0, 0, place
        ) + label  # fmt: skip
    end = pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(parts), len(parts), len(index), len(body), 0)
    return bytes(body + index + end)


def _deflated(data: bytes) -> _Deflated:
    work = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = work.compress(data) + work.flush()
    return _Deflated(packed, (zlib.crc32(data), len(packed), len(data)))


_once = lru_cache(maxsize=32)(_deflated)
