"""What a rule is and what it is given. A rule is a module: its docstring is its page, its file name is its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from cdsdossier.findings import Severity
from cdsdossier.judging.review import RowValue
from cdsdossier.judging.schedule import Schedule, ScheduledTask
from cdsdossier.judging.scoring import ScoreSheet
from cdsdossier.model.dossier import REVIEW, Dossier, EvidenceFile, ScoredRow
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, IndicatorSet
from cdsdossier.text.numbers import format_plain_number

TIMELINE = "timeline.yaml"
#: So many letters of a task's name fit into a sentence.
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


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may know."""

    dossier: Dossier
    indicator_set: IndicatorSet
    scores: ScoreSheet
    schedule: Schedule
    today: date
    #: The shipped set of the same id, where the set at hand is a dossier's own copy; else None.
    shipped: IndicatorSet | None = None
    #: Address → what was wrong when it was asked; empty where nobody asked.
    links: Mapping[str, str] = field(default_factory=dict)
    #: The names of the rules that are asked, for waivers.
    rule_names: tuple[str, ...] = ()
    #: Document id → what of it is out of date; empty where it was not looked up.
    stale: Mapping[str, StaleFile] = field(default_factory=dict)

    @property
    def frozen(self) -> bool:
        """Return whether the set at hand is the dossier's own frozen copy (an office may judge by another)."""
        return self.indicator_set.page.file == FROZEN_SET_FILE


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault that a rule found: the file, the path of the thing in it, and the words for the rule's sentence."""

    file: str
    path: tuple[str | int, ...] = ()
    about: str = ""
    #: Point at the name of the thing rather than at its value.
    key: bool = False
    words: dict[str, object] = field(default_factory=dict)
    #: Where this one fault is milder or graver than the rule's own severity; None: as grave as the rule says.
    severity: Severity | None = None


class Rule(Protocol):
    """A module of this folder."""

    __doc__: str | None
    __name__: str
    SEVERITY: Severity
    MESSAGE: str
    FIX: str

    def check(self, case: Case) -> Iterator[Hit]:
        """Yield a hit for each fault."""
        ...


def hit_at_row(scored: ScoredRow, *more: str | int, key: bool = False, **words: object) -> Hit:
    """Return a hit at a row of a score file, or at something inside it."""
    return Hit(scored.file, ("scores", scored.id, *more), scored.id, key, {"row": scored.id, **words})


def hit_at_file(file: EvidenceFile, about: str | None = None, **words: object) -> Hit:
    """Return a hit at an evidence file; it is about the folder the file lies in, unless it is about another row."""
    about = file.folder if about is None else about
    return Hit(f"evidence/{file.path}", about=about, words={"file": file.path, **words})


def hit_at_document(document: str, /, *more: str, key: bool = False, **words: object) -> Hit:
    """Return a hit at a document of the register, or at something that is said of it; a waiver may name its id."""
    return Hit("dossier.yaml", ("documents", document, *more), document, key, words)


def hit_at_office_document(document: str, /, *more: str, key: bool = False, **words: object) -> Hit:
    """Return the same of a document of the body that assesses the dossier."""
    return Hit(REVIEW, ("documents", document, *more), document, key, words)


def hit_at_set(case: Case, path: tuple[str | int, ...], about: str = "", **words: object) -> Hit:
    """Return a hit at a place of the indicator set."""
    return Hit(case.indicator_set.page.file, path, about, words=words)


def hit_at_task(planned: ScheduledTask, *more: str | int, key: bool = False, **words: object) -> Hit:
    """Return a hit at a task of the timeline, or at something inside it."""
    path = ("tasks", planned.index, *more)
    return Hit(TIMELINE, path, planned.task.id or TIMELINE, key, {"task": format_task_name(planned), **words})


def hit_at_task_list(**words: object) -> Hit:
    """Return a hit at the list of tasks: it is about what is not there."""
    return Hit(TIMELINE, ("tasks",), TIMELINE, key=True, words=words)


def hit_at_review(*path: str | int, key: bool = False, severity: Severity | None = None, **words: object) -> Hit:
    """Return a hit at a place of the external assessment; it is about the row it lies in, where it lies in one."""
    about = str(path[1]) if len(path) > 1 and path[0] == "scores" else ""
    return Hit(REVIEW, path, about, key, words, severity)


def format_verdict(value: RowValue) -> str:
    """Return what a row says as a sentence goes on: ``chấm 6.5 điểm``, ``xét chưa đạt``, ``chưa chấm``."""
    if isinstance(value, Decimal):
        return f"chấm {format_plain_number(value)} điểm"
    return {True: "xét đạt", False: "xét chưa đạt", None: "chưa chấm"}[value]


def format_task_name(planned: ScheduledTask) -> str:
    """Return a task as a sentence names it: ``4. Tự đánh giá``, cut short at a word where it is long."""
    task = planned.task
    text = " ".join(f"{task.id}. {task.what}".split()).strip(". ") or f"việc thứ {planned.index + 1}"
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0] or text[:_LONG]} …"


def is_value_refused(planned: ScheduledTask, key: str, case: Case) -> bool:
    """Return whether something stands at a task's key that could not be read; it has its own finding."""
    written = case.dossier.get_written(TIMELINE, "tasks", planned.index, key)
    held = getattr(planned.task, "steps" if key == "step" else key)
    if isinstance(held, tuple):
        return len(held) < (len(written) if isinstance(written, list) else written is not None)
    return written is not None and held is None


def are_steps_readable(case: Case) -> bool:
    """Return whether the timeline could be read so far that a step which no task has is really missing."""
    page = case.dossier.pages.get(TIMELINE)
    if page is None or not page.readable or not isinstance(page.data, dict | None):
        return False
    tasks = case.dossier.get_written(TIMELINE, "tasks")
    return isinstance(tasks, list | None) and not any(
        is_value_refused(one, "step", case) for one in case.schedule.tasks
    )
