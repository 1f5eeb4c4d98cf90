"""What a rule is and what it is given. A rule is a module: its docstring is its page, its file name is its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from cdsdossier.dossier import Dossier, EvidenceFile, ScoredRow
from cdsdossier.findings import Severity
from cdsdossier.indicatorset import FROZEN, IndicatorSet
from cdsdossier.schedule import Planned, Schedule
from cdsdossier.scoring import ScoreSheet


@dataclass(frozen=True, slots=True)
class Stale:
    """A rendered document that no longer agrees with the dossier."""

    #: Relative to the dossier: ``output/06-bao-cao.docx``.
    file: str
    #: What has changed since, in words.
    changed: tuple[str, ...]
    #: It was rendered as the official version.
    final: bool = False


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
    #: Document id → what of it is out of date; empty where nobody looked.
    stale: Mapping[str, Stale] = field(default_factory=dict)

    @property
    def frozen(self) -> bool:
        """Tell whether the set at hand is the dossier's own frozen copy (an office may judge by another)."""
        return self.indicator_set.page.file == FROZEN


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


def at_row(scored: ScoredRow, *more: str | int, key: bool = False, **words: object) -> Hit:
    """Return a hit at a row of a score file, or at something inside it."""
    return Hit(scored.file, ("scores", scored.id, *more), scored.id, key, {"row": scored.id, **words})


def at_file(file: EvidenceFile, about: str | None = None, **words: object) -> Hit:
    """Return a hit at an evidence file; it is about the folder the file lies in, unless it is about another row."""
    about = file.folder if about is None else about
    return Hit(f"evidence/{file.path}", about=about, words={"file": file.path, **words})


def at_document(document: str, /, *more: str, key: bool = False, **words: object) -> Hit:
    """Return a hit at a document of the register, or at something that is said of it; a waiver may name its id."""
    return Hit("dossier.yaml", ("documents", document, *more), document, key, words)


def written(case: Case, *path: str | int) -> object:
    """Return what stands in ``dossier.yaml`` at a path, be it read or refused; None where nothing does."""
    page = case.dossier.pages.get("dossier.yaml")
    held: object = page.data if page else None
    for step in path:
        if isinstance(held, dict) and isinstance(step, str):
            held = held.get(step)
        else:
            held = held[step] if isinstance(held, list) and isinstance(step, int) and step < len(held) else None
    return held


def at_set(case: Case, path: tuple[str | int, ...], about: str = "", **words: object) -> Hit:
    """Return a hit at a place of the indicator set."""
    return Hit(case.indicator_set.page.file, path, about, words=words)


def at_task(planned: Planned, *more: str | int, key: bool = False, **words: object) -> Hit:
    """Return a hit at a task of the timeline, or at something inside it."""
    task = planned.task
    return Hit("timeline.yaml", ("tasks", planned.index, *more), task.id, key, {"task": task.id, **words})
