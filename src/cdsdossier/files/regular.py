"""The one way in which a file that somebody else may have made is opened and read.

Only a regular file: a pipe would wait for ever, a device may never end. Only so many bytes: a file of 8 GB by the name
of a small one must not fill the memory.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

#: Opening a pipe or a device returns at once; Windows has neither flag and would else change line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

#: The most bytes of a paper that the program itself writes or ships: a list of files, a template, a page.
MOST_OF_A_PAPER = 100_000_000


class FileTooBig(OSError):
    """The file has more bytes than may be read; ``size`` says how many, as far as the system knows."""

    def __init__(self, path: str, size: int, most: int) -> None:
        super().__init__(errno.EFBIG, f"tệp nặng hơn {most / 1_000_000:g} MB", path)
        self.size = size


def open_descriptor(path: str | Path) -> int:
    """Return a descriptor of a regular file, open for reading. Raises OSError, also for what is no regular file."""
    handle = os.open(path, _FLAGS)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, "đây không phải tệp thường", str(path))


def open_regular_file(path: str | Path, buffering: int = -1) -> BufferedReader:
    """Open a regular file of any size, to be read piece by piece. Raises OSError as :func:`open_descriptor` does."""
    return os.fdopen(open_descriptor(path), "rb", buffering)  # type: ignore[return-value]  # or raw, without a buffer


def read_whole_file(path: str | Path, most: int) -> bytes:
    """Return what a regular file of at most so many bytes holds. Raises OSError; FileTooBig where it has more."""
    handle = open_descriptor(path)
    try:
        size = os.fstat(handle).st_size
        data = b"" if size > most else _read_up_to(handle, size, most + 1)
    finally:
        os.close(handle)
    if size > most or len(data) > most:
        raise FileTooBig(str(path), max(size, len(data)), most)
    return data


def _read_up_to(handle: int, expected: int, most: int) -> bytes:
    """Return what is left of a file, up to so many bytes; room is made for what is expected, not for the most."""
    pieces, left = list[bytes](), most
    while left and (piece := os.read(handle, min(expected + 1, left))):
        pieces.append(piece)
        left -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def read_whole_text(path: str | Path, encoding: str = "utf-8", errors: str = "strict") -> str:
    """Return the text of such a file, of a paper at most; its lines end in LF. Raises OSError, UnicodeDecodeError."""
    text = read_whole_file(path, MOST_OF_A_PAPER).decode(encoding, errors)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def file_holds(path: str | Path, content: bytes) -> bool:
    """Return whether a regular file holds just these bytes; it is read no further. Raises OSError as reading does."""
    try:
        return read_whole_file(path, len(content)) == content
    except FileTooBig:
        return False
