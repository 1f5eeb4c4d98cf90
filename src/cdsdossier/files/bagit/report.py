"""What can be said about a package, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

#: Called with (bytes done, bytes in all).
ByteProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BagLimits:
    """What a zip may hold before it is taken for a bomb."""

    files: int = 100_000
    #: Bytes of all files, unpacked.
    bytes: int = 100_000_000_000
    #: Bytes unpacked for each byte of the zip; small packages may have any.
    ratio: int = 200


#: The limits where the caller sets no others.
DEFAULT_LIMITS = BagLimits()


class BagFaultKind(StrEnum):
    """What is wrong with a package, or to know about it."""

    #: It cannot be read as a package at all, or a name or an entry in it is not allowed.
    FORM = "form"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    RENAMED = "renamed"
    #: The name differs only in how its accents are written (NFC, NFD), or only in case; the content is the same.
    ACCENTS = "accents"
    CASE = "case"
    #: What a program left in an unpacked folder (locks, thumbnails).
    TEMPORARY = "temporary"
    #: The zip, or the paper that vouches for the other papers, was made or made anew by another program.
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class BagFault:
    """One thing that is wrong with a package, or to know about it."""

    kind: BagFaultKind
    #: One Vietnamese sentence.
    message: str
    #: The file it is about, relative to the package's folder, with forward slashes; empty where it is about the whole.
    path: str = ""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class BagReport:
    """What verifying a package found."""

    #: Why the package does not hold; empty where it does.
    faults: tuple[BagFault, ...] = ()
    #: What is to be known but breaks nothing.
    notes: tuple[BagFault, ...] = ()
    #: What ``bag-info.txt`` says, by label; of a repeated label all values, with ``; `` between.
    info: Mapping[str, str] = field(default_factory=dict)
    #: SHA-256 of ``manifest-sha256.txt``: the payload's identity; empty where there is none.
    digest: str = ""
    #: The receiver's own files in an unpacked folder, beside ``data/``; the receipt is not among them.
    additions: tuple[str, ...] = ()
    #: The name of the package's top folder.
    name: str = ""
    #: An unpacked package's folder; None for a zip.
    folder: Path | None = None
    #: Files of the payload as the manifest has them, and their bytes.
    files: int = 0
    bytes: int = 0
    #: SHA-256 of the zip itself, as the sender's letter has it; empty for a folder, and where it cannot be read.
    sha256: str = ""

    @property
    def sound(self) -> bool:
        """Return whether the package is well-formed, complete and unchanged."""
        return not self.faults
