"""Names of what Windows, macOS and office programs leave among files by themselves: nobody has sent them."""

from __future__ import annotations

import re

#: Files that the system itself makes, in lower case.
SYSTEM_NAMES = frozenset({"thumbs.db", "ehthumbs.db", ".ds_store", "desktop.ini"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
#: Locks of Word and LibreOffice, and the second half that macOS adds to a file (``._ke-hoach.docx``).
_STARTS = ("~$", ".~lock.", "._")
_OWN_TEMPORARY = re.compile(r"\.cds-.*\.tmp")


def is_left_behind(path: str) -> bool:
    """Return whether a path with forward slashes leads to what a program left there by itself, not a person."""
    *folders, name = path.lower().split("/")
    return (
        name in SYSTEM_NAMES
        or name.startswith(_STARTS)
        or not _SYSTEM_FOLDERS.isdisjoint((*folders, name))
        or _OWN_TEMPORARY.fullmatch(name) is not None
    )
