"""The evidence tree: what lies where, found out in one walk."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

_OUT = re.compile(r"^(?:[A-Za-z]:|/|~|file:)|(?:^|/)\.\.(?:/|$)", re.IGNORECASE)
#: Files that programs and the scaffold leave behind; they prove nothing.
_NEVER = {"huong-dan.txt", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file below ``evidence/``."""

    #: Relative to ``evidence/``, with forward slashes, NFC.
    path: str
    #: The first folder of the path: the row it lies with; empty when it lies directly in ``evidence/``.
    folder: str
    #: Bytes.
    size: int
    #: It is a link that leads out of the dossier; it was not followed.
    outside: bool = False

    @property
    def sound(self) -> bool:
        """Tell whether the file can prove anything at all."""
        return self.size > 0 and not self.outside


@dataclass(frozen=True, slots=True)
class EvidenceTree:
    """All evidence files of a dossier, in the order of their paths."""

    files: tuple[EvidenceFile, ...] = ()

    def in_folder(self, folder: str) -> tuple[EvidenceFile, ...]:
        """Return the files that lie in a row's folder, at any depth."""
        return tuple(file for file in self.files if file.folder == folder)

    def at(self, path: str) -> EvidenceFile | None:
        """Return the file at a path as written in a score file; None where there is none."""
        wanted = plain_path(path)
        return next((file for file in self.files if file.path == wanted), None)


def plain_path(path: str) -> str:
    """Return a path as it is compared: NFC, forward slashes, no ``./`` in front."""
    return normalize("NFC", path).replace("\\", "/").removeprefix("./")


def leads_out(path: str) -> bool:
    """Tell whether a path as written leaves the evidence folder (Windows paths included)."""
    return _OUT.search(plain_path(path)) is not None


def read_evidence(root: Path) -> EvidenceTree:
    """Walk ``evidence/``; links are named, never followed out of the dossier, and nothing is opened."""
    found: list[EvidenceFile] = []
    folders = [root]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    _sort_in(entry, root, folders, found)
        except OSError:
            continue  # a folder that may not be entered holds no evidence that anybody could look at
    return EvidenceTree(tuple(sorted(found, key=lambda file: file.path)))


def _sort_in(entry: os.DirEntry[str], root: Path, folders: list[Path], found: list[EvidenceFile]) -> None:
    if _is_never_evidence(entry.name):
        return
    path = Path(entry.path)
    outside = entry.is_symlink() and not _stays_inside(path, root)
    if entry.is_dir(follow_symlinks=False):
        folders.append(path)
    elif outside or entry.is_file():
        relative = normalize("NFC", path.relative_to(root).as_posix())
        folder = relative.split("/", 1)[0] if "/" in relative else ""
        found.append(EvidenceFile(relative, folder, 0 if outside else entry.stat().st_size, outside))


def _is_never_evidence(name: str) -> bool:
    low = name.lower()
    return low.startswith((".", "~$")) or low in _NEVER or low.endswith((".tmp", ".crdownload", ".part", ".lnk"))


def _stays_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.parent.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself: RuntimeError before Python 3.13
        return False
