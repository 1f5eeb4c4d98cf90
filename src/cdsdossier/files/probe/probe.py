"""What an evidence file is and whether it can be opened, from 4 KB at both of its ends.

Only what those leave open is read further: a bounded part of some kinds (:mod:`.closer`), a whole file where another
has the same size and the same ends. A doubtful PDF goes to a process of its own (:mod:`.pdf`).
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cdsdossier.files.probe.closer import CLOSER, OpenFile, look_closer
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.known import get_known_files
from cdsdossier.files.probe.reading import Effort
from cdsdossier.files.probe.signatures import detect_file_kind
from cdsdossier.files.regular import open_descriptor, open_regular_file

#: Called with (files done, files in all).
FileProgress = Callable[[int, int], None]

_ENDS = 4096
#: A doubtful PDF of more bytes than this is not tried: reading it all would take too long.
_MOST_PDF = 300_000_000
_STARTXREF = re.compile(rb"startxref\s+(\d{1,19})")
#: The start of a table of a PDF: what it is, then its first part's first number and length.
_XREF = re.compile(rb"\s*xref\s+\d{1,10}\s+(\d{1,10})")
#: What one object takes in such a table.
_XREF_ENTRY = 20
#: Where an archive does not start as one: the last of several files, or one with something before it.
_ZIP_END = b"PK\x05\x06"
_PNG_END = b"IEND\xae\x42\x60\x82"
#: Inside a JPEG's picture data a byte FF is followed by one of these only.
_JPEG_DATA = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


@dataclass(slots=True)
class ProbeResult:
    """What was found out about one file."""

    kind: str = ""
    fault: FileFault = FileFault.NONE
    #: SHA-256, where another file has the same size and the same ends; else empty.
    digest: str = ""
    #: A checksum of both ends, where another file has the same size.
    ends: int = 0
    #: It is a PDF that only a PDF reader can judge.
    doubtful: bool = False


def probe_all(files: Sequence[tuple[str, int]], progress: FileProgress | None = None) -> list[ProbeResult]:
    """Probe files given as (path, size); nothing here raises for what a file contains or forbids."""
    sizes, effort, known = Counter(size for _, size in files), Effort(), get_known_files()
    if known is not None:
        known.begin()
    probes = []
    for done, (path, size) in enumerate(files, 1):
        if known is None:
            probes.append(_probe(path, size, effort, compare=sizes[size] > 1))
        else:
            probes.append(known.look(path, size, effort, partial(_probe, path, size, effort, compare=True)))
        if progress is not None:
            progress(done, len(files))
    doubtful = [(path, probe) for (path, _), probe in zip(files, probes, strict=True) if probe.doubtful]
    if doubtful:
        from cdsdossier.files.probe.pdf import probe_pdfs

        for (_, probe), fault in zip(doubtful, probe_pdfs([path for path, _ in doubtful]), strict=True):
            probe.fault = fault
    _hash_lookalikes(files, probes, _digest if known is None else partial(known.digest, find=_digest))
    return probes


def _probe(path: str, size: int, effort: Effort, *, compare: bool) -> ProbeResult:
    if not size:
        return ProbeResult()
    try:
        handle = open_descriptor(path)
    except OSError:
        return ProbeResult(fault=FileFault.UNREADABLE)
    try:
        return _look(handle, path, size, effort, compare=compare)
    except OSError:
        return ProbeResult(fault=FileFault.UNREADABLE)
    finally:
        os.close(handle)


def _look(handle: int, path: str, size: int, effort: Effort, *, compare: bool) -> ProbeResult:
    head = os.read(handle, _ENDS)
    tail = _read_at(handle, size - _ENDS, _ENDS) if size > _ENDS else head
    probe = ProbeResult(detect_file_kind(head) or ("zip" if _ZIP_END in tail else ""))
    if compare:
        probe.ends = hash((head, tail))
    if probe.kind == "pdf":
        probe.doubtful = _pdf_is_doubtful(handle, size, head, tail)
        if probe.doubtful and size > _MOST_PDF:
            probe.doubtful, probe.fault = False, FileFault.HARD
    elif probe.kind == "jpeg":
        if b"\xff\xd9" not in tail and _jpeg_is_cut(tail):
            probe.fault = FileFault.CUT
    elif probe.kind in CLOSER and not (probe.kind == "png" and _PNG_END in tail):
        probe.kind, probe.fault = look_closer(probe.kind, OpenFile(handle, path, size, head, tail), effort)
    return probe


def _read_at(handle: int, offset: int, count: int) -> bytes:
    os.lseek(handle, offset, os.SEEK_SET)
    return os.read(handle, count)


def _pdf_is_doubtful(handle: int, size: int, head: bytes, tail: bytes) -> bool:
    """Return whether a PDF may be encrypted or cut: its end, its start and the table its end points to say so."""
    if b"%%EOF" not in tail or b"/Encrypt" in tail or b"/Encrypt" in head:
        return True
    found = _STARTXREF.match(tail, max(tail.rfind(b"startxref"), 0))
    if found is None:
        return True
    place = int(found[1])
    if place >= size:
        return True
    if size - _ENDS <= place:
        return False
    there = head[place:] if place + 1024 <= _ENDS else _read_at(handle, place, _ENDS)
    return b"/Encrypt" in there or _trailer_is_unseen(there, place, size)


def _trailer_is_unseen(there: bytes, place: int, size: int) -> bool:
    """Return whether the end of a table, where ``/Encrypt`` may be, is neither in these bytes nor in the last ones."""
    if not there.lstrip().startswith(b"xref") or b"startxref" in there:
        return False
    found = _XREF.match(there)
    return found is None or not size - _ENDS <= place + int(found[1]) * _XREF_ENTRY < size


def _jpeg_is_cut(tail: bytes) -> bool:
    """Return whether a JPEG ends inside its picture data; what a telephone appends behind the picture is no fault."""
    data = tail[tail.rfind(b"\xff\xda") + 2 :] if b"\xff\xda" in tail else tail  # without a short file's headers
    return tail[:-1].count(b"\xff") > 2 and not _JPEG_DATA.search(data)


def _hash_lookalikes(files: Sequence[tuple[str, int]], probes: list[ProbeResult], digest: Callable[[str], str]) -> None:
    alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (_, size) in enumerate(files):
        if size and probes[index].ends:
            alike[size, probes[index].ends].append(index)
    for same in alike.values():
        for index in same if len(same) > 1 else ():
            probes[index].digest = digest(files[index][0])


def _digest(path: str) -> str:
    import hashlib

    try:
        with open_regular_file(path, 0) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
