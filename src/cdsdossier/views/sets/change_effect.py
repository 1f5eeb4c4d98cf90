"""What changes in a dossier when another set replaces its own, shown before the user agrees."""

from __future__ import annotations

from decimal import Decimal

from cdsdossier.judging.scoring import GroupScore, Judgement, RowScore
from cdsdossier.judging.set_change_effect import DroppedRow, SetChangeEffect, WholeScore
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.model.indicatorset.diff import SetComparison, compare_sets
from cdsdossier.views.layout import Line, styled_line, wrap_text
from cdsdossier.views.numbers import format_points
from cdsdossier.views.sets.diff import score_change_lines

#: More new rows than this are named by their ids only.
_LISTED = 20


def correction_lines(ours: IndicatorSet, shipped: IndicatorSet) -> list[Line]:
    """Return the points and levels of a dossier's copy that differ from the shipped set: they would be lost."""
    rows = score_change_lines(compare_sets(shipped, ours))
    if not rows:
        return []
    head = (
        "Bản đi kèm chương trình → bản trong hồ sơ, những chỗ khác nhau (nhà trường đã sửa, hoặc bản đi kèm đã đổi). "
        "Thay bản thì những số này trong hồ sơ không còn:"
    )
    return [*wrap_text(head, hanging="  ", style="warn"), *rows, ()]


def set_change_effect_lines(found: SetChangeEffect, comparison: SetComparison) -> list[Line]:
    """Return points and levels before and after, and every row to be looked at again."""
    lines = [styled_line(("Điểm và mức độ", "strong")), *_levels(found), ()]
    lines += _renumbered(comparison)
    lines += [line for one in found.whole for line in _whole(one)]
    lines += _left(found.left)
    if found.above:
        lines += [
            styled_line((f"Mục chấm vượt điểm tối đa mới ({len(found.above)})", "bad")),
            *map(_above, found.above),
            (),
        ]
    said = {item for one in found.whole for item in one.items}
    new = [node for node in found.new if node.form.id not in said]
    if new:
        lines.append(styled_line((f"Mục chấm mới, chưa chấm ({len(new)})", "strong")))
        lines += _many(new) if len(new) > _LISTED else [one for node in new for one in _new(node)]
        lines.append(())
    return lines


def _levels(found: SetChangeEffect) -> list[Line]:
    before = {group.id: group for group in found.before.groups}
    after = {group.id: group for group in found.after.groups}
    names = [*after, *(one for one in before if one not in after)]
    lines = [styled_line(f"  Nhóm {one}: {_judged(before.get(one))} → {_judged(after.get(one))}") for one in names]
    if found.before.whole or found.after.whole:
        lines.append(styled_line(f"  Cả bộ: {_judged(found.before.whole)} → {_judged(found.after.whole)}"))
    return lines


def _judged(judged: GroupScore | Judgement | None) -> str:
    if judged is None:
        return "không có"
    level = f", mức {judged.level.level}" if judged.level else ""
    return f"{format_points(judged.points)}/{format_points(judged.maximum)}{level}"


def _renumbered(comparison: SetComparison) -> list[Line]:
    moved = [row for row in comparison.rows if row.before.form.id != row.after.form.id]
    if not moved:
        return []
    named = ", ".join(f"{row.before.form.id} → {row.after.form.id}" for row in moved)
    lines = wrap_text(f"Mục chấm đổi mã: {named}", hanging="  ", style="warn")
    words = "Điểm, minh chứng đã ghi vẫn ở mã cũ, chương trình không tự chuyển. Xem lại từng mục chấm này."
    return [*lines, *wrap_text(words, "  "), ()]


def _whole(one: WholeScore) -> list[Line]:
    """Return where the points of a criterion that was scored as a whole go, and what stays there."""
    row, form, ids = one.criterion.id, one.scored.form, [item.id for item in one.criterion.items]
    head = f"{row} trước chấm chung {format_points(form.points)} điểm, bộ mới chấm riêng {len(ids)} mục"
    kept = [
        *(["ghi chú"] if form.note else []),
        *([f"{len(form.evidence)} minh chứng đã liệt kê"] if form.evidence else []),
        *([f"{one.files} tệp trong evidence/{row}"] if one.files else []),
    ]
    said = ", ".join(f"{item}: {format_points(points)}" for item, points in one.items.items())
    if one.moved:
        words = f"Điểm từng mục: {said}; cộng {format_points(sum(one.items.values(), Decimal(0)))}."
        words += f" Để nguyên ở {row}: {', '.join(kept)}." if kept else ""
    else:
        kept = [f"{format_points(form.points)} điểm", *kept]
        words = f"Mới có điểm {said}. " if said else ""
        words += f"Để nguyên ở {row}, không mất gì: {', '.join(kept)}. Điểm này chưa tính cho mục nào: "
        words += f"chấm từng mục ({ids[0]} … {ids[-1]}) trong {one.scored.file}, rồi xóa số điểm ở {row}."
    return [*wrap_text(head, hanging="  ", style="warn"), *wrap_text(words, "  "), ()]


def _left(left: tuple[DroppedRow, ...]) -> list[Line]:
    if not left:
        return []
    lines = [styled_line((f"Mục chấm không còn chấm, đang có nội dung ({len(left)})", "bad"))]
    for one in left:
        lines += wrap_text(f"{one.id}: {_held(one)}", "  ", "      ")
    words = (
        "Những phần này để nguyên, không tính điểm nữa; cdsdossier check sẽ báo (criterion-unknown, points-misplaced, "
        "evidence-orphan). Chuyển điểm, minh chứng sang mục chấm đúng rồi xóa."
    )
    return [*lines, *wrap_text(words, "  "), ()]


def _held(left: DroppedRow) -> str:
    parts = []
    if left.scored:
        form = left.scored.form
        said = "chưa chấm" if form.points is None else f"{format_points(form.points)} điểm"
        said = said if form.met is None else ("đạt" if form.met else "chưa đạt")
        parts.append(f"{said} trong {left.scored.file}")
        if form.evidence:
            parts.append(f"{len(form.evidence)} minh chứng đã liệt kê")
    if left.files:
        parts.append(f"{left.files} tệp trong evidence/{left.id}")
    return ", ".join(parts)


def _above(row: RowScore) -> Line:
    return styled_line(f"  {row.id}: ghi {format_points(row.points)} điểm, chỉ tính {format_points(row.allowed)}")


def _many(new: list[Node]) -> list[Line]:
    """Return only the ids of many rows: what each says stands in the comparison of the sets."""
    return wrap_text(", ".join(node.form.id for node in new), "  ")


def _new(node: Node) -> list[Line]:
    worth = "điều kiện bắt buộc" if node.mandatory else f"tối đa {format_points(node.form.maximum)}"
    return wrap_text(f"{node.form.id}  {node.text} – {worth}", "  ", "      ")
