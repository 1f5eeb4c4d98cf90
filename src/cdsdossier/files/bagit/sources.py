"""What a package is read from, a folder or a zip, seen alike: names, sizes, and streams of bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from cdsdossier.files.bagit.hash import Digests, Readable
from cdsdossier.files.bagit.report import BagFault


class BagSource(Protocol):
    """An opened package."""

    #: The name of its top folder.
    name: str
    #: Its folder on the disk; None for a zip.
    folder: Path | None
    #: Path relative to the top folder → bytes.
    sizes: dict[str, int]

    @property
    def notes(self) -> Sequence[BagFault]:
        """Return what is to be known of the way in which it is written, and breaks nothing."""

    def open(self, path: str) -> AbstractContextManager[Readable]:
        """Open a file; raises :class:`UnreadableBag` or OSError where it cannot be read."""

    def known(self, path: str) -> Digests:
        """Return the digests of a file that are known without reading it."""

    def learn(self, digests: Mapping[str, Digests]) -> None:
        """Take path → digests of what has been read, for the next time."""


class UnreadableBag(Exception):
    """What should be a package, or a file in it, cannot be read; the message says why."""
