"""The evidence tree: its files, found in one walk; their real types, from a look at both ends of each file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from cdsdossier.files.junction import is_junction
from cdsdossier.files.probe.faults import USELESS, FileFault
from cdsdossier.files.probe.signatures import fewest_bytes
from cdsdossier.model.dossier.file_names import is_never_evidence, is_odd_name, is_temporary
from cdsdossier.text.normalize import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdsdossier.files.probe.probe import FileProgress, ProbeResult

_OUT = re.compile(r"^(?:[A-Za-z]:|/|~|file:)|(?:^|/)\.\.(?:/|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file below ``evidence/``."""

    #: Relative to ``evidence/``, with forward slashes, NFC.
    path: str
    #: The first folder of the path: the row it belongs to; empty if it is directly in ``evidence/``.
    folder: str
    #: Bytes.
    size: int
    #: Whether it is a link that leads out of the dossier; such a link is not followed.
    outside: bool = False
    #: The path as the disk has it, with forward slashes; empty if it equals ``path``.
    raw: str = field(default="", compare=False)
    #: The real type (a key of ``signatures.KINDS``), empty if no signature matches; None if it was not examined.
    kind: str | None = field(default=None, compare=False)
    #: Why it cannot be opened.
    fault: FileFault = field(default=FileFault.NONE, compare=False)
    #: SHA-256 if another file is the same at both ends; else empty.
    digest: str = field(default="", compare=False)

    @property
    def sound(self) -> bool:
        """Return whether the file can serve as evidence."""
        return not self.hollow and not self.outside and self.fault not in USELESS

    @property
    def hollow(self) -> bool:
        """Return whether it is empty, or was examined and is too small for a file of its extension to show anything."""
        return self.size == 0 or (self.kind is not None and self.size < fewest_bytes(self.path))


@dataclass(frozen=True, slots=True)
class EvidenceTree:
    """All evidence files of a dossier, in the order of their paths."""

    files: tuple[EvidenceFile, ...] = ()
    #: Paths of files that programs left behind (locks, partial downloads, thumbnails) and of shortcuts; none of them is
    #: evidence.
    temporary: tuple[str, ...] = ()
    _by_path: dict[str, EvidenceFile] = field(init=False, repr=False, compare=False)
    _by_folder: dict[str, tuple[EvidenceFile, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        folders: dict[str, list[EvidenceFile]] = {}
        for file in self.files:
            folders.setdefault(file.folder, []).append(file)
        object.__setattr__(self, "_by_path", {file.path: file for file in reversed(self.files)})
        object.__setattr__(self, "_by_folder", {name: tuple(files) for name, files in folders.items()})

    def in_folder(self, folder: str) -> tuple[EvidenceFile, ...]:
        """Return the files in a row's folder, at any depth."""
        return self._by_folder.get(folder, ())

    def at(self, path: str) -> EvidenceFile | None:
        """Return the file at a path as written in a score file; None if there is none."""
        return self._by_path.get(normalize_path(path))


@lru_cache(maxsize=4096)
def normalize_path(path: str) -> str:
    """Return a path in the form that is compared: NFC, forward slashes, no leading ``./``."""
    return compose(path).replace("\\", "/").removeprefix("./")


@lru_cache(maxsize=4096)
def is_outside_path(path: str) -> bool:
    """Return whether a path as written leads out of the evidence folder (Windows paths included)."""
    return _OUT.search(normalize_path(path)) is not None


def read_evidence(root: Path, *, look: bool = True, progress: FileProgress | None = None) -> EvidenceTree:
    """Walk ``evidence/``; links out of the dossier are listed, never followed.

    Without ``look`` no file is opened; with it ``progress`` is called as (files looked at, files in all).
    """
    walk = _Walk(root)
    walk.run()
    found = walk.found
    there = [(one.place, one.size) for one in found if one.place]
    probes: Iterator[ProbeResult] = iter(())
    if look:
        from cdsdossier.files.probe.probe import probe_all

        probes = iter(probe_all(there, progress))
    files = [one.file(next(probes, None) if one.place else None) for one in found]
    return EvidenceTree(tuple(sorted(files, key=attrgetter("path"))), tuple(sorted(walk.temporary)))


@dataclass(slots=True)
class _Found:
    """An entry that the walk met: its raw path below ``evidence/``, and where to open it if it can be opened."""

    raw: str
    place: str = ""
    size: int = 0
    outside: bool = False

    def file(self, probe: ProbeResult | None) -> EvidenceFile:
        path, raw = self.raw, ""
        if not path.isascii() and not is_normalized("NFC", path):
            path, raw = compose(path), path
        folder = path.partition("/")[0] if "/" in path else ""
        if probe is not None:
            return EvidenceFile(path, folder, self.size, False, raw, probe.kind, probe.fault, probe.digest)
        fault = FileFault.NONE if self.place or self.outside else FileFault.UNREADABLE
        return EvidenceFile(path, folder, self.size, self.outside, raw, fault=fault)


class _Walk:
    """One pass over the tree. Strings rather than Paths, because a big dossier spends its time here."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.found: list[_Found] = []
        self.temporary: list[str] = []
        self.folders = [""]

    def run(self) -> None:
        if os.path.islink(self.root) and not _stays_inside(Path(self.root), Path(self.root)):  # noqa: PTH114
            self.found.append(_Found(".", outside=True))
            return
        while self.folders:
            below = self.folders.pop()
            try:
                with os.scandir(os.path.join(self.root, below) if below else self.root) as entries:  # noqa: PTH118
                    for entry in entries:
                        self._meet(entry, f"{below}/{entry.name}" if below else entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:  # reported like a file that cannot be opened
                self.found.append(_Found(below))

    def _meet(self, entry: os.DirEntry[str], raw: str) -> None:
        low = entry.name.lower()
        if is_odd_name(low):
            if is_temporary(low):
                self.temporary.append(compose(raw))
                return
            if is_never_evidence(low):
                return
        try:
            if entry.is_file(follow_symlinks=False):
                self.found.append(_Found(raw, entry.path, entry.stat().st_size))
            else:
                self._sort_in(entry, raw)
        except OSError:
            self.found.append(_Found(raw))

    def _sort_in(self, entry: os.DirEntry[str], raw: str) -> None:
        if entry.is_dir(follow_symlinks=False):
            if is_junction(entry):
                self.found.append(_Found(raw, outside=True))
            else:
                self.folders.append(raw)
        elif entry.is_symlink() and not _stays_inside(Path(entry.path), Path(self.root)):
            self.found.append(_Found(raw, outside=True))
        elif entry.is_file():
            self.found.append(_Found(raw, entry.path, entry.stat().st_size))
        else:  # a link to a folder or to nothing, a pipe: cannot be opened as evidence
            self.found.append(_Found(raw))


def _stays_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.parent.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself: RuntimeError before Python 3.13
        return False
