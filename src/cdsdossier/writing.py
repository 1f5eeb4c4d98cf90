"""Writing files so that a crash leaves the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

from cdsdossier.errors import Refused

#: On Windows a virus scanner or a sync program may hold the target for a moment (seconds to wait before each try).
_PATIENCE = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8)


def write_atomic(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step.

    Raises Refused, with a sentence for the user, when the folder or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(_written_beside(path, data), path)
    except OSError as error:
        raise Refused(
            f"Không ghi được {path}: {error.strerror or error}. Hãy đóng tệp nếu đang mở (Word, Excel) rồi chạy lại."
        ) from error


def write_new(path: Path, data: bytes) -> None:
    """Create ``path`` with ``data``; raise FileExistsError rather than touch a file that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)


def _written_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".cds-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _permit_as_usual(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _permit_as_usual(temporary: Path, path: Path) -> None:
    """Give the new file the rights of the old one; mkstemp's own are for its maker only."""
    with contextlib.suppress(OSError):
        temporary.chmod(path.stat().st_mode if path.exists() else 0o644)


def _replace(temporary: Path, path: Path) -> None:
    for wait in _PATIENCE:
        time.sleep(wait)
        try:
            temporary.replace(path)
        except PermissionError:
            continue
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return
    temporary.unlink(missing_ok=True)
    raise PermissionError(13, "tệp đang bị chương trình khác giữ", str(path))
