"""A PDF that does not open as it is: whether a reader that makes its table of objects anew still shows all its pages.

Most readers do so where the table or the end mark is wrong. Run in the process of :mod:`.pdf` only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from cdsdossier.files.probe.faults import FileFault

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_TRAILER = re.compile(rb"trailer\s*<<[^\0]{0,2000}?/Root\s+(\d{1,7})\s+(\d{1,5})\s+R[^\0]{0,2000}?>>")
_TABLE_STREAM = re.compile(rb"/Type\s*/XRef\b")
_WHOLE_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,15})")
_MOST_OBJECTS, _MOST_PAGES, _DICTIONARY, _ENDS = 200_000, 5000, 2000, 4096


def is_cut_by_its_own_length(head: bytes, size: int) -> bool:
    """Return whether a PDF laid out for the web says in its first object that it is longer."""
    found = _WHOLE_LENGTH.search(head)
    return found is not None and int(found[1]) > size


def judge_unopened(data: bytes) -> FileFault:
    """Return NONE where all pages show once the table is made anew, HARD where some reader may still show them."""
    objects = {int(one[1]): one for one in _OBJECT.finditer(data)}
    if len(objects) > _MOST_OBJECTS:
        return FileFault.HARD
    tables = list(_new_tables(data, objects))
    if b"/Encrypt" not in data and any(_shows_all_pages(data + table) for table in tables):
        return FileFault.NONE
    if b"%%EOF" not in data[-_ENDS:]:
        return FileFault.CUT
    return FileFault.HARD if objects and (tables or b"/Catalog" in data) else FileFault.BROKEN


def _new_tables(data: bytes, objects: dict[int, re.Match[bytes]]) -> Iterator[bytes]:
    """Yield what, behind the file, may make it open: a table of what was found, the place of one that is a stream."""
    trailers = [one for one in _TRAILER.finditer(data) if int(one[1]) in objects]
    if trailers:
        yield _table(objects, trailers[-1], len(data))
    ends = ((one.start(), one.end()) for one in objects.values())
    streams = [start for start, end in ends if _TABLE_STREAM.search(data, end, end + _DICTIONARY)]
    if streams:
        yield b"\nstartxref\n%d\n%%%%EOF\n" % max(streams)


def _table(objects: dict[int, re.Match[bytes]], trailer: re.Match[bytes], size: int) -> bytes:
    """Return a table of these objects, and a trailer that names the same root."""
    entries = (b"%d 1\n%010d %05d n \n" % (number, one.start(), int(one[2])) for number, one in objects.items())
    end = b"trailer\n<< /Size %d /Root %s %s R >>\nstartxref\n%d\n%%%%EOF\n"
    return b"\nxref\n" + b"".join(entries) + end % (max(objects, default=0) + 1, trailer[1], trailer[2], size + 1)


def _shows_all_pages(data: bytes) -> bool:
    """Return whether every page that the root counts is there, with its contents."""
    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, NullObject

    try:
        reader = PdfReader(io.BytesIO(data))
        counted = cast("DictionaryObject", reader.root_object["/Pages"].get_object()).get("/Count")
        for page in reader.pages[:_MOST_PAGES]:
            contents = page.get("/Contents")
            parts = contents if isinstance(contents, ArrayObject) else [contents]
            if any(part is not None and isinstance(part.get_object(), NullObject | None) for part in parts):
                return False
        return 0 < len(reader.pages) == counted
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - whatever the reader stumbles over, this table does not help
        return False
