"""What a file is by its first bytes, and what its extension promises. Tables; no file is opened here."""

from __future__ import annotations

import re

from cdsdossier.files.probe.mp3 import starts_as_mp3

#: Kind → what people call it. An empty kind is content that no signature knows.
KINDS = {
    "pdf": "PDF", "jpeg": "ảnh JPEG", "png": "ảnh PNG", "gif": "ảnh GIF", "webp": "ảnh WebP", "heic": "ảnh HEIC",
    "bmp": "ảnh BMP", "tiff": "ảnh TIFF", "mp4": "video MP4", "avi": "video AVI", "mkv": "video MKV/WebM",
    "wav": "âm thanh WAV", "mp3": "âm thanh MP3", "wmv": "video WMV", "doc": "Word (.doc)", "xls": "Excel (.xls)",
    "ppt": "PowerPoint (.ppt)", "ole": "Office đời cũ", "ooxml": "Office đời mới", "docx": "Word (.docx)",
    "xlsx": "Excel (.xlsx)", "pptx": "PowerPoint (.pptx)", "odt": "văn bản OpenDocument (.odt)",
    "ods": "bảng tính OpenDocument (.ods)", "odp": "trình chiếu OpenDocument (.odp)", "zip": "tệp nén ZIP",
    "rar": "tệp nén RAR", "7z": "tệp nén 7z", "gzip": "tệp nén GZIP", "rtf": "văn bản RTF", "html": "trang web HTML",
    "text": "văn bản thuần", "exe": "chương trình chạy được (EXE)",
}  # fmt: skip

_STARTS = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"),
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"{\\rtf", "rtf"),
    (b"MZ", "exe"), (b"\x7fELF", "exe"), (b"\xcf\xfa\xed\xfe", "exe"), (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b\x08", "gzip"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"), (b"MM\x00+", "tiff"), (b"PK\x07\x08", "zip"), (b"PK00PK\x03\x04", "zip"),
    (b"\x09\x00\x04\x00", "xls"), (b"\x09\x02\x06\x00", "xls"), (b"\x09\x04\x06\x00", "xls"),  # before Excel 5
    (b"\xdb\xa5\x2d\x00", "doc"),  # before Word 6
    (b"\x1a\x45\xdf\xa3", "mkv"), (b"ID3", "mp3"), (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wmv"),
)  # fmt: skip
#: The same by their first two bytes: one look tells nearly always.
_BY_TWO = {two: [pair for pair in _STARTS if pair[0][:2] == two] for two in {start[:2] for start, _ in _STARTS}}
_RIFF_STARTS = {b"RIFF", b"RIFX", b"RF64", b"BW64"}
_RIFF = {b"WEBP": "webp", b"AVI ": "avi", b"WAVE": "wav"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
_BOXES = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_PAGE = rb"(?i)\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|table|style)\b"
_NO_TEXT = rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]"

#: Extension → the kinds that belong under it.
FITTING = {
    extension: frozenset(kinds.split())
    for extensions, kinds in (
        ("pdf", "pdf"), ("jpg jpeg jpe jfif", "jpeg"), ("png", "png"), ("gif", "gif"), ("webp", "webp"), ("bmp", "bmp"),
        ("heic heif", "heic"), ("tif tiff", "tiff"), ("mp4 m4v mov 3gp m4a", "mp4"), ("avi", "avi"),
        ("mkv webm", "mkv"),
        ("wav", "wav"), ("wmv wma", "wmv"), ("doc dot", "doc ole rtf"), ("xls", "xls ole"), ("ppt pps", "ppt ole"),
        ("docx docm dotx", "docx ooxml"), ("xlsx xlsm", "xlsx ooxml"), ("pptx pptm ppsx", "pptx ooxml"), ("odt", "odt"),
        ("ods", "ods"), ("odp", "odp"), ("rtf", "rtf"), ("zip", "zip docx xlsx pptx odt ods odp ooxml"), ("rar", "rar"),
        ("7z", "7z"), ("gz tgz", "gzip"), ("txt csv md log xml json html htm mht svg eml", "text html"), ("mp3", "mp3"),
    )
    for extension in extensions.split()
}  # fmt: skip
#: Kind → the fewest bytes in which such a file can show anything at all; well below what programs write.
FEWEST = {
    "pdf": 60, "jpeg": 100, "png": 60, "gif": 26, "webp": 26, "heic": 100, "bmp": 54, "tiff": 26, "mp4": 60, "avi": 60,
    "mkv": 60, "wav": 44, "mp3": 60, "wmv": 60, "doc": 512, "xls": 512, "ppt": 512, "ole": 512, "docx": 200,
    "xlsx": 200, "pptx": 200, "ooxml": 200, "odt": 200, "ods": 200, "odp": 200, "zip": 22, "rar": 20, "7z": 32,
    "gzip": 18, "rtf": 7,
}  # fmt: skip
#: The same by extension.
_FEWEST_OF = {
    extension: min((FEWEST.get(kind, 1) for kind in kinds), default=1) for extension, kinds in FITTING.items()
}
#: Text in an old Vietnamese code page and bare MP3 frames have no signature: unknown content is no fault there.
_VAGUE = {"text", "mp3"}


def detect_file_kind(head: bytes) -> str:
    """Return what a file's first 4 KB say it is; ``zip`` and ``ole`` are families that need a closer look."""
    for start, kind in _BY_TWO.get(head[:2], ()):
        if head.startswith(start):
            return kind
    if head[:4] in _RIFF_STARTS and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] in _BOXES:
        return "heic" if head[4:8] == b"ftyp" and head[8:12] in _HEIC else "mp4"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "bmp"
    return _sound_or_text(head)


def _sound_or_text(head: bytes) -> str:
    if starts_as_mp3(head):
        return "mp3"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if not head or re.search(_NO_TEXT, head):
        return ""
    return "html" if re.match(_PAGE, head.removeprefix(b"\xef\xbb\xbf")) else "text"


def fits_extension(name: str, kind: str) -> bool:
    """Return whether content of this kind belongs under this file name; an unknown extension promises nothing."""
    wanted = FITTING.get(extension_of(name))
    return wanted is None or kind in wanted or (not kind and not wanted.isdisjoint(_VAGUE))


def fewest_bytes(name: str) -> int:
    """Return the fewest bytes in which a file of this name can show anything; 1 where the name promises nothing."""
    return _FEWEST_OF.get(extension_of(name), 1)


def extension_of(name: str) -> str:
    """Return the extension in lower case, without its dot; empty where there is none."""
    stem, dot, extension = name.rpartition("/")[2].rpartition(".")
    return extension.lower() if dot and stem else ""
