"""What was read of a decision's table, on one page: groups, points, what to look at, what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.views.layout import Line, styled_line, wrap_text
from cdsdossier.views.numbers import format_day, format_points

if TYPE_CHECKING:
    from cdsdossier.workflows.decision_import import Concern, ImportedSet
    from cdsdossier.workflows.decision_import.overlay_evidence import EvidenceOverlay
    from cdsdossier.workflows.decision_import.tree import GroupDraft

_MOST = 40  # concerns on the screen; the file holds them all


def imported_set_lines(made: ImportedSet) -> list[Line]:
    """Return the page for a set that was read."""
    groups = made.tree.groups
    criteria = [one for group in groups for one in group.criteria]
    items = sum(len(one.items) for one in criteria)
    head = f"Đọc được {len(groups)} nhóm, {len(criteria)} tiêu chí, {items} nội dung"
    lines = wrap_text(f"{head} từ {made.file} ({', '.join(made.places)}).", style="strong")
    about = made.about
    lines += wrap_text(about.title, "  ")
    lines += wrap_text(f"Quyết định {about.number} ngày {format_day(about.date)}", "  ", style="dim")
    for group in groups:
        lines += wrap_text(_group(group), "  ", "    ")
    levels = "; ".join(f"{one.titled('mức', ' (')}{')' if one.own_name else ''} {one.words}" for one in made.levels)
    lines += wrap_text(f"Mức độ: {levels or 'chưa đọc được'}", "  ", "    ", "" if levels else "warn")
    lines += _listed("Cần xem lại {} chỗ, so với bản quyết định:", [_words(one) for one in made.concerns])
    lines += _listed("Còn phải điền bằng tay vào tệp:", list(made.missing))
    if made.missing:
        lines.append(styled_line("  Điền xong thì đổi status: skeleton thành status: usable."))
    return lines


def _group(group: GroupDraft) -> str:
    conditions = sum(one.mandatory for one in group.criteria)
    extra = f", trong đó {conditions} điều kiện bắt buộc" if conditions else ""
    count = f"{len(group.criteria)} tiêu chí{extra}; cộng {format_points(group.total)} điểm"
    return f"Nhóm {group.id}. {group.name or '(chưa có tên)'}: {count}"


def overlay_lines(made: EvidenceOverlay) -> list[Line]:
    """Return the page for guidance that was added to a set."""
    lines = wrap_text(
        f"Thêm gợi ý minh chứng cho {len(made.added)} mục chấm của bộ {made.set_id}, theo {made.file}.", style="strong"
    )
    if made.added:
        lines += wrap_text(", ".join(made.added), "  ")
    lines += _listed(
        "{} hàng không khớp mục chấm nào của bộ chỉ số, không lấy:", [_words(one) for one in made.unmatched]
    )
    return lines


def _words(concern: Concern) -> str:
    row = f" “{concern.quoted}”" if concern.quoted else ""
    return f"{concern.place}{row}: {concern.words}"


def _listed(head: str, texts: list[str]) -> list[Line]:
    if not texts:
        return []
    lines = [(), *wrap_text(head.format(len(texts)), style="warn")]
    for text in texts[:_MOST]:
        lines += wrap_text(text, "  - ", "    ")
    if len(texts) > _MOST:
        lines.append(styled_line(f"  … và {len(texts) - _MOST} chỗ nữa, ghi ở đầu tệp"))
    return lines
