"""``.manifest.json`` beside the rendered files: what the tool wrote, so that nobody's own work is overwritten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from cdsdossier.writing import write_atomic

FILE = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A file as the tool wrote it: both digests are SHA-256 in hexadecimal."""

    document: str
    #: Of the file's bytes.
    written: str
    #: Of the facts it was made from.
    data: str


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return sha256(content).hexdigest()


def read(folder: Path) -> dict[str, Written]:
    """Return file name → what was written; a manifest that cannot be trusted says nothing about any file."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {str(name): _entry(**entry) for name, entry in data["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _entry(**told: object) -> Written:
    """Return an entry; raise TypeError where it is not in form."""
    if not all(isinstance(value, str) for value in told.values()):
        raise TypeError
    return Written(**told)  # type: ignore[arg-type] # just looked at


def write(folder: Path, files: Mapping[str, Written]) -> None:
    """Replace the manifest in one step."""
    data = {"schema": "cdsdossier.manifest/1", "files": {name: asdict(files[name]) for name in sorted(files)}}
    text = json.dumps(data, indent=1, sort_keys=True) + "\n"
    write_atomic(folder / FILE, text.encode())


def is_ours(path: Path, entry: Written | None) -> bool:
    """Tell whether a file is absent or still as the tool wrote it."""
    if not path.exists():
        return True
    return entry is not None and path.is_file() and digest(path.read_bytes()) == entry.written
