"""The score sheet as a page of text: what a principal wants to see at a glance."""

from __future__ import annotations

from decimal import Decimal

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.measures import NextLevel
from cdsdossier.judging.scoring import CriterionScore, GroupScore, Judgement, RowScore
from cdsdossier.model.indicatorset import Level
from cdsdossier.views.layout import Line, columns, line, shortened, wrapped
from cdsdossier.views.next_deadline import next_lines
from cdsdossier.views.numbers import bound, day, points, share

_BAR = 40
_PROMISING = 5
_STYLES = {1: "bad", 2: "warn", 3: "good"}


def score_lines(assessment: Assessment) -> list[Line]:
    """Return the whole page."""
    rules, sheet = assessment.indicator_set, assessment.scores
    school = assessment.dossier.head.school.name or "(chưa điền tên trường)"
    year = assessment.dossier.head.school_year or "(chưa điền)"
    decision = f"Quyết định {rules.decision.number} ngày {day(rules.decision.date)}"
    lines = [line((f"{school} · năm học {year}", "strong")), line((f"Bộ chỉ số {rules.id} – {decision}", "dim")), ()]
    if sheet.skeleton:
        lines += wrapped(f"Bộ chỉ số {rules.id} mới có khung, chưa chấm được. {rules.note or ''}", style="warn")
        return [*lines, *next_lines(assessment)]
    for group in sheet.groups:
        lines += _group(group, assessment)
    if sheet.whole:
        lines += _whole(sheet.whole)
    return [*lines, *next_lines(assessment)]


def _whole(whole: Judgement) -> list[Line]:
    lines = [line(("Cả bộ chỉ số", "strong"))]
    return [*lines, _bar(whole.points, whole.maximum, _level_words(whole.level)), *_ahead(whole.next_level), ()]


def _group(group: GroupScore, assessment: Assessment) -> list[Line]:
    lines = [*wrapped(f"Nhóm {group.id}. {group.name}", hanging="  ", style="strong")]
    if group.unreadable:
        return [*lines, line((f"  không đọc được {group.file}; chạy cdsdossier check để xem lỗi", "bad")), ()]
    if group.absent:
        return [*lines, line((f"  thiếu tệp {group.file}; chép lại từ bản lưu", "bad")), ()]
    apart = assessment.indicator_set.judged == "per-group"
    untouched = not any(row.points is not None for row in group.rows)
    words = ("chưa chấm", "dim") if untouched else _level_words(group.level) if apart else ("", "")
    lines.append(_bar(group.points, group.maximum, words))
    lines += _ahead(group.next_level)
    lines += _still_empty(group)
    lines += _conditions(group)
    lines += _table(group)
    return [*lines, *_promising(group, untouched=untouched), ()]


def _level_words(level: Level | None) -> tuple[str, str]:
    return (
        ("chưa chấm", "dim") if level is None else (f"Mức {level.level} – {level.name}", _STYLES.get(level.level, ""))
    )


def _bar(got: Decimal, most: Decimal, words: tuple[str, str]) -> Line:
    filled = int(got * _BAR / most) if most else 0
    done, left = ("█" * filled, words[1] or "strong"), ("░" * (_BAR - filled), "dim")
    return line("  ", done, left, f" {points(got)}/{points(most)}  ", words)


def _ahead(ahead: NextLevel | None) -> list[Line]:
    if ahead is None:
        return []
    mark, wanted = bound(ahead.rule).split()[-1], bound(ahead.rule)
    return [line(f"  Đến mốc {mark} còn {points(ahead.missing)} điểm; mức {ahead.level} cần {wanted} điểm.")]


def _still_empty(group: GroupScore) -> list[Line]:
    if not group.unscored or not group.touched:
        return []
    return [line((f"  Còn {group.unscored} dòng chưa chấm; điểm và mức trên đây là tạm tính.", "warn"))]


def _conditions(group: GroupScore) -> list[Line]:
    answers = {True: ("đạt", "good"), False: ("CHƯA ĐẠT", "bad"), None: ("chưa trả lời", "warn")}
    conditions = [criterion for criterion in group.criteria if criterion.mandatory]
    if not conditions:
        return []
    parts: list[str | tuple[str, str]] = ["  Điều kiện bắt buộc:"]
    for index, condition in enumerate(conditions):
        parts += ["," if index else "", f" {condition.id} ", answers[condition.met]]
    return [line(*parts)]


def _table(group: GroupScore) -> list[Line]:
    head = columns((("  Tiêu chí", 55), ("Điểm", -7), ("Tối đa", -7), ("Mức", -5)))
    lines = [line((head, "dim"))]
    for criterion in group.criteria:
        if not criterion.mandatory:
            lines.append(_criterion(criterion))
            lines += [_row(row) for row in criterion.items]
            lines += _remarks(criterion)
    return lines


def _criterion(criterion: CriterionScore) -> Line:
    level = "" if criterion.level is None else str(criterion.level)
    text = f"  {criterion.id:<5} {shortened(criterion.text, 46)}"
    written = criterion.points if criterion.by_items else criterion.rows[0].points
    cells = ((text, 55), (points(written), -7), (points(criterion.maximum), -7), (level, -5))
    return line((columns(cells), "strong" if criterion.by_items else ""))


def _row(row: RowScore) -> Line:
    text = f"    {row.id:<6} {shortened(row.text, 43)}"
    return line(columns(((text, 55), (points(row.points), -7), (points(row.maximum), -7), ("", -5))))


def _remarks(criterion: CriterionScore) -> list[Line]:
    lines: list[Line] = []
    for row in criterion.rows:
        if row.points is not None and row.points != row.counted:
            lines.append(line((f"    {row.id}: ghi {points(row.points)} điểm, chỉ tính {points(row.counted)}", "bad")))
        if row.measured:
            percent = f" = {share(row.fact.share)}" if row.fact and row.fact.share is not None else ""
            lines.append(line((f"    {row.id}: số liệu {row.measured}{percent}", "dim")))
    return lines


def _promising(group: GroupScore, *, untouched: bool) -> list[Line]:
    rows = group.promising
    if untouched or not rows:
        return []
    lines = [line("  Những dòng còn điểm:")]
    lines += [line(f"    +{points(row.held):<5} {row.id:<6} {shortened(row.text, 58)}") for row in rows[:_PROMISING]]
    if len(rows) > _PROMISING:
        others = ", ".join(row.id for row in rows[_PROMISING:])
        lines += wrapped(f"và {len(rows) - _PROMISING} dòng khác: {others}", "    ", style="dim")
    return lines
