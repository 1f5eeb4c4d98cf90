"""Files that are ZIP inside (Office since 2007, OpenDocument, plain archives): what they are, locked or cut short.

Nearly always the 4 KB at both ends tell. Where they do not, one part of a few KB is unpacked, with a bound on the
list of names and on the part, so that a hostile archive costs no more than an honest one.
"""

from __future__ import annotations

import struct

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.ole2 import ReadAt
from cdsdossier.files.regular import open_regular_file

_END, _ENTRY, _TYPES = b"PK\x05\x06", b"PK\x01\x02", b"[Content_Types].xml"
#: A comment behind the end mark may have this many bytes.
_MOST_COMMENT = 65_535
_MOST_DIRECTORY, _MOST_PART = 1_000_000, 200_000

_FOLDERS = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
_TYPE_WORDS = ((b"wordprocessingml", "docx"), (b"spreadsheetml", "xlsx"), (b"presentationml", "pptx"))
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument."


def probe_zip(path: str, read: ReadAt, size: int, ends: tuple[bytes, bytes]) -> tuple[str, FileFault]:
    """Return (kind, fault) of a ZIP file; ``ends`` are its first and last 4 KB."""
    head, tail = ends
    end, place = _end_of(read, size, tail)
    directory = _directory(end) if end else None
    whole = directory is not None and directory[0] <= len(tail)
    if head.startswith(_MIMETYPE, 30):
        word = head[30 + len(_MIMETYPE) :]
        kind = next((kind for name, kind in _OPEN_DOCUMENT.items() if word.startswith(name)), "zip")
    else:
        kind = _kind(path, head + tail, guess=end != b"", whole=whole, directory=directory)
    if not end:
        return kind, FileFault.CUT
    if directory is not None and directory[0] + directory[1] > place:
        return kind, FileFault.BROKEN
    return kind, FileFault.LOCKED if _flagged(head, tail) else FileFault.NONE


def _end_of(read: ReadAt, size: int, tail: bytes) -> tuple[bytes, int]:
    """Return the end record (22 bytes) and its place; empty where there is none."""
    at = tail.rfind(_END)
    if at < 0 and size > len(tail):
        tail = read(max(0, size - _MOST_COMMENT - 22), _MOST_COMMENT + 22)
        at = tail.rfind(_END)
    whole = at >= 0 and len(tail) >= at + 22
    return (tail[at : at + 22], size - len(tail) + at) if whole else (b"", size)


def _directory(end: bytes) -> tuple[int, int] | None:
    """Return (bytes, offset) of the list of names; None where it is recorded elsewhere (ZIP64)."""
    length, offset = struct.unpack_from("<II", end, 12)
    return None if 0xFFFFFFFF in {length, offset} else (length, offset)


def _kind(path: str, ends: bytes, *, guess: bool, whole: bool, directory: tuple[int, int] | None) -> str:
    if _TYPES in ends:
        for folder, kind in _FOLDERS:
            if folder in ends:
                return kind
    if whole or not guess or directory is None or directory[0] > _MOST_DIRECTORY:
        return "zip"
    return _by_content_types(path)


def _by_content_types(path: str) -> str:
    """Unpack the list of content types, a bounded part of it, and see which program it speaks of."""
    import zipfile

    try:
        with open_regular_file(path) as file, zipfile.ZipFile(file) as archive, archive.open(_TYPES.decode()) as part:
            types = part.read(_MOST_PART)
    except Exception:  # noqa: BLE001 - a hostile archive may fail in any way; it is an archive all the same
        return "zip"
    return next((kind for word, kind in _TYPE_WORDS if word in types), "zip")


def _flagged(head: bytes, tail: bytes) -> bool:
    """Return whether an entry says that it is encrypted: the first one, or one that is listed at the end."""
    if head[:2] == b"PK" and head[2:4] == b"\x03\x04" and len(head) > 6 and head[6] & 1:
        return True
    at = tail.find(_ENTRY)
    while at >= 0:
        if len(tail) >= at + 46 and tail[at + 8] & 1:
            return True
        at = tail.find(_ENTRY, at + 4)
    return False
