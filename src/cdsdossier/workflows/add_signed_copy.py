"""The signed copy of a document: filed under ``evidence/van-ban`` and named in the register, both or neither."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, FileCopy, exclusive_changes, read_if_present
from cdsdossier.files.new_folder import free_file_name
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import DOCUMENT_KINDS
from cdsdossier.workflows.evidence_sources import portable_name
from cdsdossier.yamlio.edit import set_nested_values

FOLDER = "van-ban"


def add_signed_copy(folder: Path, document: str, source: Path, name: str) -> str:
    """Copy ``source`` into the dossier under a portable form of ``name``; return its path below ``evidence/``.

    Raises WrongUsage for a document that is none, Refused where something cannot be written; then nothing is.
    """
    if document not in DOCUMENT_KINDS:
        raise WrongUsage(f"Không có văn bản “{document[:60]}”.")
    if not source.is_file() or source.stat().st_size == 0:
        raise Refused("Tệp đã chọn không có nội dung. Chọn lại tệp bản đã ký.")
    with exclusive_changes(folder) as apply:
        before = read_if_present(folder, HEAD)
        if before is None:
            raise Refused(f"Thiếu tệp {HEAD} nên không ghi vào được. Chép lại từ bản lưu rồi làm lại.")
        place = f"{FOLDER}/{free_file_name(folder / 'evidence' / FOLDER, portable_name(name))}"
        after = set_nested_values(before, HEAD, {("documents", document, "file"): place})
        apply([FileCopy(f"evidence/{place}", None, source), FileChange(HEAD, before, after)])
    return place
