"""Another set in the place of a dossier's own: what changes is shown, then asked, then done, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli.sets.ask_points import ask_item_points
from cdsdossier.text.shell import folder_argument
from cdsdossier.views.file_diff import file_diff_lines
from cdsdossier.views.layout import styled_line, wrap_text

if TYPE_CHECKING:
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.model.indicatorset.set_file import SetFile
    from cdsdossier.workflows.set_update import SetUpdatePlan

#: Guides of evidence folders: more of them than this are counted, not named.
_GUIDE, _FEW = "/HUONG-DAN.txt", 8


def replace_set(
    dossier: Dossier, old: IndicatorSet, chosen: SetFile, shipped: IndicatorSet | None, *, yes: bool
) -> None:
    """Show what changes in a dossier, ask, and replace its set. Raises Refused where the answer is no."""
    from cdsdossier.files import changes
    from cdsdossier.model.indicatorset import FROZEN_SET_FILE
    from cdsdossier.workflows.set_update import plan_set_update

    points = ask_item_points(dossier, old, chosen.rules, yes=yes)
    planned = plan_set_update(dossier, old, chosen, points)
    if not planned.changes:
        output.show_text(f"{FROZEN_SET_FILE} của hồ sơ đã đúng là bản này; không có gì phải thay.")
        return
    if shipped is not None and shipped.status == "usable":
        from cdsdossier.views.sets.change_effect import correction_lines

        output.show_lines(correction_lines(planned.old, shipped))
    _show(planned)
    _show_files(planned)
    _warn(planned, dossier)
    output.confirm_changes(yes=yes)
    changes.apply_changes(dossier.folder, planned.changes)
    output.show_text(f"Đã thay {FROZEN_SET_FILE}." + (f" Bản cũ ở {planned.kept}." if planned.kept else ""))
    output.show_text(f"Việc tiếp theo: cdsdossier check{folder_argument(dossier.folder)}")


def _show(planned: SetUpdatePlan) -> None:
    from cdsdossier.views.sets.change_effect import set_change_effect_lines
    from cdsdossier.views.sets.diff import set_diff_lines

    head = styled_line((f"Bộ chỉ số: từ {planned.old.id} (trong hồ sơ) sang {planned.new.id} (bản mới)", "strong"))
    output.show_lines([head, (), *set_diff_lines(planned.comparison), ()])
    output.show_lines(set_change_effect_lines(planned.rejudged, planned.comparison))


def _show_files(planned: SetUpdatePlan) -> None:
    from cdsdossier.model.indicatorset import FROZEN_SET_FILE

    output.show_lines([styled_line(("Sẽ ghi", "strong"))])
    named, schemas = [], []
    guides = sum(change.file.endswith(_GUIDE) for change in planned.changes)
    for change in planned.changes:
        if change.file.startswith(".schema/"):
            schemas = [".schema (gợi ý cho trình soạn thảo)"]  # one name for all of them
            continue
        if guides > _FEW and change.file.endswith(_GUIDE):
            continue
        named.append(change.file if change.before is not None else f"{change.file} (mới)")
        if change.before is not None and change.file.endswith(".yaml") and change.file != FROZEN_SET_FILE:
            output.show_lines([*file_diff_lines(change.file, change.before, change.after), ()])
    folders = [f"HUONG-DAN.txt của {guides} thư mục trong evidence"] if guides > _FEW else []
    output.show_lines(wrap_text(", ".join([*named, *folders, *schemas]), "  "))


def _warn(planned: SetUpdatePlan, dossier: Dossier) -> None:
    old, new, kind = planned.old, planned.new, dossier.head.school.kind
    if planned.confirmation_lost:
        output.show_note(
            "Chú ý: xác nhận (confirmed) của bản cũ không mang sang, vì điểm hoặc mức đã khác. Đối chiếu lại xong"
        )
        output.show_note("thì chạy: cdsdossier sets confirm")
    for file, rows in planned.by_hand.items():
        output.show_note(f"Chú ý: {file} viết theo cách không thêm mục chấm được; hãy tự thêm: {', '.join(rows)}")
    for one in planned.switched:
        kept = " (giữ ở dòng # phía trên)" if one.said else ""
        output.show_note(f"Chú ý: {one.scored.file}: {one.words}{kept}.")
    if _guidance_outdated(planned, dossier):
        output.show_note("Chú ý: lời hướng dẫn (dòng #) đã có trong tệp điểm vẫn ghi điểm tối đa cũ.")
    if old.decision.number != new.decision.number:
        output.show_note(f"Chú ý: sửa căn cứ (bases) trong dossier.yaml theo Quyết định {new.decision.number}.")
    if kind and new.applies_to and kind not in new.applies_to:
        output.show_note(f"Chú ý: bộ {new.id} dùng cho {', '.join(new.applies_to)}; hồ sơ ghi loại trường {kind}.")


def _guidance_outdated(planned: SetUpdatePlan, dossier: Dossier) -> bool:
    """Return whether comments of the score files name a maximum that has changed; comments are never edited."""
    changes = [change for row in planned.comparison.rows for change in row.changes]
    if not any(change.what == "maximum" and change.before and change.after for change in changes):
        return False
    pages = [page for file, page in dossier.pages.items() if file.startswith("scores/")]
    return any("# " in line and "tối đa" in line for page in pages for line in page.lines)
