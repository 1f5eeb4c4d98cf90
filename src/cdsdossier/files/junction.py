"""Windows junctions: folders that lead elsewhere and yet are no symbolic links."""

from __future__ import annotations

import os
import sys

#: IO_REPARSE_TAG_MOUNT_POINT. ``DirEntry.is_junction`` comes only with Python 3.12.
_MOUNT_POINT = 0xA0000003


def is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry of a folder is a junction; always False where there are none. Raises OSError."""
    if sys.platform != "win32":
        return False
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _MOUNT_POINT
