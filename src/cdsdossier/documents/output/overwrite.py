"""Putting documents where they belong: what may not be overwritten, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.documents.output import manifest
from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.files.regular import file_holds

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.facts.fact_types import Facts
    from cdsdossier.documents.folders import OutputFolders


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document that is ready to be written."""

    entry: DocumentEntry
    path: Path
    content: bytes
    gaps: tuple[str, ...]
    facts: Facts
    #: Which of the facts it is made of (see ``facts.tracking``).
    uses: frozenset[str]
    #: Digest of the Word file behind a PDF.
    source: str = ""
    #: The register has the official version of just this data.
    official: bool = False


def plan_changes(
    root: Path, made: Sequence[PreparedDocument], known: manifest.ManifestEntries, *, final: bool
) -> list[FileChange]:
    """Return what changes below ``root`` when documents are written: those that say something else, and the manifests.

    An official version that a draft only repeats stays one, also where its file was gone.
    """
    changes = []
    entries: dict[Path, manifest.ManifestEntry] = {}
    for one in made:
        written = needs_writing(one)
        if written:
            changes.append(_change(root, one.path, one.content))
        before = known.get(one.path)
        repeated = before is not None and before.final and not written
        entries[one.path] = _build_entry(one, final=final or one.official or repeated)
    for folder in dict.fromkeys(path.parent for path in entries):
        there = manifest.read_output_manifest(folder)
        merged = {**there, **{path.name: entry for path, entry in entries.items() if path.parent == folder}}
        if merged != there:
            changes.append(_change(root, folder / manifest.FILE, manifest.format_output_manifest(merged)))
    return changes


def _change(root: Path, path: Path, content: bytes) -> FileChange:
    file = path.relative_to(root).as_posix()
    return FileChange(file, read_if_present(root, file), content)


def _build_entry(one: PreparedDocument, *, final: bool) -> manifest.ManifestEntry:
    from cdsdossier.documents.output import part_digests

    seen = part_digests.digest_parts(one.facts, one.uses)
    return manifest.ManifestEntry(
        one.entry.id,
        manifest.digest_content(one.content),
        part_digests.combine_digests(seen),
        final=final,
        source=one.source,
        uses=tuple(sorted(one.uses)),
        parts=seen,
        rows=part_digests.digest_rows(one.facts, one.uses),
    )


def check_overwriting(
    made: Sequence[PreparedDocument], folders: OutputFolders, *, force: bool, final: bool
) -> manifest.ManifestEntries:
    """Refuse what may not be overwritten; return what the manifests say."""
    known = manifest.read_manifest_entries(folders)
    refuse_links(made)
    if not force:
        refuse_foreign(made, known)
        refuse_official(made, known, final=final)
    return known


def refuse_links(made: Sequence[PreparedDocument]) -> None:
    """Refuse to write through a link: what it leads to is another file, in or out of the dossier, and not ours."""
    manifests = dict.fromkeys(one.path.parent / manifest.FILE for one in made)
    links = [path for path in (*manifests, *(one.path for one in made)) if path.is_symlink()]
    if links:
        names = ", ".join(str(path) for path in links)
        raise Refused(f"Không ghi {names}: đó là lối tắt dẫn sang tệp khác. Hãy xóa lối tắt. Chưa ghi tệp nào.")


def refuse_official(made: Sequence[PreparedDocument], known: manifest.ManifestEntries, *, final: bool) -> None:
    """Refuse to put a draft that says something else in the place of an official version."""
    held = [(one, known[one.path]) for one in made if not final and one.path in known and one.path.exists()]
    # A PDF is the same where the Word file behind it is.
    lost = [
        one
        for one, was in held
        if was.final and was.source != (one.source or manifest.digest_content(one.content)) and needs_writing(one)
    ]
    if lost:
        names = ", ".join(str(one.path) for one in lost)
        raise Refused(
            f"Không ghi đè {names}: đó là bản chính thức, dữ liệu đã khác. Muốn làm lại bản chính thức: thêm --final; "
            "muốn thay bằng dự thảo: thêm --force. Chưa ghi tệp nào."
        )


def refuse_foreign(made: Sequence[PreparedDocument], known: manifest.ManifestEntries) -> None:
    """Refuse to overwrite what the user has made, or changed by hand."""
    foreign = [one.path for one in made if not manifest.is_ours(one.path, known.get(one.path)) and needs_writing(one)]
    if foreign:
        names = ", ".join(str(path) for path in foreign)
        raise Refused(
            f"Không ghi đè {names}: tệp đã được sửa tay hoặc không do chương trình tạo. "
            "Hãy đổi tên tệp để giữ lại, hoặc thêm --force để ghi đè. Chưa ghi tệp nào."
        )


def needs_writing(one: PreparedDocument) -> bool:
    """Return whether something else, or nothing, is where a document is to be written."""
    return not one.path.is_file() or not file_holds(one.path, one.content)
