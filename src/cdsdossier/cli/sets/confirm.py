"""``cdsdossier sets confirm``: who compared the dossier's set with the decision, and when."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - `date` is an option here
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Yes, option, parse_day
from cdsdossier.cli.sets import names as set_names
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.text.shell import folder_argument
from cdsdossier.views.file_diff import file_diff_lines
from cdsdossier.views.layout import styled_line

if TYPE_CHECKING:
    from cdsdossier.model.indicatorset import IndicatorSet


def confirm_set(
    folder: Folder = Path(),
    by: Annotated[str, option("--by", "NGƯỜI", "Ai đã đối chiếu. Bắt buộc.")] = "",
    date: Annotated[
        str | None, option("--date", "NGÀY", "Ngày đối chiếu, ví dụ 2026-03-20; bỏ trống: hôm nay.")
    ] = None,
    yes: Yes = False,
) -> int:
    """Ghi ai đã đối chiếu bộ chỉ số với quyết định.

    Cho xem bộ chỉ số của hồ sơ khác bản đi kèm ở đâu và dòng sẽ ghi, rồi mới hỏi. Ghi xong thì lưu ý set-unverified và
    chú thích trên văn bản không còn.
    """
    from cdsdossier.files import changes
    from cdsdossier.model.indicatorset import FROZEN_SET_FILE
    from cdsdossier.workflows.set_update import record_confirmation

    name = " ".join(by.split())
    if not name:
        raise WrongUsage('Thiếu tên người đối chiếu. Ví dụ: cdsdossier sets confirm --by "Hội đồng tự đánh giá"')
    dossier, rules, shipped = load.load_for_change(folder, compare=True)
    before = changes.read_if_present(dossier.folder, FROZEN_SET_FILE)
    if before is None:
        raise Refused(f"Hồ sơ chưa có {FROZEN_SET_FILE} để xác nhận. Lấy bản đi kèm trước: cdsdossier sets refreeze")
    set_names.refuse_faulty_set(rules, str(dossier.folder), folder_argument(dossier.folder))
    day = _day(date, rules)
    after = record_confirmation(before, FROZEN_SET_FILE, name, day)
    _show_difference(rules, shipped)
    if before == after:
        output.show_text("Bộ chỉ số đã được xác nhận như vậy rồi.")
        return 0
    output.show_lines(file_diff_lines(FROZEN_SET_FILE, before, after))
    output.confirm_changes(yes=yes)
    changes.apply_changes(dossier.folder, [changes.FileChange(FROZEN_SET_FILE, before, after)])
    output.show_text(f"Đã ghi: {name} đối chiếu bộ chỉ số với Quyết định {rules.decision.number}.")
    return 0


def _day(written: str | None, rules: IndicatorSet) -> Day:
    today = load.parse_today(None)
    if written is None:
        return today
    day = parse_day("--date", written, "2026-03-20")
    if day > today:
        raise WrongUsage(f"--date {day.isoformat()} chưa đến. Ghi ngày đã đối chiếu.")
    if rules.decision.date and day < rules.decision.date:
        issued = rules.decision.date.isoformat()
        raise WrongUsage(f"--date {day.isoformat()} trước ngày của quyết định ({issued}). Ghi ngày đã đối chiếu.")
    return day


def _show_difference(rules: IndicatorSet, shipped: IndicatorSet | None) -> None:
    from cdsdossier.model.indicatorset.diff import compare_sets
    from cdsdossier.views.sets.diff import set_diff_lines

    if shipped is None or shipped.status == "skeleton":
        output.show_lines([styled_line(f"Chương trình không có bản đầy đủ của bộ {rules.id} để so."), ()])
        return
    found = compare_sets(shipped, rules)
    if not found:
        output.show_lines([styled_line("Bộ chỉ số của hồ sơ giống bản đi kèm chương trình."), ()])
        return
    output.show_lines(
        [styled_line(("Từ bản đi kèm chương trình sang bản của hồ sơ:", "strong")), (), *set_diff_lines(found), ()]
    )
