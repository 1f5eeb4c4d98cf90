"""Bringing a plan's annex into a dossier: first what would change, then the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.timeline import Task, Timeline
from cdsdossier.text.time_phrases import SchoolYear, Window, read_time_phrase
from cdsdossier.workflows.plan_import import PlanAnnex, read_annex
from cdsdossier.workflows.plan_import.emit import (
    format_first_timeline,
    format_imported_timeline,
    format_new_timeline,
    is_from_plan,
)
from cdsdossier.workflows.plan_import.merge import FILE, merge_timeline, parse_remembered_timeline
from cdsdossier.workflows.scaffold import render_new_timeline
from cdsdossier.yamlio.reader import parse_page

#: Where the annex is remembered as it was read last, relative to the dossier.
REMEMBERED = ".imported/timeline.yaml"


@dataclass(frozen=True, slots=True)
class AnnexImportPlan:
    """What is to be done; nothing has been done yet."""

    annex: PlanAnnex
    before: bytes
    after: bytes
    #: ``timeline.yaml`` where it changes, and the annex as it is remembered.
    changes: tuple[FileChange, ...]
    #: What a person should know: what was left out of the plan, and what was kept against it.
    remarks: tuple[str, ...]


def suggest_timeline(dossier: Dossier) -> bytes:
    """Return the timeline that a new dossier of this school and year begins with; empty where the year is not known."""
    year = dossier.head.school_year
    return render_new_timeline(year, dossier.head.school.kind or "") if year else b""


def plan_annex_import(dossier: Dossier, source: Path, suggested: bytes) -> AnnexImportPlan:
    """Return how to bring the annex of ``source`` in; ``suggested`` is the timeline that a new dossier begins with.

    An untouched timeline gives way to the plan; any other is merged. Raises Refused, with a sentence for
    the user, where the plan or the timeline cannot be read.
    """
    annex = read_annex(source)
    there, last = read_if_present(dossier.folder, FILE), read_if_present(dossier.folder, REMEMBERED)
    before = there or b""
    after, remarks = _merged(before, annex.timeline, last or b"", suggested)
    remembered = format_imported_timeline(annex.timeline)
    wanted = (FileChange(FILE, there, after), FileChange(REMEMBERED, last, remembered))
    changes = tuple(change for change in wanted if change.after != (change.before or b""))
    strange = _of_another_year(annex.timeline.tasks, dossier.year)
    return AnnexImportPlan(annex, before, after, changes, (*strange, *annex.remarks, *remarks))


def _of_another_year(tasks: tuple[Task, ...], year: SchoolYear) -> list[str]:
    """Return a sentence where times are outside the school year: it may be last year's plan."""
    times = [time.last for task in tasks if isinstance(time := read_time_phrase(task.when, year), Window)]
    count = sum(1 for last in times if year.first is not None and year.of_month(last.month) != last.year)
    words = f"{count} việc có thời gian nằm ngoài năm học của hồ sơ. Xem lại có đúng là kế hoạch của năm nay không."
    return [words] if count else []


def _merged(before: bytes, annex: Timeline, last: bytes, suggested: bytes) -> tuple[bytes, Sequence[str]]:
    """Return the timeline with the annex brought in, and what a person should know about it."""
    if not before.strip() or _as_shipped(before) == _as_shipped(suggested):
        return format_first_timeline(annex, before), ()
    if comments := _mere_comments(before):
        return format_new_timeline(annex, comments), ()
    return merge_timeline(before, annex, parse_remembered_timeline(last or suggested), planned=is_from_plan(last))


def _as_shipped(raw: bytes) -> bytes:
    """Return a file without what Notepad adds when it saves: a mark at the front, another line end."""
    return raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip()


def _mere_comments(raw: bytes) -> str:
    """Return a file that holds nothing but comments, with a last line that is ended; else nothing."""
    if not parse_page(raw, FILE).readable or any(line.strip()[:1] not in {b"", b"#"} for line in raw.splitlines()):
        return ""
    text = raw.decode("utf-8")
    return text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")
