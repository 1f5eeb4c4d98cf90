"""One writer at a time in a folder: a lock of the operating system, which ends with the process that holds it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cdsdossier.errors import Refused

#: Seconds to wait for another run to finish, and between two tries.
PATIENCE, _PAUSE = 10.0, 0.05
#: In the place of a handle: there is no lock to be had, because the file system knows none or nothing can be written.
_NONE = -1


@contextlib.contextmanager
def lock_folder(folder: Path) -> Iterator[bool]:
    """Keep other runs of this program from writing into an existing folder; yield False where no lock can be had.

    Raises Refused where another run still holds the lock after ``PATIENCE`` seconds.
    """
    end = time.monotonic() + PATIENCE
    while (handle := _try_lock(folder)) is None:
        if time.monotonic() >= end:
            raise Refused(
                f"Một lệnh cdsdossier khác đang ghi vào {folder}; chưa ghi gì. Đợi lệnh đó xong rồi chạy lại."
            )
        time.sleep(_PAUSE)
    try:
        yield handle != _NONE
    finally:
        if handle != _NONE:
            os.close(handle)


if sys.platform == "win32":
    import msvcrt

    _LOCK = ".cds-lock.tmp"

    def _try_lock(folder: Path) -> int | None:
        """Return a handle that holds the lock; None where another run holds it."""
        try:
            # O_TEMPORARY: Windows removes the file with its last handle, also when the process is killed.
            handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_TEMPORARY)
        except OSError:  # held or just being removed; or not to be written at all, as the write itself will report
            return None if _LOCK in os.listdir(folder) else _NONE  # noqa: PTH208 - a name is all that is asked
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(handle)
            return None
        return handle

else:
    import fcntl

    def _try_lock(folder: Path) -> int | None:
        """Return a handle that holds the lock, or ``_NONE``; None where another run holds it."""
        try:
            handle = os.open(folder, os.O_RDONLY)  # the folder itself: no file that could be left behind or packed
        except OSError:  # the write itself will report it
            return _NONE
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:  # some network file systems lock files only
            os.close(handle)
            return _NONE
        return handle
