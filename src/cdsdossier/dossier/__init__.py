"""One school year's dossier: a folder, read whole, with everything that is wrong said and nothing thrown away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier import phrases
from cdsdossier.dossier.evidence import EvidenceFile, EvidenceTree, leads_out, plain_path, read_evidence
from cdsdossier.dossier.head import REQUIRED, Head
from cdsdossier.dossier.narrative import Narrative
from cdsdossier.dossier.scores import Evidence, Row, ScoreFile
from cdsdossier.dossier.timeline import Timeline
from cdsdossier.errors import Unreadable
from cdsdossier.findings import Finding, Severity
from cdsdossier.located import F, locate, read_form
from cdsdossier.when import SchoolYear
from cdsdossier.yamltext import Page, read_page

if TYPE_CHECKING:
    from cdsdossier.dossier.probing import Progress

__all__ = ["Dossier", "Evidence", "EvidenceFile", "EvidenceTree", "Head", "Row", "ScoredRow", "leads_out", "plain_path"]

HEAD, TIMELINE, NARRATIVE, SET = "dossier.yaml", "timeline.yaml", "narrative.yaml", "indicator-set.yaml"


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A row as the school wrote it, and where: ``file`` is a name in findings, ``id`` is as written."""

    file: str
    group: str
    id: str
    form: Row


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as it lies on the disk. Read once; nothing in it changes."""

    folder: Path
    head: Head = field(default_factory=Head)
    #: Row id → what was written for it; where two files name one row, the first stands.
    scores: Mapping[str, ScoredRow] = field(default_factory=dict)
    timeline: Timeline = field(default_factory=Timeline)
    narrative: Narrative = field(default_factory=Narrative)
    evidence: EvidenceTree = field(default_factory=EvidenceTree)
    #: File name → the page, for places and excerpts.
    pages: Mapping[str, Page] = field(default_factory=dict)
    #: What reading itself found.
    findings: tuple[Finding, ...] = ()
    #: Whether a frozen copy of its indicator set lies in the folder.
    has_frozen_set: bool = True
    #: Score files that a program has renamed (``1-day-hoc.yaml.txt``), relative to the dossier.
    renamed: frozenset[str] = frozenset()

    @classmethod
    def read(cls, folder: str | Path, *, look: bool = True, progress: Progress | None = None) -> Dossier:
        """Read the dossier in ``folder``.

        Bad files never stop it: they yield ``findings``, and the others are read all the same. Raises Unreadable
        (exit code 3) only where there is no dossier at all: neither ``dossier.yaml`` nor a score file.
        Without ``look`` no evidence file is opened: enough for points, not for rules. ``progress`` is called as
        (evidence files looked at, files in all).
        """
        root = Path(folder)
        score_files, closed = _score_files(root / "scores")
        if not (root / HEAD).is_file() and not score_files:
            raise Unreadable(_nothing_here(root))
        reading = _Reading(root)
        if closed:
            reading.closed("scores", closed)
        head = reading.form(Head, HEAD)
        scores = reading.scores(score_files)
        timeline, narrative = reading.form(Timeline, TIMELINE), reading.form(Narrative, NARRATIVE)
        evidence = read_evidence(root / "evidence", look=look, progress=progress)
        return cls(
            root,
            head,
            scores,
            timeline,
            narrative,
            evidence,
            reading.pages,
            tuple(reading.findings),
            (root / SET).is_file(),
            _renamed(root),
        )

    @property
    def year(self) -> SchoolYear:
        """Return the school year with its terms, for reading the times of the timeline."""
        written = self.head.school_year
        terms = {name: (term.from_, term.to) for name, term in self.head.terms.items() if term.from_ and term.to}
        return SchoolYear(int(written[:4]) if written else None, terms)

    @property
    def set_id(self) -> str | None:
        """Return the id of the indicator set that ``dossier.yaml`` names."""
        return self.head.indicator_set

    def unreadable(self, file: str) -> bool:
        """Tell whether a file is there but could not be read, so that silence about it means nothing."""
        page = self.pages.get(file) or self.pages.get(file.partition("/")[0])
        return page is not None and not page.readable

    def files_of(self, row: str) -> tuple[EvidenceFile, ...]:
        """Return the evidence files that a row lists and that are there."""
        scored = self.scores.get(row)
        listed = (self.evidence.at(item.file) for item in scored.form.evidence if item.file) if scored else ()
        return tuple(file for file in listed if file)

    def proves(self, row: str, folders: Iterable[str]) -> bool:
        """Tell whether a row has evidence that can be opened: in one of its folders, listed, or behind a good link."""
        from cdsdossier import weblinks

        scored = self.scores.get(row)
        links = [item.url for item in scored.form.evidence if item.url] if scored else []
        lying = (file for folder in folders for file in self.evidence.in_folder(folder))
        return any(weblinks.fault(link) is None for link in links) or any(
            file.sound for file in (*lying, *self.files_of(row))
        )


def _nothing_here(root: Path) -> str:
    """Say why a folder is no dossier: a name that Notepad has lengthened, or the wrong folder."""
    if (root / f"{HEAD}.txt").is_file():
        return f"Tệp {root.resolve() / HEAD}.txt sai tên. Hãy đổi tên thành {HEAD} (bỏ đuôi .txt)."
    return (
        f"Không thấy hồ sơ trong {root.resolve()} (không có {HEAD}). "
        "Hãy vào thư mục hồ sơ (cd 2025-2026) rồi chạy lại, hoặc tạo hồ sơ mới: cdsdossier init 2025-2026"
    )


def _score_files(folder: Path) -> tuple[list[Path], str]:
    """Return the score files, and why the folder could not be looked into (empty where it could, or is not there)."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
        return sorted((path for path in found if path.is_file()), key=_copies_last), ""
    except (FileNotFoundError, NotADirectoryError):
        return [], ""
    except OSError as error:
        return [], error.strerror or str(error)


def _renamed(root: Path) -> frozenset[str]:
    try:
        return frozenset(f"scores/{path.name}" for path in (root / "scores").glob("*.yaml.txt"))
    except OSError:
        return frozenset()


def _copies_last(path: Path) -> tuple[bool, str]:
    """Put names as the program makes them first: of ``1-day-hoc.yaml`` and its copy the original is to stand."""
    return re.fullmatch(r"[\w.]+-[a-z0-9-]+", path.stem) is None, path.name


def find_root(folder: Path) -> Path:
    """Return the dossier that ``folder`` lies in (itself, or the nearest above); ``folder`` where there is none."""
    here = folder.resolve()
    for place in (here, *here.parents):
        if (place / HEAD).is_file():
            return folder if place == here else place
    return folder


class _Reading:
    """Collects pages and findings while the files are read one by one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[str, Page] = {}
        self.findings: list[Finding] = []

    def page(self, file: str) -> Page:
        page = read_page(self.root / file, file)
        self.pages[file] = page
        self.findings.extend(page.findings)
        return page

    def closed(self, file: str, reason: str) -> None:
        """Report a folder that may not be entered: what is in it is not missing, only out of reach."""
        self.pages[file] = Page(file, readable=False)
        words = phrases.cannot_open(reason)
        self.findings.append(Finding("file-missing", Severity.ERROR, file, None, None, *words))

    def form(self, form: type[F], file: str) -> F:
        if not (self.root / file).is_file():
            self._missing(file)
            return form()
        value, findings = read_form(form, self.page(file))
        self.findings.extend(findings)
        if isinstance(value, Head) and self.pages[file].readable:
            self._left_empty()
        return value

    def _left_empty(self) -> None:
        """Report what no dossier can do without; a value that stands there and was refused has been told already."""
        data = self.pages[HEAD].data
        for path in REQUIRED:
            holder: object = data
            for step in path[:-1]:
                holder = holder.get(step) if isinstance(holder, dict) else None
            here = isinstance(holder, dict) and path[-1] in holder
            if isinstance(holder, dict) and holder.get(path[-1]) not in (None, ""):
                continue
            line, column = locate(data, path, key=True)
            fix = f"Điền vào sau “{path[-1]}:”." if here else f"Thêm dòng {path[-1]}: …"
            words = f"chưa điền {'.'.join(path)}", fix
            self.findings.append(Finding("key-missing", Severity.ERROR, HEAD, line, column, *words))

    def scores(self, paths: list[Path]) -> dict[str, ScoredRow]:
        rows: dict[str, ScoredRow] = {}
        for path in paths:
            file = f"scores/{path.name}"
            written = self.form(ScoreFile, file)
            again = [row for row in written.scores if row in rows]
            if again and len(again) == len(written.scores):
                self._copy(file, rows[again[0]].file)
                continue
            for row in again:
                self._twice(row, rows[row], file)
            new = {row: form for row, form in written.scores.items() if row not in rows}
            rows.update((row, ScoredRow(file, written.group, row, form)) for row, form in new.items())
        return rows

    def _copy(self, file: str, first: str) -> None:
        words = f"tệp này chấm lại đúng các dòng của {first}, nên không được tính", "Nếu là bản sao cũ thì xóa đi."
        self.findings.append(Finding("yaml-duplicate-key", Severity.ERROR, file, 1, 1, *words))

    def _missing(self, file: str) -> None:
        fix = "Chép lại từ bản lưu; không có thì chạy cdsdossier init ở một thư mục khác rồi chép tệp này về."
        if (self.root / f"{file}.txt").is_file():
            fix = f"Tệp đang tên là {file}.txt; đổi tên, bỏ đuôi .txt."
        self.findings.append(Finding("file-missing", Severity.ERROR, HEAD, 1, 1, f"thiếu tệp {file}", fix))

    def _twice(self, row: str, first: ScoredRow, file: str) -> None:
        line, column = locate(self.pages[file].data, ("scores", row), key=True)
        words = f"“{row}” đã chấm trong {first.file}", "Giữ một chỗ, xóa chỗ kia."
        self.findings.append(Finding("yaml-duplicate-key", Severity.ERROR, file, line, column, *words, about=row))
