"""Which files beside ``review.yaml`` an office sends and a school takes: by name and by content, nothing else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from cdsdossier.documents.output.manifest import FILE as MANIFEST
from cdsdossier.files.probe.probe import probe_all
from cdsdossier.files.probe.signatures import KINDS, extension_of
from cdsdossier.files.regular import read_whole_file
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.word_parts import find_word_fault
from cdsdossier.model.dossier.file_names import is_evidence_name

#: What ``render`` makes of the office's documents is here; with ``review.yaml`` it is all that is the office's.
OUTPUT = "review-output"
#: Extension → what such a file is by its content.
_TAKEN = {"docx": "docx", "pdf": "pdf", "yaml": "text", "png": "png", "jpg": "jpeg", "jpeg": "jpeg"}
#: Size of a Word file in bytes that is still looked through.
_MOST_WORD = 30_000_000


def find_paper_fault(file: str, path: Path) -> str:
    """Return why a file of the office's folder does not travel; empty where it does.

    ``file`` is its name below the dossier, with forward slashes, ``path`` where it is now.
    """
    if file == f"{OUTPUT}/{MANIFEST}":
        return "" if _kind(path) == "text" else "không phải ghi chép của chương trình"
    wanted = _TAKEN.get(extension_of(file))
    if wanted is None or not all(is_evidence_name(part) for part in PurePosixPath(file).parts):
        return f"chỉ nhận {', '.join(f'.{one}' for one in _TAKEN)}"
    found = _kind(path)
    if found != wanted:
        return f"bên trong là {KINDS.get(found, 'loại lạ')}, không phải {KINDS[wanted]}"
    return _find_word_fault(path) if wanted == "docx" else ""


def _kind(path: Path) -> str:
    (probe,) = probe_all([(str(path), path.stat().st_size)])
    return probe.kind


def _find_word_fault(path: Path) -> str:
    if path.stat().st_size > _MOST_WORD:
        return f"nặng quá {_MOST_WORD // 1_000_000} MB; gửi bản PDF"
    try:
        return find_word_fault(OfficePackage(read_whole_file(path, _MOST_WORD)))
    except KeyError:
        return "không phải tệp Word"
    except UnreadableDocument as error:
        return str(error).rstrip(".")
