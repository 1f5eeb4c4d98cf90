"""One school year's dossier: a folder, read whole, with everything that is wrong reported and nothing dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.files.bagit import BAGIT_FILE, IDENTITY_FILES, PAYLOAD_FOLDER
from cdsdossier.files.received import find_received_payload
from cdsdossier.files.regular import open_regular_file
from cdsdossier.findings import Finding, YamlPage
from cdsdossier.model.dossier.evidence import EvidenceFile, EvidenceTree, is_outside_path, normalize_path, read_evidence
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.reader import HEAD, TIMELINE, DossierReader, list_score_files
from cdsdossier.model.dossier.review import REVIEW, Review
from cdsdossier.model.dossier.scores import Evidence, Row, ScoredRow
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.text.shell import path_argument
from cdsdossier.text.time_phrases import SchoolYear

if TYPE_CHECKING:
    from cdsdossier.files.probe.probe import FileProgress

__all__ = [
    "HEAD", "REVIEW", "TIMELINE", "Dossier", "Evidence", "EvidenceFile", "EvidenceTree", "Head", "Review", "Row",
    "ScoredRow", "is_outside_path", "normalize_path",
]  # fmt: skip

NARRATIVE, SET = "narrative.yaml", "indicator-set.yaml"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as it is on the disk. Read once; nothing in it changes."""

    folder: Path
    head: Head = field(default_factory=Head)
    #: Row id → what was written for it; if two files have the same row, the first counts.
    scores: Mapping[str, ScoredRow] = field(default_factory=dict)
    timeline: Timeline = field(default_factory=Timeline)
    narrative: Narrative = field(default_factory=Narrative)
    evidence: EvidenceTree = field(default_factory=EvidenceTree)
    #: File name → the page, for places and excerpts.
    pages: Mapping[str, YamlPage] = field(default_factory=dict)
    #: What reading itself found.
    findings: tuple[Finding, ...] = ()
    #: Whether the folder has a frozen copy of its indicator set.
    has_frozen_set: bool = True
    #: Score files that a program has renamed (``1-day-hoc.yaml.txt``), relative to the dossier.
    renamed: frozenset[str] = frozenset()
    #: The external assessment; None if there is no ``review.yaml`` in the office's folder.
    review: Review | None = None
    #: All of it is what a sender says: the payload of a package, or what an office rolls up.
    received: bool = False
    #: The digest of the package that it is the payload of; empty where it is of none.
    package: str = ""
    #: The receipt beside the payload bears the office's mark, so that the review beside it is the office's own.
    vouched: bool = False

    @classmethod
    def read(
        cls,
        folder: str | Path,
        *,
        look: bool = True,
        progress: FileProgress | None = None,
        office_keys: Sequence[str] | None = None,
    ) -> Dossier:
        """Read the dossier in ``folder``.

        Bad files never stop it: they yield ``findings``, and the others are still read. Raises Unreadable (exit code 3)
        only if there is no dossier at all: neither ``dossier.yaml`` nor a score file.
        Without ``look`` no evidence file is opened: enough for points, not for rules. ``progress`` is called as
        (evidence files looked at, files in all). ``office_keys`` are those that a receipt may be marked with; None:
        the user's, and that of the office above the package if the user has made or accepted it.
        """
        root = Path(folder)
        files, closed = list_score_files(root / "scores")
        if not (root / HEAD).is_file() and not files:
            raise Unreadable(_nothing_here(root))
        reading = DossierReader(root)
        if closed:
            reading.closed("scores", closed)
        head = reading.form(Head, HEAD)
        scores = reading.scores(files)
        timeline, narrative = reading.form(Timeline, TIMELINE), reading.form(Narrative, NARRATIVE)
        office = find_office_folder(root)
        review = reading.form(Review, REVIEW, office) if (office / REVIEW).is_file() else None
        evidence = read_evidence(root / "evidence", look=look, progress=progress)
        package = _package_digest(office) if office != root else ""
        frozen, found = (root / SET).is_file(), tuple(reading.findings)
        return cls(
            root, head, scores, timeline, narrative, evidence, reading.pages, found, frozen, _renamed(root), review,
            received=office != root, package=package,
            vouched=office != root and review is not None and _is_vouched(office, package, office_keys),
        )  # fmt: skip

    @property
    def year(self) -> SchoolYear:
        """Return the school year with its terms, by which the times in the timeline are read."""
        written = self.head.school_year
        terms = {name: (term.from_, term.to) for name, term in self.head.terms.items() if term.from_ and term.to}
        return SchoolYear(int(written[:4]) if written else None, terms)

    @property
    def set_id(self) -> str | None:
        """Return the id of the indicator set that ``dossier.yaml`` names."""
        return self.head.indicator_set

    def unreadable(self, file: str) -> bool:
        """Return whether a file exists but could not be read, so that an absence of findings means nothing."""
        page = self.pages.get(file) or self.pages.get(file.partition("/")[0])
        return page is not None and not page.readable

    def get_written(self, file: str, *path: str | int) -> object:
        """Return what is written at a path of a file, accepted or refused; None if nothing is."""
        page = self.pages.get(file)
        data: object = page.data if page else None
        for step in path:
            if isinstance(data, dict):
                data = data.get(step)
            elif isinstance(data, list) and isinstance(step, int) and step < len(data):
                data = data[step]
            else:
                return None
        return data

    def files_of(self, row: str) -> tuple[EvidenceFile, ...]:
        """Return the evidence files that a row lists and that exist."""
        scored = self.scores.get(row)
        listed = (self.evidence.at(item.file) for item in scored.form.evidence if item.file) if scored else ()
        return tuple(file for file in listed if file)

    def has_evidence(self, row: str, folders: Iterable[str]) -> bool:
        """Return whether a row has evidence that can be opened: in its folders, listed, or at a usable address."""
        from cdsdossier.text import urls

        scored = self.scores.get(row)
        links = [item.url for item in scored.form.evidence if item.url] if scored else []
        if any(urls.find_url_fault(link) is None for link in links):
            return True
        files = (file for folder in folders for file in self.evidence.in_folder(folder))
        return any(file.sound for file in (*files, *self.files_of(row)))


def _is_vouched(home: Path, package: str, keys: Sequence[str] | None) -> bool:
    """Return whether the receipt of an unpacked package is of just that package and bears the mark of the office."""
    from cdsdossier.files.bagit.receipt import read_receipt
    from cdsdossier.model.office import find_office_keys

    receipt = read_receipt(home)
    if receipt is None or receipt.digest != package:
        return False
    return receipt.is_marked(find_office_keys(home) if keys is None else keys)


def _package_digest(home: Path) -> str:
    """Return what identifies the payload of an unpacked package: the SHA-256 of its manifest; empty without one."""
    from hashlib import file_digest

    try:
        manifest = next((home / name for name in IDENTITY_FILES if (home / name).is_file()), None)
        if manifest is not None:
            with open_regular_file(manifest) as file:
                return file_digest(file, "sha256").hexdigest()
    except OSError:
        pass  # then no review is of it
    return ""


#: At most this many years are listed when the folder that contains them was given.
_NAMED = 6
_ELSE = "Hãy vào thư mục hồ sơ (cd 2025-2026) rồi chạy lại, hoặc tạo hồ sơ mới: cdsdossier init 2025-2026"


def _nothing_here(root: Path) -> str:
    """Return why a folder is no dossier: a file name that Notepad made longer, or the wrong folder."""
    if (root / f"{HEAD}.txt").is_file():
        return f"Tệp {root.resolve() / HEAD}.txt sai tên. Hãy đổi tên thành {HEAD} (bỏ đuôi .txt)."
    if root.suffix.lower() == ".zip" and root.is_file():
        command = f"cdsdossier verify {path_argument(root)} --to da-nhan"
        return f"{root.name} là gói .zip, chưa giải nén. Gõ: {command}, rồi chạy lại ở thư mục data trong đó."
    if not root.exists():
        return f"Không thấy hồ sơ: không có thư mục {root.resolve()}. {_years_in(root.parent) or _ELSE}"
    return f"Không thấy hồ sơ trong {root.resolve()} (không có {HEAD}). {_years_in(root) or _ELSE}"


def _years_in(place: Path) -> str:
    """Return what to type if the folder that contains the years was given; an empty text if it contains none."""
    try:
        years = sorted(path.parent.name for path in place.glob(f"*/{HEAD}"))
    except OSError:
        return ""
    if not years:
        return ""
    several = f"{', '.join(years[-_NAMED:])}{' …' if len(years) > _NAMED else ''}"
    one = path_argument(place / years[-1])
    return f"Ở đó có hồ sơ {several}: nêu đúng một thư mục, hoặc vào thư mục ấy rồi chạy lại, ví dụ: cd {one}"


def _renamed(root: Path) -> frozenset[str]:
    try:
        return frozenset(f"scores/{path.name}" for path in (root / "scores").glob("*.yaml.txt"))
    except OSError:
        return frozenset()


def locate_dossier(folder: Path) -> Path:
    """Return the dossier that somebody named by a folder in it; raise WrongUsage where there is no such folder.

    A name that was mistyped never means the dossier around it.
    """
    if not folder.exists():
        raise WrongUsage(_nothing_here(folder))
    return find_root(folder)


def find_root(folder: Path) -> Path:
    """Return the dossier that contains ``folder`` (itself, or the nearest above), or that was unpacked into it.

    ``folder`` itself if there is none.
    """
    here = folder.resolve()
    for place in (here, *here.parents):
        near = folder if place == here else place
        if (place / BAGIT_FILE).is_file() and (place / PAYLOAD_FOLDER / HEAD).is_file():
            return near / PAYLOAD_FOLDER
        if (place / HEAD).is_file():
            return near
    return folder


def find_office_folder(folder: Path) -> Path:
    """Return where the office's own files belong: the top of a received package, else the dossier itself.

    What lies anywhere in a payload is its sender's, also where it looks like a package that was received.
    """
    payload = find_received_payload(folder)
    if payload is None:
        return folder
    if payload == folder.resolve() and folder.parent.resolve() == payload.parent:
        return folder.parent  # as the user has typed it
    return payload.parent
