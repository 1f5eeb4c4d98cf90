"""Old Office files (OLE2): which program they are of, whether they ask for a password, whether their end is missing.

The flags: [MS-DOC] FibBase.fEncrypted, [MS-XLS] FILEPASS, [MS-PPT] CurrentUserAtom.headerToken, [MS-OFFCRYPTO]
EncryptedPackage.
"""

from __future__ import annotations

import struct

from cdsdossier.files.probe.compound import CompoundFile, ShortFile
from cdsdossier.files.probe.excel_default_password import opens_with_default_password
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.reading import ReadAt

#: What a stream is looked at: a password's record follows the first ones.
_FIRST_BYTES = 1024


def probe_ole2(read: ReadAt) -> tuple[str, FileFault]:
    """Return (kind, fault) of an OLE2 file; an Office file of today that asks for a password is ``ooxml``."""
    try:
        container = CompoundFile(read)
        kind, locked = _program(container)
        if not locked and not read(container.least_bytes() - 1, 1):
            return kind, FileFault.CUT
    except ShortFile:
        return "ole", FileFault.CUT
    except struct.error:
        return "ole", FileFault.BROKEN
    return kind, FileFault.LOCKED if locked else FileFault.NONE


def _program(container: CompoundFile) -> tuple[str, bool]:
    """Return the kind, and whether it is locked."""
    streams = container.streams()
    if "ENCRYPTEDPACKAGE" in streams:
        return "ooxml", True
    for name, kind, is_locked in _PROGRAMS:
        if name in streams:
            return kind, is_locked(container.content(streams[name], _FIRST_BYTES))
    return ("ppt" if "POWERPOINT DOCUMENT" in streams else "ole"), False


def _doc_locked(fib: bytes) -> bool:
    return len(fib) >= 12 and fib[:2] in {b"\xec\xa5", b"\xdc\xa5"} and bool(fib[11] & 0x01)


def _xls_locked(book: bytes) -> bool:
    """Look for FILEPASS, which follows the first record where there is one."""
    at = 0
    for _ in range(8):
        if at + 4 > len(book):
            return False
        record, length = struct.unpack_from("<HH", book, at)
        if record == 0x002F:
            return not opens_with_default_password(book[at + 4 : at + 4 + length])
        at += 4 + length
    return False


def _ppt_locked(user: bytes) -> bool:
    return user[12:16] == b"\xdf\xc4\xd1\xf3"


_PROGRAMS = (
    ("WORDDOCUMENT", "doc", _doc_locked),
    ("WORKBOOK", "xls", _xls_locked),
    ("BOOK", "xls", _xls_locked),
    ("CURRENT USER", "ppt", _ppt_locked),
)
