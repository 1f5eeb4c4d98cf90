"""``cdsdossier timeline --import``: the plan's annex comes into the dossier, after somebody has seen what changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._asking import agree
from cdsdossier.text.shell import behind

if TYPE_CHECKING:
    from cdsdossier.model.dossier.timeline import Task
    from cdsdossier.text.time_phrases import SchoolYear


def _of_another_year(tasks: tuple[Task, ...], year: SchoolYear) -> list[str]:
    """Return a sentence where times lie outside the school year: it may be last year's plan."""
    from cdsdossier.text.time_phrases import Window, read_when

    times = [time.last for task in tasks if isinstance(time := read_when(task.when, year), Window)]
    count = sum(1 for last in times if year.first is not None and year.of_month(last.month) != last.year)
    told = f"{count} việc có thời gian nằm ngoài năm học của hồ sơ. Xem lại có đúng là kế hoạch của năm nay không."
    return [told] if count else []


def bring_in(folder: Path, source: Path, *, yes: bool) -> int:
    """Show what the annex of ``source`` changes in ``timeline.yaml``, ask, and write it."""
    from cdsdossier.views.file_diff import diff_lines
    from cdsdossier.workflows import scaffold
    from cdsdossier.workflows.plan_import.plan import carry_out, plan

    dossier, _, _ = load.opened(folder, None, compare=False, look=False)
    year = dossier.head.school_year
    planned = plan(dossier, source, scaffold.timeline_of(year) if year else b"")
    tasks = planned.annex.timeline.tasks
    output.show_text(f"Đọc được {len(tasks)} việc từ {source.name} ({planned.annex.place}).")
    output.show(diff_lines("timeline.yaml", planned.before, planned.after))
    for remark in (*_of_another_year(tasks, dossier.year), *planned.remarks):
        output.note(f"Chú ý: {remark}")
    if planned.changes:
        agree(yes=yes)
    carry_out(planned)
    nothing = "Kế hoạch không có gì mới so với lịch; timeline.yaml giữ nguyên."
    output.show_text(f"Đã ghi {dossier.folder / 'timeline.yaml'}." if planned.changes else nothing)
    output.show_text(f"Xem lịch: cdsdossier timeline{behind(dossier.folder)}")
    return 0
