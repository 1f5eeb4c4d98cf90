"""Which rendered documents no longer agree with the dossier: by digests of the data, never by times."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.documents import catalogue, facts
from cdsdossier.documents.facts.fact_types import Facts, SharedFacts
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output import manifest, part_digests
from cdsdossier.errors import CdsError
from cdsdossier.files import resources
from cdsdossier.judging.review import is_same_set
from cdsdossier.judging.rules import StaleDocument

if TYPE_CHECKING:
    from datetime import date

    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet


def find_stale_files(assessment: Assessment, folder: Path) -> dict[str, StaleDocument]:
    """Return by document id what has changed since it was rendered into ``folder``; empty where nothing has.

    Of a document in several forms (.docx, .html) the first that is out of date is named. A manifest that cannot be
    trusted says nothing.
    """
    year = catalogue.read_catalogue(resources.templates_folder())
    entries = {entry.id: entry for entry in year.documents}
    gaps, known = Gaps(), dict[str, Facts]()
    shared: SharedFacts | None = None
    found: dict[str, StaleDocument] = {}
    for name, written in manifest.read_output_manifest(folder).items():
        entry = entries.get(written.document)
        if entry is None or (entry.issuer == "office" and not _by_this_set(assessment)):
            continue
        if not written.parts or not (folder / name).is_file():
            continue
        if entry.id not in known:
            shared = shared or facts.build_shared_facts(assessment, year, gaps)
            known[entry.id] = {**shared, **facts.build_document_facts(assessment, entry, shared, gaps)}
        changed = _changed(written, known[entry.id])
        if changed:
            before = found.get(entry.id, StaleDocument(f"{folder.name}/{name}", changed))
            found[entry.id] = StaleDocument(before.file, before.changed, final=before.final or written.final)
    return found


def find_stale_documents(
    dossier: Dossier, today: date, rules: IndicatorSet | None = None, office: IndicatorSet | None = None
) -> dict[str, StaleDocument]:
    """Return which documents of a dossier no longer agree with it; nothing where the set behind them cannot be read.

    The school's paper is always made by the dossier's own set: that is ``rules`` where somebody has read it already.
    The office's is made by the set that it judges by: ``office``, the same unless said.
    """
    from cdsdossier.judging.assessing import assess
    from cdsdossier.model.indicatorset import IndicatorSet

    folders, found = OutputFolders.of(dossier.folder), dict[str, StaleDocument]()
    for folder, judge in ((folders.school, rules), (folders.office, office or rules)):
        if (folder / manifest.FILE).is_file():
            with suppress(CdsError):  # told already, or somebody judges by another set because this one cannot be read
                found |= find_stale_files(assess(dossier, judge or IndicatorSet.of(dossier), today, rules=()), folder)
    return found


def _by_this_set(assessment: Assessment) -> bool:
    """Tell whether there is a review, and by the set at hand: by another one its points cannot be told."""
    review = assessment.dossier.review
    return review is not None and is_same_set(review, assessment.indicator_set)


def _changed(written: manifest.ManifestEntry, known: Facts) -> tuple[str, ...]:
    """Return in words what differs between the facts behind a file and the facts as they are now."""
    uses = frozenset(written.uses)
    now = part_digests.digest_parts(known, uses)
    if part_digests.combine_digests(now) == written.data:
        return ()
    rows = part_digests.digest_rows(known, uses)
    differing = [row for row in {**rows, **written.rows} if rows.get(row) != written.rows.get(row)]
    return part_digests.describe_changed_parts(written.parts, now, differing)
