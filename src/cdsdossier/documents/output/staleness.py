"""Which rendered documents no longer agree with the dossier: by digests of the data, never by times."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output import manifest
from cdsdossier.documents.output.official_copies import get_official_copy, register_file
from cdsdossier.errors import CdsError
from cdsdossier.files import resources
from cdsdossier.judging.review import is_same_set
from cdsdossier.model.dossier import Review
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.facts.fact_types import Facts, SharedFacts
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class StaleDocument:
    """A rendered document that no longer agrees with the dossier."""

    #: Relative to the dossier: ``output/06-bao-cao.docx``; the register where only that knows of it.
    file: str
    #: What has changed since, in words.
    changed: tuple[str, ...]
    #: It was rendered as the official version.
    final: bool = False


def find_stale_documents(scored: Assessment, *, own_set: bool = True) -> dict[str, StaleDocument]:
    """Return by document id what is out of date in the folders of a dossier; no rule need have run.

    The school's documents are always made by the dossier's own set, the office's by the set that it judges by. Without
    ``own_set`` the scores are by another set than the dossier's: the school's documents are then compared with scores
    by its own, and not at all where that cannot be read.
    """
    folders, found = OutputFolders.known(scored.dossier.folder), dict[str, StaleDocument]()
    kept = list_official_without_file(scored.dossier, folders)
    if scored.dossier.received:  # what a sender says of its own papers is not relied upon
        office = [one for one in kept if one.issuer == "office"]
        return _find_stale_copies(scored, office) | find_stale_files(scored, folders.office)
    if own_set:
        return _find_stale_copies(scored, kept) | find_stale_files(scored, *folders.all)
    school = [one for one in kept if one.issuer == "school"]
    if school or (folders.school / manifest.FILE).is_file():
        with suppress(CdsError):  # reported elsewhere, or the very reason for judging by another set
            own = _score_by_own_set(scored)
            found = _find_stale_copies(own, school) | find_stale_files(own, folders.school)
    office = [one for one in kept if one.issuer == "office"]
    return found | _find_stale_copies(scored, office) | find_stale_files(scored, folders.office)


def list_official_without_file(dossier: Dossier, folders: OutputFolders) -> list[DocumentEntry]:
    """Return the documents whose official version the register knows and no file of the folders shows."""
    registers = list_registers(dossier.head, dossier.review)
    if not any(issued.final for register in registers for issued in register.documents.values()):
        return []
    from cdsdossier.documents import catalogue

    known = manifest.read_manifest_entries(folders)
    shown = {one.document for path, one in known.items() if one.final and path.is_file()}
    year = catalogue.read_catalogue(resources.templates_folder())
    return [one for one in year.documents if get_official_copy(dossier, one).digest and one.id not in shown]


def _find_stale_copies(scored: Assessment, entries: Sequence[DocumentEntry]) -> dict[str, StaleDocument]:
    """Return which official versions are not of the data as it is now, by the digest that the register holds."""
    if not entries:
        return {}
    from cdsdossier.documents.rendering import digest_document

    found = {}
    for entry in entries:
        copy = get_official_copy(scored.dossier, entry)
        if entry.issuer == "office" and not is_same_set(scored.dossier.review or Review(), scored.indicator_set):
            continue
        with suppress(CdsError):  # it cannot be made now, and a rule or ``render`` says why
            if digest_document(scored, entry.id) != copy.digest:
                since = f" sau {numbers.format_long_date(copy.date)}" if copy.date else ""
                changed = f"dữ liệu{since} (không còn tệp trong output để so từng mục)"
                found[entry.id] = StaleDocument(register_file(entry), (changed,), final=True)
    return found


def find_stale_files(scored: Assessment, *folders: Path) -> dict[str, StaleDocument]:
    """Return by document id what has changed since it was rendered into one of ``folders``; empty where nothing has.

    Of a document in several forms (.docx, .html) the first that is out of date is named. A manifest that cannot be
    trusted says nothing.
    """
    manifests = {folder: manifest.read_output_manifest(folder) for folder in folders}
    found: dict[str, StaleDocument] = {}
    if any(manifests.values()):
        current = _CurrentFacts(scored)
        for folder, files in manifests.items():
            found |= _find_stale_in(folder, files, current)
    return found


def _score_by_own_set(scored: Assessment) -> Assessment:
    from cdsdossier.judging.assessing import score_dossier
    from cdsdossier.model.indicatorset import IndicatorSet

    return score_dossier(scored.dossier, IndicatorSet.of(scored.dossier), scored.today)


def _find_stale_in(
    folder: Path, files: Mapping[str, manifest.ManifestEntry], current: _CurrentFacts
) -> dict[str, StaleDocument]:
    found: dict[str, StaleDocument] = {}
    for name, written in files.items():
        entry = current.entries.get(written.document)
        if entry is None or not written.parts or not (folder / name).is_file():
            continue
        if entry.issuer == "office" and not current.same_set:  # by another set its points are not those of the office
            continue
        changed = _describe_changes(written, current.of(entry))
        if changed:
            before = found.get(entry.id, StaleDocument(f"{folder.name}/{name}", changed))
            found[entry.id] = StaleDocument(before.file, before.changed, final=before.final or written.final)
    return found


class _CurrentFacts:
    """The facts of a dossier as they are now, each built when it is first asked for."""

    def __init__(self, scored: Assessment) -> None:
        from cdsdossier.documents import catalogue
        from cdsdossier.documents.facts.gaps import Gaps

        self._year = catalogue.read_catalogue(resources.templates_folder())
        self.entries = {entry.id: entry for entry in self._year.documents}
        review = scored.dossier.review
        #: There is a review, and it was made by the set at hand.
        self.same_set = review is not None and is_same_set(review, scored.indicator_set)
        self._scored, self._gaps = scored, Gaps()
        self._shared: SharedFacts | None = None
        self._known: dict[str, Facts] = {}

    def of(self, entry: DocumentEntry) -> Facts:
        """Return the facts behind a document."""
        from cdsdossier.documents import facts

        if entry.id not in self._known:
            self._shared = self._shared or facts.build_shared_facts(self._scored, self._year, self._gaps)
            own = facts.build_document_facts(self._scored, entry, self._year, self._shared, self._gaps)
            self._known[entry.id] = {**self._shared, **own}
        return self._known[entry.id]


def _describe_changes(written: manifest.ManifestEntry, known: Facts) -> tuple[str, ...]:
    """Return in words what differs between the facts behind a file and the facts as they are now."""
    from cdsdossier.documents.output import part_digests

    uses = frozenset(written.uses)
    now = part_digests.digest_parts(known, uses)
    if part_digests.combine_digests(now) == written.data:
        return ()
    rows = part_digests.digest_rows(known, uses)
    differing = [row for row in {**rows, **written.rows} if rows.get(row) != written.rows.get(row)]
    return part_digests.describe_changed_parts(written.parts, now, differing)
