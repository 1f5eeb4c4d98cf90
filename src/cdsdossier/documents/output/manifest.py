"""``.manifest.json`` beside the rendered files: what the tool wrote, so that a user's own work is not overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.files.regular import MOST_OF_A_PAPER, FileTooBig, read_whole_file

if TYPE_CHECKING:
    from cdsdossier.documents.folders import OutputFolders

FILE = ".manifest.json"
_MOST = 10_000_000
_KINDS: dict[str, type] = {"final": bool, "uses": list, "parts": dict, "rows": dict}


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A file as the tool wrote it; digests are SHA-256 in hexadecimal, those of parts and rows shortened."""

    document: str
    #: Of the file's bytes.
    written: str
    #: Of the facts it was made from.
    data: str
    #: It was rendered with ``--final``.
    final: bool = False
    #: Of the Word file behind a PDF; empty for the other forms.
    source: str = ""
    #: What its templates asked for, and the digests of those facts, part by part and row by row (:mod:`.part_digests`).
    uses: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)


#: Path of a file → what the manifest beside it says of it.
ManifestEntries = Mapping[Path, ManifestEntry]


def digest_content(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    from hashlib import sha256  # slow to start, and most looks at a dossier meet no rendered file

    return sha256(content).hexdigest()


def read_output_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """Return file name → what was written; a manifest that cannot be trusted says nothing about any file."""
    path = folder / FILE
    try:
        if not path.is_file():
            return {}
        import json  # as above

        data = json.loads(read_whole_file(path, _MOST))
        return {str(name): _entry(**entry) for name, entry in data["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def read_manifest_entries(folders: OutputFolders) -> ManifestEntries:
    """Return what the manifests of some folders say."""
    return {folder / name: written for folder in folders.all for name, written in read_output_manifest(folder).items()}


def _entry(**fields: object) -> ManifestEntry:
    """Return an entry; raise TypeError where it is not in form."""
    for name, value in fields.items():
        if not isinstance(value, _KINDS.get(name, str)):
            raise TypeError
        inside = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
        if not all(isinstance(one, str) for one in inside):
            raise TypeError
    uses = fields.pop("uses", ())
    return ManifestEntry(**fields, uses=tuple(uses))  # type: ignore[arg-type] # just looked at


def format_output_manifest(files: Mapping[str, ManifestEntry]) -> bytes:
    """Return the content of a manifest."""
    import json

    data = {"schema": "cdsdossier.manifest/1", "files": {name: asdict(files[name]) for name in sorted(files)}}
    return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, slots=True)
class EditedDocument:
    """A rendered file that somebody has changed since it was written."""

    #: Relative to the dossier: ``output/06-bao-cao.docx``.
    file: str
    #: Document id.
    document: str
    #: It was rendered as the official version.
    final: bool


def find_edited_documents(folders: OutputFolders) -> tuple[EditedDocument, ...]:
    """Return the files of a dossier's output folders that are not as they were written, in the order of their names."""
    known = read_manifest_entries(folders)
    return tuple(
        EditedDocument(f"{path.parent.name}/{path.name}", known[path].document, known[path].final)
        for path in sorted(known)
        if path.is_file() and not is_ours(path, known[path])
    )


def is_ours(path: Path, entry: ManifestEntry | None) -> bool:
    """Return whether a file is absent, empty (as a power cut leaves it) or still as the tool wrote it."""
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return True
    return entry is not None and path.is_file() and _holds(path, entry.written)


def _holds(path: Path, written: str) -> bool:
    try:
        return digest_content(read_whole_file(path, MOST_OF_A_PAPER)) == written
    except FileTooBig:  # nothing of ours is so large
        return False
