"""The interface of rules. A rule is a module: its docstring is its page, its file name is its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from cdsdossier.findings import Severity
from cdsdossier.judging.review import RowValue
from cdsdossier.judging.schedule import LegalDeadline, Schedule, ScheduledTask
from cdsdossier.judging.scoring import ScoreSheet
from cdsdossier.model.dossier import HEAD, REVIEW, TIMELINE, Dossier, EvidenceFile, ScoredRow
from cdsdossier.model.dossier.register import DocumentRegister
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.dossier.texts import TypedText, iter_typed_texts
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, IndicatorSet
from cdsdossier.model.replaced import ReplacedDocument
from cdsdossier.text.numbers import format_number

__all__ = ["Severity"]  # a rule takes it from here, with everything else of its head

#: At most so many letters of a task's name are shown.
_LONG = 60


class StaleFile(Protocol):
    """A rendered document that no longer agrees with the dossier, as the caller reports it."""

    @property
    def file(self) -> str:
        """Return its path relative to the dossier."""

    @property
    def changed(self) -> tuple[str, ...]:
        """Return what has changed since it was rendered, in words."""

    @property
    def final(self) -> bool:
        """Return whether it was rendered as the official version."""


class EditedFile(Protocol):
    """A rendered file that is not as it was written, as the caller reports it."""

    @property
    def file(self) -> str:
        """Return its path relative to the dossier."""

    @property
    def document(self) -> str:
        """Return the id of the document."""

    @property
    def final(self) -> bool:
        """Return whether it was rendered as the official version."""


class AlteredFile(Protocol):
    """A file of a received package that is not as it came, as the caller reports it."""

    @property
    def path(self) -> str:
        """Return its path relative to the package; empty where it is the package as a whole."""

    @property
    def message(self) -> str:
        """Return what has happened to it, in one sentence."""


@dataclass(frozen=True)  # no slots: a cached property needs a dictionary
class Case:
    """Everything that a rule may use."""

    dossier: Dossier
    indicator_set: IndicatorSet
    scores: ScoreSheet
    schedule: Schedule
    today: date
    #: The shipped set with the same id, where the dossier has its own copy; else None.
    shipped: IndicatorSet | None = None
    #: Address → what was wrong when it was requested; empty where none was.
    links: Mapping[str, str] = field(default_factory=dict)
    #: The names of the rules that are run, for waivers.
    rule_names: tuple[str, ...] = ()
    #: Document id → what of it is out of date; empty where it was not looked up.
    stale: Mapping[str, StaleFile] = field(default_factory=dict)
    #: The rendered files that somebody has changed by hand; empty where it was not looked up.
    edited: Sequence[EditedFile] = ()
    #: What of a received package is no longer as it came; empty where it was not looked up.
    altered: Sequence[AlteredFile] = ()
    #: The legal documents that later ones take the place of; empty where the list was not read.
    replaced: tuple[ReplacedDocument, ...] = ()

    @cached_property
    def texts(self) -> tuple[TypedText, ...]:
        """Return every text that people typed into the dossier, file by file."""
        return tuple(iter_typed_texts(self.dossier))

    @property
    def frozen(self) -> bool:
        """Return whether the set is the dossier's own frozen copy (an office may judge by another)."""
        return self.indicator_set.page.file == FROZEN_SET_FILE


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault that a rule found: its file, the path in it, and the words for the rule's sentence."""

    file: str
    path: tuple[str | int, ...] = ()
    about: str = ""
    #: Point at the key rather than at its value.
    key: bool = False
    words: dict[str, object] = field(default_factory=dict)
    #: The severity of this fault, where it is not that of the rule.
    severity: Severity | None = None
    #: The documents that print what is at fault, where that is not what its place says.
    printed_in: tuple[str, ...] | None = None


#: What ``check`` yields.
Hits = Iterator[Hit]


class Rule(Protocol):
    """A module of this folder."""

    __doc__: str | None
    __name__: str
    SEVERITY: Severity
    MESSAGE: str
    FIX: str

    def check(self, case: Case) -> Hits:
        """Yield a hit for each fault."""
        ...


def hit_at_row(scored: ScoredRow, *more: str | int, key: bool = False, **words: object) -> Hit:
    """Return a hit at a row of a score file, or at something inside it."""
    return Hit(scored.file, ("scores", scored.id, *more), scored.id, key, {"row": scored.id, **words})


def hit_at_file(file: EvidenceFile, about: str | None = None, **words: object) -> Hit:
    """Return a hit at an evidence file; ``about`` is the row it is about, by default its folder."""
    about = file.folder if about is None else about
    return Hit(f"evidence/{file.path}", about=about, words={"file": file.path, **words})


def hit_at_document(document: str, /, *more: str, key: bool = False, **words: object) -> Hit:
    """Return a hit at a document of the school's or the office's register, or at a key of it."""
    file = REVIEW if document in OFFICE_DOCUMENTS else HEAD
    return Hit(file, ("documents", document, *more), document, key, words)


def hit_at_text(typed: TypedText, **words: object) -> Hit:
    """Return a hit at a text that somebody typed."""
    return Hit(typed.file, typed.path, typed.about, words=words)


def hit_at_set(case: Case, path: tuple[str | int, ...], about: str = "", **words: object) -> Hit:
    """Return a hit at a place of the indicator set."""
    return Hit(case.indicator_set.page.file, path, about, words=words)


def hit_at_task(planned: ScheduledTask, *more: str | int, key: bool = False, **words: object) -> Hit:
    """Return a hit at a task of the timeline, or at something inside it."""
    path = ("tasks", planned.index, *more)
    return Hit(TIMELINE, path, planned.task.id or TIMELINE, key, {"task": format_task_name(planned), **words})


def hit_at_task_list(**words: object) -> Hit:
    """Return a hit at the list of tasks, for what is missing in it."""
    return Hit(TIMELINE, ("tasks",), TIMELINE, key=True, words=words)


def hit_at_review(*path: str | int, key: bool = False, severity: Severity | None = None, **words: object) -> Hit:
    """Return a hit at a place of the external assessment; it is about the row of that place, if there is one."""
    about = str(path[1]) if len(path) > 1 and path[0] == "scores" else ""
    return Hit(REVIEW, path, about, key, words, severity)


def day_of_drafts(case: Case) -> date:
    """Return the day that a draft is of: today or, in the dossier of a year that is over, its end."""
    year = case.dossier.head.school_year
    return min(case.today, date(int(year[5:]), 7, 31)) if year else case.today


def day_of_papers(register: DocumentRegister, case: Case) -> date:
    """Return the day of the last paper issued; without any, that of a draft."""
    days = [document.day for document in register.issued.values()]
    return max(days, default=day_of_drafts(case))


def format_verdict(value: RowValue) -> str:
    """Return an answer in words: ``chấm 6,5 điểm``, ``xét chưa đạt``, ``chưa chấm``."""
    if isinstance(value, Decimal):
        return f"chấm {format_number(value)} điểm"
    return {True: "xét đạt", False: "xét chưa đạt", None: "chưa chấm"}[value]


def format_task_name(planned: ScheduledTask) -> str:
    """Return the name of a task for a sentence: ``4. Tự đánh giá``, shortened at a word where it is long."""
    task = planned.task
    text = " ".join(f"{task.id}. {task.what}".split()).strip(". ") or f"việc thứ {planned.index + 1}"
    if len(text) <= _LONG:
        return text
    start = text[:_LONG]
    return f"{start.rpartition(' ')[0] or start} …"


def is_value_refused(planned: ScheduledTask, key: str, case: Case) -> bool:
    """Return whether a value at a task's key was refused; it has its own finding."""
    written = case.dossier.get_written(TIMELINE, "tasks", planned.index, key)
    held = getattr(planned.task, "steps" if key == "step" else key)
    if isinstance(held, tuple):
        values = written if isinstance(written, list) else [written]
        return len(held) < len(values) and written is not None
    return written is not None and held is None


def is_evidence_refused(row: str, case: Case) -> bool:
    """Return whether a row's list of evidence, or the key of it, was refused; that has its own finding."""
    scored = case.dossier.scores.get(row)
    if scored is None:
        return False
    written = case.dossier.get_written(scored.file, "scores", row, "evidence")
    read = isinstance(written, list | None) and all(isinstance(one, dict) for one in written or ())
    return not read or any(one.about == row and one.rule == "key-unknown" for one in case.dossier.findings)


def list_open_tasks(deadline: LegalDeadline, case: Case) -> list[ScheduledTask]:
    """Return the tasks that are to meet a deadline and are not done; one whose ``done`` was refused is not known."""
    return [one for one in deadline.tasks if not one.done_on and not is_value_refused(one, "done", case)]


def are_steps_readable(case: Case) -> bool:
    """Return whether all steps of the timeline could be read, so that a step of no task is really missing."""
    page = case.dossier.pages.get(TIMELINE)
    if page is None or not page.readable or not isinstance(page.data, dict | None):
        return False
    if not isinstance(case.dossier.get_written(TIMELINE, "tasks"), list | None):
        return False
    return not any(is_value_refused(one, "step", case) for one in case.schedule.tasks)
