"""``cdsdossier timeline --import``: the plan's annex comes into the dossier, after somebody has seen what changes."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.cli import _opening as opening
from cdsdossier.cli import _output as output
from cdsdossier.cli._asking import agree


def bring_in(folder: Path, source: Path, *, yes: bool) -> int:
    """Show what the annex of ``source`` changes in ``timeline.yaml``, ask, and write it."""
    from cdsdossier import scaffold
    from cdsdossier.annex.importing import carry_out, plan
    from cdsdossier.present.difftext import diff_lines

    dossier, _, _ = opening.opened(folder, None, compare=False, look=False)
    year = dossier.head.school_year
    planned = plan(dossier, source, scaffold.timeline_of(year) if year else b"")
    tasks = planned.annex.timeline.tasks
    output.show_text(f"Đọc được {len(tasks)} việc từ {source.name} ({planned.annex.place}).")
    output.show(diff_lines("timeline.yaml", planned.before, planned.after))
    for remark in planned.remarks:
        output.note(f"Chú ý: {remark}")
    if planned.changes:
        agree(yes=yes)
    carry_out(planned)
    nothing = "Kế hoạch không có gì mới so với lịch; timeline.yaml giữ nguyên."
    output.show_text(f"Đã ghi {dossier.folder / 'timeline.yaml'}." if planned.changes else nothing)
    output.show_text("Xem lịch: cdsdossier timeline")
    return 0
