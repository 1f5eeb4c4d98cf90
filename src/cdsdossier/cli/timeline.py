"""``cdsdossier timeline``: the state of every task, on the screen, for programs, or as a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Force, Yes, option
from cdsdossier.cli._target import OutputTarget, choose_target
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import apply_changes
from cdsdossier.text.shell import folder_argument
from cdsdossier.views.file_diff import file_diff_lines

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


FORMATS = ("text", "json", "csv")


def timeline(
    folder: Folder = Path(),
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc), json hoặc csv.")] = "text",
    today: Annotated[str | None, option("--today", "NGÀY", "Xem như ngày này, ví dụ 2026-04-20.")] = None,
    source: Annotated[
        Path | None, option("--import", "TỆP", "Lấy lịch từ phụ lục của kế hoạch (Word, Excel, PDF).")
    ] = None,
    yes: Yes = False,
    ics: Annotated[Path | None, option("--ics", "TỆP", "Ghi lịch cho điện thoại vào tệp này (ngoài hồ sơ).")] = None,
    force: Force = False,
) -> int:
    """Xem lịch công tác: đến hạn, quá hạn, đã xong, còn thiếu gì.

    Với --import: đọc bảng phụ lục trong kế hoạch (.docx, .xlsx, .xls, .ods, .pdf, .doc, .txt, .md), cho xem chỗ
    sẽ đổi rồi mới hỏi để ghi.
    """
    if source is not None:
        if ics is not None or today is not None or form != "text":
            raise WrongUsage("--import đi một mình (cùng --yes nếu cần); xem lịch hoặc ghi --ics bằng lệnh sau đó.")
        return import_timeline(folder, source, yes=yes)
    load.check_choice("--format", form, FORMATS)
    target = choose_target(ics, force=force, option="--ics", example="../lich.ics") if ics else None
    assessment = load.load_scores(folder, today)
    _show(assessment, form)
    load.warn_of_unread(assessment)
    if target is not None:
        _write_calendar(assessment, target)
    return 0


def _show(assessment: Assessment, form: str) -> None:
    from cdsdossier.views.timeline import data as timeline_data
    from cdsdossier.views.timeline import text as timeline_text

    if form == "json":
        output.show_data(timeline_data.timeline_json(assessment))
    elif form == "csv":
        output.show_data(timeline_data.timeline_csv(assessment), "utf-8-sig")  # the mark tells Excel that this is UTF-8
    else:
        output.show_lines(timeline_text.timeline_lines(assessment))


def _write_calendar(assessment: Assessment, target: OutputTarget) -> None:
    from cdsdossier.views.timeline.ical import calendar_bytes, find_undated_tasks

    data = calendar_bytes(assessment)
    if data is None:
        raise Refused(f"Không ghi {target.path}: chưa có việc nào rõ thời gian để đưa vào lịch.")
    target.write(data)
    output.show_note(
        f"đã ghi {target.path}; mở tệp này trên điện thoại để đưa vào lịch, có nhắc trước 7 ngày và 1 ngày"
    )
    for one in find_undated_tasks(assessment):
        named = f"Việc {one.task.id}" if one.task.id else f"Việc “{one.task.what}”"
        output.show_note(f"{named} không đưa vào lịch điện thoại vì chưa rõ thời gian: “{one.task.when}”")


def import_timeline(folder: Path, source: Path, *, yes: bool) -> int:
    """Show what the annex of ``source`` changes in ``timeline.yaml``, ask, and write it."""
    from cdsdossier.workflows.plan_import.plan import plan_annex_import, suggest_timeline

    dossier, _, _ = load.load_for_change(folder)
    planned = plan_annex_import(dossier, source, suggest_timeline(dossier))
    tasks = planned.annex.timeline.tasks
    output.show_text(f"Đọc được {len(tasks)} việc từ {source.name} ({planned.annex.place}).")
    output.show_lines(file_diff_lines("timeline.yaml", planned.before, planned.after))
    for remark in planned.remarks:
        output.show_note(f"Chú ý: {remark}")
    changed = planned.before != planned.after
    if changed:
        output.confirm_changes(yes=yes)
    apply_changes(dossier.folder, planned.changes)
    nothing = "Kế hoạch không có gì mới so với lịch; timeline.yaml giữ nguyên."
    output.show_text(f"Đã ghi {dossier.folder / 'timeline.yaml'}." if changed else nothing)
    output.show_text(f"Xem lịch: cdsdossier timeline{folder_argument(dossier.folder)}")
    return 0
