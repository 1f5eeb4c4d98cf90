"""Whether the end of a picture is missing, by the lengths that stand in it: GIF, PNG, BMP, TIFF.

Something behind the picture is no fault, and neither is a length that a program never filled in.
"""

from __future__ import annotations

import struct

from cdsdossier.files.probe.reading import ReadAt

_PIECE = 65_536
#: What has more of them is not followed to its end.
_MOST_PIECES, _MOST_CHUNKS, _MOST_PAGES, _MOST_NUMBERS = 500, 20_000, 100, 20_000
_GIF_END, _GIF_EXTENSION, _GIF_IMAGE = 0x3B, 0x21, 0x2C
#: Programs leave out what fills up the last row.
_BMP_SLACK = 4
_NUMBERS = {3: "H", 4: "I"}  # the types SHORT and LONG
_WIDE, _HIGH, _BITS, _PACKING, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 256, 257, 258, 259, 273, 279, 324, 325
_TAGS = {_WIDE, _HIGH, _BITS, _PACKING, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES}
_UNPACKED, _OLD_JPEG = 1, 6


class _Missing(Exception):
    """The file ends before what is asked for."""


def gif_is_cut(read: ReadAt, size: int, tail: bytes) -> bool:
    """Return whether a GIF ends inside a block; its blocks are followed only where it does not end as it should."""
    if tail.endswith(b"\0;") or size > _PIECE * _MOST_PIECES:
        return False
    data = b"".join(read(at, _PIECE) for at in range(0, size, _PIECE))
    try:
        at = 13 + _colours(data[10])
        while at < len(data) and data[at] != _GIF_END:  # some programs leave the end mark out
            at = _after_gif_block(data, at)
    except IndexError:
        return True
    return at > len(data)


def _after_gif_block(data: bytes, at: int) -> int:
    if data[at] == _GIF_EXTENSION:
        at += 2
    elif data[at] == _GIF_IMAGE:
        at += 11 + _colours(data[at + 9])
    else:  # readers pass over what they do not know
        return at + 1
    while data[at]:
        at += data[at] + 1
    return at + 1


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def png_is_cut(read: ReadAt, size: int) -> bool:
    """Return whether a PNG ends before its last chunk does."""
    at = 8
    for _ in range(_MOST_CHUNKS):
        head = read(at, 8)
        at += 12 + int.from_bytes(head[:4], "big")
        if at > size or len(head) < 8:
            return True
        if head[4:] == b"IEND":
            return False
    return False


def bmp_is_cut(head: bytes, size: int) -> bool:
    """Return whether a BMP has fewer bytes than its rows take."""
    if len(head) < 54:
        return False
    start, kind = struct.unpack_from("<II", head, 10)
    if kind == 12:
        (wide, high, _, bits), packing, packed = struct.unpack_from("<HHHH", head, 18), 0, 0
    else:
        wide, high, _, bits, packing, packed = struct.unpack_from("<iiHHII", head, 18)
    rows = (abs(wide) * bits + 31) // 32 * 4 * abs(high)
    return bool(size + _BMP_SLACK < start + (rows if packing in {0, 3, 6} else packed))


def tiff_is_cut(read: ReadAt, head: bytes, size: int) -> bool:
    """Return whether a page of a TIFF, or the list of its fields, ends behind the end of the file."""
    if b"+" in head[2:4]:  # of more than 4 GB, with longer numbers
        return False
    order = "<" if head[:2] == b"II" else ">"
    (at,) = struct.unpack_from(f"{order}I", head, 4)
    try:
        for page in range(_MOST_PAGES):
            if not at or (
                page and at > 3 * size
            ):  # so far away lies no page that followed: the place was never written
                return False
            fields, at = _tiff_fields(read, order, at)
            if _page_end(fields) > size:
                return True
    except _Missing:
        return True
    return False


def _tiff_fields(read: ReadAt, order: str, at: int) -> tuple[dict[int, tuple[int, ...]], int]:
    """Return the numbers in a page's list of fields by tag, and where the next page's list is."""
    (count,) = struct.unpack(f"{order}H", _exactly(read, at, 2))
    data = _exactly(read, at + 2, count * 12 + 4)
    fields = {}
    for place in range(0, count * 12, 12):
        tag, kind, many = struct.unpack_from(f"{order}HHI", data, place)
        if tag in _TAGS and kind in _NUMBERS:
            form = f"{order}{min(many, _MOST_NUMBERS)}{_NUMBERS[kind]}"
            fields[tag] = _tiff_numbers(read, order, form, data[place + 8 : place + 12])
    return fields, int(struct.unpack_from(f"{order}I", data, count * 12)[0])


def _tiff_numbers(read: ReadAt, order: str, form: str, inline: bytes) -> tuple[int, ...]:
    """Return the numbers of a field: those that fit stand in it, more of them elsewhere."""
    length = struct.calcsize(form)
    data = inline if length <= len(inline) else _exactly(read, struct.unpack(f"{order}I", inline)[0], length)
    return struct.unpack_from(form, data)


def _page_end(fields: dict[int, tuple[int, ...]]) -> int:
    """Return where the last strip or tile of a page ends; 0 where that is not told."""
    (packing,) = fields.get(_PACKING, (_UNPACKED,))[:1] or (_UNPACKED,)
    starts, lengths = fields.get(_STRIPS, ()), fields.get(_STRIP_BYTES, ())
    if packing == _UNPACKED and len(lengths) == 1:
        lengths = (min(*lengths, _raw_bytes(fields)),)  # some programs write the length of an unpacked page wrong
    starts, lengths = starts + fields.get(_TILES, ()), lengths + fields.get(_TILE_BYTES, ())
    if packing == _OLD_JPEG or len(starts) != len(lengths):
        return 0
    return max((start + length for start, length in zip(starts, lengths, strict=True) if length), default=0)


def _raw_bytes(fields: dict[int, tuple[int, ...]]) -> int:
    """Return how many bytes a page takes that is not packed."""
    return (sum(fields.get(_WIDE, ())) * sum(fields.get(_BITS, (1,))) + 7) // 8 * sum(fields.get(_HIGH, ()))


def _exactly(read: ReadAt, at: int, count: int) -> bytes:
    data = read(at, count)
    if len(data) < count:
        raise _Missing
    return data
