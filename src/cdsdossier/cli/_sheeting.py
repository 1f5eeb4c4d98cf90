"""``cdsdossier sheet import``: the filled-in sheet comes into the dossier, after somebody has seen what changes."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._asking import agree
from cdsdossier.text.shell import behind


def bring_in(folder: Path, source: Path, name: str | None, *, yes: bool) -> int:
    """Show what a sheet changes, ask, and write it; with a name it is kept as that member's scores."""
    from cdsdossier.views.file_diff import diff_lines
    from cdsdossier.workflows.score_sheet import import_plan, member

    dossier, rules, _ = load.opened(folder, None, compare=False, look=False)
    planned = import_plan.plan(dossier, rules, source) if name is None else member.plan(dossier, rules, source, name)
    for remark in planned.remarks:
        output.note(f"Chú ý: {remark}")
    files = {file: pair for file, pair in planned.files.items() if pair[0] != pair[1]}
    if not files:
        output.show_text("Không có gì để ghi: hồ sơ đã đúng như trong Excel.")
        return 0
    output.show_text("\n".join(planned.lines))
    for file, (before, after) in files.items():
        output.show(diff_lines(file, before, after))
    agree(yes=yes)
    import_plan.carry_out(planned)
    output.show_text(f"Đã ghi {', '.join(files)}.")
    output.show_text(f"Xem lại: cdsdossier score{behind(dossier.folder)}" + (" --assessors" if name else ""))
    return 0
