"""A package's seal: the zip's comment holds the sha256 of everything before it, so that no byte changes unseen.

The manifests vouch for the files; a zip has bytes besides (times, flags, padding) that no manifest covers.
"""

from __future__ import annotations

import hashlib
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cdsdossier.files.bagit.hash import iter_chunks
from cdsdossier.files.regular import open_regular_file

_WORD = b"cdsdossier sha256 "
SEAL_PLACEHOLDER = _WORD + b"0" * 64
_SEAL = re.compile(re.escape(_WORD) + rb"([0-9a-f]{64})")


def write_seal(file: BinaryIO) -> str:
    """Put the seal into a zip that ends with :data:`SEAL_PLACEHOLDER`; return the sha256 of the sealed file."""
    file.flush()
    length = file.seek(0, os.SEEK_END) - len(SEAL_PLACEHOLDER)
    with ThreadPoolExecutor(1) as beside:  # the disk takes what there is while it is hashed
        synced = beside.submit(os.fsync, file.fileno())
        total = _digest(file, length)
    synced.result()
    comment = _WORD + total.hexdigest().encode()
    file.seek(length)
    file.write(comment)
    total.update(comment)
    file.flush()
    os.fsync(file.fileno())
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What a zip's bytes say."""

    #: It is no longer as it was sealed; None where it has no seal.
    broken: bool | None
    #: Of the whole file.
    sha256: str


def read_seal(file: BinaryIO) -> SealedFile:
    """Return whether a zip is still as it was sealed, and the sha256 of it; it is read once."""
    length = max(0, file.seek(0, os.SEEK_END) - len(SEAL_PLACEHOLDER))
    total = _digest(file, length)
    file.seek(length)
    comment = b"".join(iter_chunks(file))
    found, before = _SEAL.fullmatch(comment), total.hexdigest().encode()
    total.update(comment)
    return SealedFile(None if found is None else before != found[1], total.hexdigest())


def is_sealed(path: Path) -> bool:
    """Return whether a file ends as a package written here does, whether or not it is still whole."""
    try:
        with open_regular_file(path) as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - len(SEAL_PLACEHOLDER)))
            return _SEAL.fullmatch(file.read()) is not None
    except OSError:
        return False


def _digest(file: BinaryIO, length: int) -> hashlib._Hash:
    file.seek(0)
    total, left = hashlib.sha256(), length
    for piece in iter_chunks(file):
        total.update(piece[:left])
        left -= len(piece)
        if left <= 0:
            break
    return total
