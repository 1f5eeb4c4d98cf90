"""Files that were sent up to be looked at before anything is done with them; gone when the program ends."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from cdsdossier.files.atomic import write_new
from cdsdossier.files.changes import FileChange

#: Files kept at once; the oldest goes.
_MOST = 20
#: What sentences call a file that was sent up.
_NAME = "tep-dua-len"


class Uploads:
    """The files of one run, by ids that nobody can guess."""

    def __init__(self) -> None:
        self._folder = ""
        self._kept: dict[str, Path] = {}

    def keep(self, content: BinaryIO, ending: str) -> str:
        """Keep a file; return its id. ``ending`` is that of its name, with the dot."""
        if not self._folder:
            self._folder = tempfile.mkdtemp(prefix="cdsdossier-")
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        key = secrets.token_hex(16)
        path = Path(self._folder) / key / f"{_NAME}{ending if ending[1:].isalnum() and ending.isascii() else ''}"
        path.parent.mkdir()
        write_new(path, content, lasting=False)
        self._kept[key] = path
        while len(self._kept) > _MOST:
            self.drop(next(iter(self._kept)))
        return key

    def find(self, key: str) -> Path | None:
        """Return the file of an id; None where there is none any more."""
        return self._kept.get(key)

    def drop(self, key: str) -> None:
        """Forget a file."""
        if path := self._kept.pop(key, None):
            shutil.rmtree(path.parent, ignore_errors=True)


def digest_changes(changes: Iterable[FileChange]) -> str:
    """Return a digest of what a plan would write: what was shown is what is done, or nothing is."""
    made = sha256()
    for change in changes:
        for piece in (change.file.encode(), change.before or b"", change.after):
            made.update(sha256(piece).digest())
    return made.hexdigest()
