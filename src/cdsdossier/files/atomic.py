"""Writing files so that a crash leaves the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cdsdossier.errors import Refused
from cdsdossier.files.received import refuse_received_payload

#: On Windows a virus scanner or a sync program may hold the target for a moment (seconds to wait before each try).
_PATIENCE = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8)
#: Bytes that are copied at a time.
_CHUNK = 1 << 20


def write_atomic(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace ``path`` by ``data`` in one step; of a link, what it leads to.

    What can be made again need not be ``lasting``: the call does not wait for the disk, and a power cut within seconds
    may leave a new file empty.
    Raises Refused, with a sentence for the user, when the folder or the file cannot be written.
    """
    refuse_received_payload(path)
    with refuse_write_errors(path):
        target = path.resolve() if path.is_symlink() else path
        temporary = make_temporary_path(target)
        try:
            write_new(temporary, data, lasting=lasting)
            if target.exists():
                with contextlib.suppress(OSError):
                    shutil.copymode(target, temporary)
            replace_patiently(temporary, target)
        except BaseException:
            _discard(temporary)
            raise


@contextlib.contextmanager
def refuse_write_errors(path: Path) -> Iterator[None]:
    """Raise Refused, with a sentence for the user, where ``path`` cannot be written."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself, before Python 3.13
        reason = getattr(error, "strerror", None) or error
        raise Refused(
            f"Không ghi được {path}: {reason}. Hãy đóng tệp nếu đang mở (Word, Excel) rồi chạy lại."
        ) from error


def write_new(path: Path, data: bytes | BinaryIO, *, lasting: bool = True) -> None:
    """Create ``path`` with ``data``, whole or not at all; raise FileExistsError rather than touch what is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            if isinstance(data, bytes):
                file.write(data)
            else:
                shutil.copyfileobj(data, file, _CHUNK)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        except BaseException:
            with contextlib.suppress(OSError):  # on a full disk closing it fails once more
                file.close()
            _discard(path)
            raise


def make_temporary_path(path: Path, kind: str = "") -> Path:
    """Return a name beside ``path`` that nothing has yet, recognisable as a leftover."""
    # Not mkstemp: its files are for their maker only, whatever the folder's custom is.
    return path.with_name(f".cds-{kind}{os.getpid()}-{time.monotonic_ns()}.tmp")


@contextlib.contextmanager
def open_temporary_file(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Give a new file beside ``path``, with its name, to be written piece by piece; without a trace where that fails.

    Who uses it closes the file and moves it into its place.
    """
    temporary = make_temporary_path(path)
    try:
        with temporary.open("x+b") as file:
            yield temporary, file
    except BaseException:
        _discard(temporary)
        raise


def replace_patiently(temporary: Path, path: Path) -> None:
    """Move a finished file or folder into its place, trying again where another program holds it for a moment."""
    for wait in _PATIENCE:
        time.sleep(wait)
        try:
            temporary.replace(path)
        except PermissionError:
            continue
        return
    raise PermissionError(13, "tệp đang bị chương trình khác giữ", str(path))


def _discard(temporary: Path) -> None:
    with contextlib.suppress(OSError):  # a file that another program is reading just now
        temporary.unlink(missing_ok=True)
