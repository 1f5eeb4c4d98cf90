"""What was read of a decision's table, on one page: groups, points, what to look at, what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.views.layout import Line, line, wrapped
from cdsdossier.views.numbers import day, points

if TYPE_CHECKING:
    from cdsdossier.workflows.decision_import import Concern, Imported
    from cdsdossier.workflows.decision_import.overlay_evidence import Overlay
    from cdsdossier.workflows.decision_import.tree import GroupDraft

_MOST = 40  # concerns on the screen; the file holds them all


def imported_lines(made: Imported) -> list[Line]:
    """Return the page for a set that was read."""
    groups = made.tree.groups
    criteria = [one for group in groups for one in group.criteria]
    items = sum(len(one.items) for one in criteria)
    head = f"Đọc được {len(groups)} nhóm, {len(criteria)} tiêu chí, {items} nội dung"
    lines = wrapped(f"{head} từ {made.file} ({', '.join(made.places)}).", style="strong")
    about = made.about
    lines += wrapped(about.title, "  ")
    lines += wrapped(f"Quyết định {about.number} ngày {day(about.date)}", "  ", style="dim")
    for group in groups:
        lines += wrapped(_group(group), "  ", "    ")
    levels = "; ".join(f"mức {one.level} {one.words}" for one in made.levels)
    lines += wrapped(f"Mức độ: {levels or 'chưa đọc được'}", "  ", "    ", "" if levels else "warn")
    lines += _listed("Cần xem lại {} chỗ, so với bản quyết định:", [_words(one) for one in made.concerns])
    lines += _listed("Còn phải điền bằng tay vào tệp:", list(made.missing))
    if made.missing:
        lines.append(line("  Điền xong thì đổi status: skeleton thành status: usable."))
    return lines


def _group(group: GroupDraft) -> str:
    conditions = sum(one.mandatory for one in group.criteria)
    extra = f", trong đó {conditions} điều kiện bắt buộc" if conditions else ""
    count = f"{len(group.criteria)} tiêu chí{extra}; cộng {points(group.total)} điểm"
    return f"Nhóm {group.id}. {group.name or '(chưa có tên)'}: {count}"


def overlay_lines(made: Overlay) -> list[Line]:
    """Return the page for guidance that was added to a set."""
    lines = wrapped(
        f"Thêm gợi ý minh chứng cho {len(made.added)} dòng của bộ {made.set_id}, theo {made.file}.", style="strong"
    )
    if made.added:
        lines += wrapped(", ".join(made.added), "  ")
    lines += _listed("{} hàng không khớp dòng nào của bộ chỉ số, không lấy:", [_words(one) for one in made.unmatched])
    return lines


def _words(concern: Concern) -> str:
    row = f" “{concern.quoted}”" if concern.quoted else ""
    return f"{concern.place}{row}: {concern.words}"


def _listed(head: str, texts: list[str]) -> list[Line]:
    if not texts:
        return []
    lines = [(), *wrapped(head.format(len(texts)), style="warn")]
    for text in texts[:_MOST]:
        lines += wrapped(text, "  - ", "    ")
    if len(texts) > _MOST:
        lines.append(line(f"  … và {len(texts) - _MOST} chỗ nữa, ghi ở đầu tệp"))
    return lines
