"""The evidence of one row, piece by piece: what is listed, what only lies in its folders, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cdsdossier.findings import Finding
from cdsdossier.judging.assessing import Assessment
from cdsdossier.model.dossier import EvidenceFile, normalize_path
from cdsdossier.text.urls import find_url_fault
from cdsdossier.workflows.value_edits import format_address


def identify_evidence(place: str) -> str:
    """Return the id of a piece of evidence, by which pages ask for it: plain ASCII, whatever its path."""
    return sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def row_of(address: str) -> str:
    """Return the row of a score file that an address is of; empty where it is of none."""
    file, _, steps = address.partition(":")
    path = steps.split("/")
    return path[1] if file.startswith("scores/") and len(path) > 1 and path[0] == "scores" else ""


def find_evidence(assessment: Assessment, identity: str) -> EvidenceFile | None:
    """Return the file of the evidence tree that has an id; None where none has."""
    return next((one for one in assessment.dossier.evidence.files if identify_evidence(one.path) == identity), None)


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One piece of a row: an entry of its list, a file in its folders, or both."""

    #: A path below ``evidence/``, an address, or empty.
    place: str
    #: The file; None for an address, and where there is none of this name.
    file: EvidenceFile | None
    #: The address of the entry in the score file; empty where the file is not listed.
    address: str = ""
    #: The web address, where it can be followed; else empty.
    link: str = ""
    #: Other rows that list the same, or in whose folder the file lies.
    others: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """Return its id."""
        return identify_evidence(self.place)


class RowsWithEvidence:
    """The rows of a dossier with the places of their values, their evidence, and the findings about them."""

    def __init__(self, assessment: Assessment, by_address: Mapping[str, list[Finding]]) -> None:
        self.assessment, self.dossier, self.rules = assessment, assessment.dossier, assessment.indicator_set
        self._by_address = by_address

    def file_of(self, row: str) -> str:
        """Return the score file of a row: where it is written, or where it belongs."""
        scored = self.dossier.scores.get(row)
        return scored.file if scored else self.rules.nodes[row].group.file

    def address_of(self, row: str, *more: str | int) -> str:
        """Return the address of a row, or of a value of it."""
        return format_address(self.file_of(row), ("scores", row, *more))

    def pieces_of(self, row: str) -> list[EvidencePiece]:
        """Return the evidence of a row: as it is listed, then the files that only lie there."""
        listed = [self._listed(row, number) for number in range(len(self._entries(row)))]
        known = {piece.place for piece in listed}
        return listed + [
            EvidencePiece(file.path, file, findings=self._of_file(file))
            for file in self._lying(row)
            if file.path not in known
        ]

    def count_of(self, row: str) -> int:
        """Return how many pieces of evidence a row has, sound or not."""
        places = [_place(entry) for entry in self._entries(row)]
        return len(places) + sum(file.path not in places for file in self._lying(row))

    def findings_of(self, row: str, shown: Collection[str]) -> list[Finding]:
        """Return the findings about a row that are not among those of the addresses ``shown``."""
        beside = {id(one) for address in shown for one in self._by_address.get(address, ())}
        return [one for one in self._by_row.get(row, ()) if id(one) not in beside]

    @cached_property
    def _by_row(self) -> Mapping[str, list[Finding]]:
        by_row: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.assessment.findings:
            if finding.waived is None and finding.about:
                by_row[self.rules.evidence_folders.get(finding.about, finding.about)].append(finding)
        return by_row

    @cached_property
    def _by_file(self) -> Mapping[str, list[Finding]]:
        by_file: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.assessment.findings:
            if finding.waived is None and finding.file.startswith("evidence/"):
                by_file[finding.file].append(finding)
        return by_file

    @cached_property
    def _users(self) -> Mapping[str, list[str]]:
        users: defaultdict[str, list[str]] = defaultdict(list)
        for row in self.dossier.scores:
            for entry in self._entries(row):
                users[_place(entry)].append(row)
        return users

    def _entries(self, row: str) -> list[object]:
        """Return the entries of a row's list as they are written, accepted or not."""
        entries = self.dossier.get_written(self.file_of(row), "scores", row, "evidence")
        return entries if isinstance(entries, list) else []

    def _lying(self, row: str) -> list[EvidenceFile]:
        folders = self.rules.folders_of.get(row, ())
        return [file for folder in folders for file in self.dossier.evidence.in_folder(folder)]

    def _listed(self, row: str, number: int) -> EvidencePiece:
        place, address = _place(self._entries(row)[number]), self.address_of(row, "evidence", number)
        file = self.dossier.evidence.at(place) if place else None
        link = place if place.lower().startswith("http") and find_url_fault(place) is None else ""
        at = [one for key in ("", "/file") for one in self._by_address.get(address + key, ())]
        found = (*at, *(self._of_file(file) if file else ()))
        return EvidencePiece(place, file, address, link, self._others(row, place, file), found)

    def _others(self, row: str, place: str, file: EvidenceFile | None) -> tuple[str, ...]:
        home = [self.rules.evidence_folders.get(file.folder, "")] if file else []
        others = (one for one in (*home, *self._users[place]) if one and one != row)
        return tuple(dict.fromkeys(others)) if place else ()

    def _of_file(self, file: EvidenceFile) -> tuple[Finding, ...]:
        return tuple(self._by_file.get(f"evidence/{file.path}", ()))


def _place(entry: object) -> str:
    """Return what an entry of the list names: a path as it is compared, or an address."""
    known = entry if isinstance(entry, dict) else {}
    file, url = known.get("file"), known.get("url")
    return normalize_path(file) if isinstance(file, str) and file else url if isinstance(url, str) else ""
