"""Where the evidence of each row lies, so that an assessor is one click away from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cdsdossier.model.dossier import Dossier, EvidenceFile
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text import urls


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """A piece of evidence: a file of the dossier, or an address."""

    #: What people read: the path relative to the dossier, or the address.
    words: str
    #: The file as the disk has it, relative to the dossier, with forward slashes; empty for an address.
    file: str = ""
    #: The address, where it is one that a browser may open; empty for a file.
    url: str = ""


def build_evidence_links(dossier: Dossier, rules: IndicatorSet) -> dict[str, tuple[EvidenceLink, ...]]:
    """Return row → its evidence: what lies in its folders, then what its score file lists besides."""
    found: defaultdict[str, dict[str, EvidenceLink]] = defaultdict(dict)
    for folder, row in rules.evidence_folders.items():
        for file in dossier.evidence.in_folder(folder):
            found[row].setdefault(file.path, _of(file))
    for row, scored in dossier.scores.items():
        for file in dossier.files_of(row):
            found[row].setdefault(file.path, _of(file))
        for item in scored.form.evidence:
            if item.url:
                safe = item.url if urls.find_url_fault(item.url) is None else ""
                found[row].setdefault(item.url, EvidenceLink(" ".join(item.url.split()), url=safe))
    return {row: tuple(held.values()) for row, held in found.items()}


def _of(file: EvidenceFile) -> EvidenceLink:
    """Return a file as evidence; what leads out of the dossier is named, never opened."""
    path = f"evidence/{file.raw or file.path}"
    return EvidenceLink(f"{path} (ở ngoài hồ sơ)") if file.outside else EvidenceLink(path, file=path)
