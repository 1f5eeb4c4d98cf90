"""Files that are ZIP inside (Office since 2007, OpenDocument, plain archives): what they are, locked or cut short.

Their own list of names decides. It is nearly always in the last 4 KB; where the names do not tell, one part of a few KB
is unpacked, with a bound on the list and on the part, so that a hostile archive costs no more than an honest one.
"""

from __future__ import annotations

import re

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.reading import ReadAt
from cdsdossier.files.probe.zip_list import ListedPart, WrongList, ZipList, read_zip_list

_TYPES, _RELATIONS = b"[content_types].xml", b"_rels/.rels"
_MIMETYPE, _MANIFEST, _CONTENT = b"mimetype", b"meta-inf/manifest.xml", b"content.xml"
_MOST_PART = 200_000

_FOLDERS = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
#: The content type of the part that everything else hangs on.
_MAIN_TYPE = (
    rb"(?i)(?:(wordprocessingml|ms-word)|(spreadsheetml|ms-excel)|(?:presentationml|ms-powerpoint))[.\w]{0,60}\.main\b"
)
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_MEDIA_TYPE = rb"application/(?:vnd|x-vnd)\.oasis\.opendocument\.(text|spreadsheet|presentation)"
_BODY = rb"<office:(text|spreadsheet|presentation)\b"


def probe_zip(read: ReadAt, size: int, ends: tuple[bytes, bytes]) -> tuple[str, FileFault]:
    """Return (kind, fault) of a ZIP file; ``ends`` are its first and last 4 KB."""
    head, tail = ends
    try:
        listed = read_zip_list(read, size, tail)
    except WrongList as wrong:
        return _guess(head + tail), FileFault.CUT if wrong.cut else FileFault.BROKEN
    if listed is None:
        return _guess(head + tail), FileFault.CUT
    entries = list(listed.entries())
    if not entries:
        return _guess(head + tail), FileFault.NONE
    kind, locked = _look_inside(listed, {_plain(entry.name): entry for entry in entries}, read)
    locked = locked or any(entry.locked for entry in entries)
    return kind, FileFault.LOCKED if locked else FileFault.NONE


def _plain(name: bytes) -> bytes:
    """Return a part's name as it is compared: case does not count, and some programs write backslashes."""
    return name.replace(b"\\", b"/").lower().lstrip(b"/")


def _look_inside(listed: ZipList, parts: dict[bytes, ListedPart], read: ReadAt) -> tuple[str, bool]:
    """Return what an archive with these parts is, and whether it says that it is locked."""

    def part(name: bytes) -> bytes:
        return listed.content(read, parts[name], _MOST_PART) if name in parts else b""

    if _TYPES in parts:
        found = {kind for folder, kind in _FOLDERS if any(name.startswith(folder) for name in parts)}
        return (found.pop() if len(found) == 1 else _by_main_type(part(_TYPES), _RELATIONS in parts)), False
    if _MIMETYPE not in parts and not {_MANIFEST, _CONTENT} <= parts.keys():
        return "zip", False
    manifest = part(_MANIFEST)
    said = (
        re.search(_MEDIA_TYPE, part(_MIMETYPE)) or re.search(_MEDIA_TYPE, manifest) or re.search(_BODY, part(_CONTENT))
    )
    return (_OPEN_DOCUMENT[said[1]] if said else "zip"), b"encryption-data" in manifest


def _by_main_type(types: bytes, related: bool) -> str:
    """Return which program the main part is of; ``ooxml`` where only its relations say that it is a document."""
    found = re.search(_MAIN_TYPE, types.replace(b"\0", b""))  # as UTF-16 it has a NUL for every letter
    if found is None:
        return "ooxml" if related else "zip"
    return "docx" if found[1] else "xlsx" if found[2] else "pptx"


def _guess(ends: bytes) -> str:
    """Return what the names in both ends speak for, where there is no list."""
    if ends.startswith(_MIMETYPE, 30):
        said = re.match(_MEDIA_TYPE, ends[30 + len(_MIMETYPE) :])
        return _OPEN_DOCUMENT[said[1]] if said else "zip"
    if any(name in ends for name in (b"[Content_Types].xml", b"_rels/.rels", b"docProps/")):
        return next((kind for folder, kind in _FOLDERS if folder in ends), "zip")
    return "zip"
