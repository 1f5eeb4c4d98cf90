"""The score sheet as a page of text: what a principal wants to see at a glance."""

from __future__ import annotations

from decimal import Decimal

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.measures import NextLevel
from cdsdossier.judging.scoring import ZERO, CriterionScore, GroupScore, Judgement, RowScore
from cdsdossier.views.layout import Line, align_columns, shorten_text, styled_line, wrap_text
from cdsdossier.views.levels import NO_LEVEL, describe_unread, level_span
from cdsdossier.views.next_deadline import next_deadline_lines
from cdsdossier.views.numbers import format_bound, format_day, format_percent, format_points

_BAR = 40
_PROMISING = 5


def score_lines(assessment: Assessment) -> list[Line]:
    """Return the whole page."""
    rules, sheet = assessment.indicator_set, assessment.scores
    school = assessment.dossier.head.school.name or "(chưa điền tên trường)"
    year = assessment.dossier.head.school_year or "(chưa điền)"
    decision = f"Quyết định {rules.decision.number} ngày {format_day(rules.decision.date)}"
    lines = [
        styled_line((f"{school} · năm học {year}", "strong")),
        styled_line((f"Bộ chỉ số {rules.id} – {decision}", "dim")),
        (),
    ]
    if sheet.skeleton:
        return [*lines, *_skeleton(assessment), (), *next_deadline_lines(assessment)]
    for group in sheet.groups:
        lines += _group(group, assessment)
    if sheet.whole:
        lines += _whole(sheet.whole)
    return [*lines, *next_deadline_lines(assessment)]


def _skeleton(assessment: Assessment) -> list[Line]:
    """Return what to do about a set by which nothing can be judged, where the dossier is of it."""
    from cdsdossier.judging.skeleton import capitalize_sentence, describe_skeleton
    from cdsdossier.text.shell import named_folder_argument
    from cdsdossier.views.sets.text import skeleton_advice_lines

    rules, dossier = assessment.indicator_set, assessment.dossier
    lines = wrap_text(capitalize_sentence(describe_skeleton(rules)), style="warn")
    if dossier.set_id in {None, rules.id}:
        lines += skeleton_advice_lines(rules, named_folder_argument(dossier.folder))
    return lines


def _whole(whole: Judgement) -> list[Line]:
    lines = [styled_line(("Cả bộ chỉ số", "strong"))]
    words = (NO_LEVEL, "bad") if whole.unread else level_span(whole.level)
    lines += [_bar(whole.points, whole.maximum, words), *_ahead(whole.next_level)]
    return [*lines, *(wrap_text(describe_unread(whole.unread), "  ", "  ", style="bad") if whole.unread else ()), ()]


def _group(group: GroupScore, assessment: Assessment) -> list[Line]:
    lines = [*wrap_text(f"Nhóm {group.id}. {group.name}", hanging="  ", style="strong")]
    if group.unreadable:
        lines.append(styled_line((f"  không đọc được {group.file}; chạy cdsdossier check để xem lỗi", "bad")))
        return [*lines, *_read_in_part(group), ()]
    if group.absent:
        return [*lines, styled_line((f"  thiếu tệp {group.file}; chép lại từ bản lưu", "bad")), ()]
    apart = assessment.indicator_set.judged == "per-group"
    untouched = not any(row.points is not None for row in group.rows)
    words = ("chưa chấm", "dim") if untouched else level_span(group.level) if apart else ("", "")
    lines.append(_bar(group.points, group.maximum, words))
    lines += _ahead(group.next_level)
    lines += _still_empty(group)
    lines += _conditions(group)
    lines += _table(group)
    return [*lines, *_promising(group, untouched=untouched), ()]


def _read_in_part(group: GroupScore) -> list[Line]:
    """Return how much of a file with syntax errors could be read; nothing of it counts."""
    scored = [row.counted for row in group.rows if row.points is not None]
    if not scored:
        return []
    part = (
        f"Mới đọc được điểm của {len(scored)}/{len(group.rows)} mục chấm, cộng {format_points(sum(scored, ZERO))} điểm"
    )
    return [*wrap_text(f"{part}: chưa tính vào tổng, chưa xếp mức. Sửa lỗi rồi chạy lại.", "  ", "  ", style="warn")]


def _bar(got: Decimal, most: Decimal, words: tuple[str, str]) -> Line:
    filled = int(got * _BAR / most) if most else 0
    done, left = ("█" * filled, words[1] or "strong"), ("░" * (_BAR - filled), "dim")
    return styled_line("  ", done, left, f" {format_points(got)}/{format_points(most)}  ", words)


def _ahead(ahead: NextLevel | None) -> list[Line]:
    if ahead is None:
        return []
    mark, wanted = format_bound(ahead.rule).split()[-1], format_bound(ahead.rule)
    return [
        styled_line(f"  Đến mốc {mark} còn {format_points(ahead.missing)} điểm; mức {ahead.level} cần {wanted} điểm.")
    ]


def _still_empty(group: GroupScore) -> list[Line]:
    if not group.unscored or not group.touched:
        return []
    return [styled_line((f"  Còn {group.unscored} mục chưa chấm; điểm và mức trên đây là tạm tính.", "warn"))]


def _conditions(group: GroupScore) -> list[Line]:
    answers = {True: ("đạt", "good"), False: ("CHƯA ĐẠT", "bad"), None: ("chưa trả lời", "warn")}
    conditions = [criterion for criterion in group.criteria if criterion.mandatory]
    if not conditions:
        return []
    parts: list[str | tuple[str, str]] = ["  Điều kiện bắt buộc:"]
    for index, condition in enumerate(conditions):
        parts += ["," if index else "", f" {condition.id} ", answers[condition.met]]
    return [styled_line(*parts)]


def _table(group: GroupScore) -> list[Line]:
    head = align_columns((("  Tiêu chí", 55), ("Điểm", -7), ("Tối đa", -7), ("Mức", -5)))
    lines = [styled_line((head, "dim"))]
    for criterion in group.criteria:
        if not criterion.mandatory:
            lines.append(_criterion(criterion))
            lines += [_row(row) for row in criterion.items]
            lines += _remarks(criterion)
    return lines


def _criterion(criterion: CriterionScore) -> Line:
    level = "" if criterion.level is None else str(criterion.level)
    text = f"  {criterion.id:<5} {shorten_text(criterion.text, 46)}"
    written = criterion.points if criterion.by_items else criterion.rows[0].points
    cells = ((text, 55), (format_points(written), -7), (format_points(criterion.maximum), -7), (level, -5))
    return styled_line((align_columns(cells), "strong" if criterion.by_items else ""))


def _row(row: RowScore) -> Line:
    text = f"    {row.id:<6} {shorten_text(row.text, 43)}"
    return styled_line(
        align_columns(((text, 55), (format_points(row.points), -7), (format_points(row.maximum), -7), ("", -5)))
    )


def _remarks(criterion: CriterionScore) -> list[Line]:
    lines: list[Line] = []
    for row in criterion.rows:
        if row.points is not None and row.points != row.counted:
            lines.append(
                styled_line(
                    (
                        f"    {row.id}: ghi {format_points(row.points)} điểm, chỉ tính {format_points(row.counted)}",
                        "bad",
                    )
                )
            )
        if row.measured:
            percent = f" = {format_percent(row.fact.share)}" if row.fact and row.fact.share is not None else ""
            lines.append(styled_line((f"    {row.id}: số liệu {row.measured}{percent}", "dim")))
    return lines


def _promising(group: GroupScore, *, untouched: bool) -> list[Line]:
    rows = group.promising
    if untouched or not rows:
        return []
    lines = [styled_line("  Những mục chấm còn điểm:")]
    lines += [
        styled_line(f"    +{format_points(row.held):<5} {row.id:<6} {shorten_text(row.text, 58)}")
        for row in rows[:_PROMISING]
    ]
    if len(rows) > _PROMISING:
        others = ", ".join(row.id for row in rows[_PROMISING:])
        lines += wrap_text(f"và {len(rows) - _PROMISING} mục chấm khác: {others}", "    ", style="dim")
    return lines
