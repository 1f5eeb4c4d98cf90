"""What the files in a zip are called, whichever program wrote their names.

The standard knows two codes: UTF-8, which is marked, and that of old IBM computers. Programs write more: UTF-8 without
the mark (macOS), the code page of the computer (old Windows), the right name in a field of its own (WinRAR), and
backslashes between folders (old .NET, PowerShell).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass

from cdsdossier.files.bagit import portable_names as names

_MARKED_UTF8 = 0x800
#: The code of the standard first; then the code pages of Windows in Viet Nam and in the West.
_CODES = ("cp437", "cp1258", "cp850", "cp1252")
_UNICODE_NAME = 0x7075


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """An entry of a zip, and its path as it is meant: with forward slashes, a folder's with one at the end."""

    path: str
    info: zipfile.ZipInfo
    #: Other ways to read the same name; empty where it can be read in one way only.
    readings: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Return whether the entry is a folder."""
        return self.path.endswith("/")

    @property
    def has_backslashes(self) -> bool:
        """Return whether folders were parted by backslashes."""
        return "\\" in self.info.orig_filename


def read_zip_name(info: zipfile.ZipInfo) -> ZipEntry:
    """Return an entry under the likeliest reading of its name."""
    written = info.orig_filename
    if info.flag_bits & _MARKED_UTF8 or (written.isascii() and not info.extra):
        return ZipEntry(_parted(written), info)
    raw = written.encode("cp437")
    readings = [_unicode_name(info, raw), *(_decoded(raw, code) for code in ("utf-8", *_CODES))]
    first, *others = dict.fromkeys(_parted(reading) for reading in readings if reading)
    return ZipEntry(first, info, tuple(others))


def choose_reading(path: str, readings: Collection[str], promised: Collection[str]) -> str:
    """Return the reading of a name that a manifest promises (``promised``: as :func:`names.fold_path` gives them)."""
    found = (one for one in (path, *readings) if names.fold_path(one) in promised)
    return next(found, path)


def _parted(name: str) -> str:
    return name.replace("\\", "/")


def _decoded(raw: bytes, code: str) -> str:
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        return ""


def _unicode_name(info: zipfile.ZipInfo, raw: bytes) -> str:
    """Return the name that an entry carries in UTF-8 beside its written one; empty where it has none that fits."""
    extra = info.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_NAME and len(field) > 5 and field[0] == 1:
            fits = struct.unpack_from("<L", field, 1)[0] == zlib.crc32(raw)
            return _decoded(field[5:], "utf-8") if fits else ""
    return ""
