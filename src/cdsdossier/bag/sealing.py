"""A package's seal: the zip's comment holds the sha256 of everything before it, so that no byte changes unseen.

The manifests vouch for the files; a zip has bytes besides (times, flags, padding) that no manifest covers.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import BinaryIO

from cdsdossier.bag.hashing import chunks

_WORD = b"cdsdossier sha256 "
PLACE = _WORD + b"0" * 64
_SEAL = re.compile(re.escape(_WORD) + rb"([0-9a-f]{64})")


def seal(file: BinaryIO) -> str:
    """Put the seal into a zip that ends with :data:`PLACE`; return the sha256 of the sealed file."""
    file.flush()
    length = file.seek(0, os.SEEK_END) - len(PLACE)
    total = _digest(file, length)
    comment = _WORD + total.hexdigest().encode()
    file.seek(length)
    file.write(comment)
    total.update(comment)
    file.flush()
    os.fsync(file.fileno())
    return total.hexdigest()


def broken(file: BinaryIO) -> bool | None:
    """Tell whether a zip is no longer as it was sealed; None where it has no seal."""
    length = file.seek(0, os.SEEK_END) - len(PLACE)
    if length < 0:
        return None
    file.seek(length)
    found = _SEAL.fullmatch(file.read())
    return None if found is None else _digest(file, length).hexdigest().encode() != found[1]


def _digest(file: BinaryIO, length: int) -> hashlib._Hash:
    file.seek(0)
    total, left = hashlib.sha256(), length
    for piece in chunks(file):
        total.update(piece[:left])
        left -= len(piece)
        if left <= 0:
            break
    return total
