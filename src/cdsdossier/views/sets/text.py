"""An indicator set as text: what it says, where each number comes from, and what nobody has compared yet."""

from __future__ import annotations

from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet, Item
from cdsdossier.views.layout import Line, line, wrapped
from cdsdossier.views.numbers import day, points

_STATUS = {"usable": ("dùng được", "good"), "skeleton": ("mới có khung, chưa chấm được", "warn")}


def list_lines(sets: list[IndicatorSet]) -> list[Line]:
    """Return one paragraph a set."""
    lines: list[Line] = []
    for rules in sets:
        lines.append(line((f"{rules.id}  ", "strong"), _STATUS[rules.status]))
        lines += wrapped(rules.title, "  ")
        lines += wrapped(f"Quyết định {rules.decision.number} ngày {day(rules.decision.date)}", "  ", style="dim")
        lines += [*wrapped(f"Dùng cho: {', '.join(rules.applies_to)}", "  ", style="dim"), ()]
    return [*lines, line("Xem một bộ: cdsdossier sets show qd4725-2022")]


def set_lines(rules: IndicatorSet) -> list[Line]:
    """Return the whole set, group by group."""
    lines = list_lines([rules])[:-2]
    lines += [*wrapped(rules.note or "", "  ", style="dim"), ()]
    judged = "từng nhóm" if rules.judged == "per-group" else "cả bộ chỉ số"
    lines.append(line((f"Mức độ, tính theo {judged}, tối đa {points(rules.maximum)} điểm:", "strong")))
    for level in rules.levels:
        lines += wrapped(f"Mức {level.level}: {level.words or 'chưa biết ngưỡng'} – {level.name}", "  ", "    ")
    for group in rules.groups:
        lines += [(), *_group(group)]
    lines += [(), *_sources(rules)]
    if rules.unverified and rules.rows:
        lines += wrapped("Điểm có dấu * chưa được ai đối chiếu với bản quyết định.", style="warn")
    return lines


def _group(group: Group) -> list[Line]:
    lines = wrapped(f"Nhóm {group.id}. {group.name}", hanging="  ", style="strong")
    if not group.criteria:
        lines.append(line(("  chưa có tiêu chí", "warn")))
    for criterion in group.criteria:
        lines += _item(criterion, "  ", _share(criterion))
        for item in criterion.items:
            lines += _item(item, "      ", _share(item) if criterion.by_items else "")
    return lines


def _share(item: Item) -> str:
    if isinstance(item, Criterion) and item.mandatory:
        return "điều kiện bắt buộc"
    star = "" if "points" in item.checked else "*"
    return f"tối đa {points(item.maximum)}{star}" if item.maximum is not None else ""


def _item(item: Item, indent: str, points_words: str) -> list[Line]:
    source = f" [{item.source}]" if item.source else ""
    worth = f" – {points_words}" if points_words else ""
    lines = wrapped(f"{item.id}  {item.text or ''}{worth}{source}", indent, f"{indent}    ")
    for band in item.bands:
        lines += wrapped(f"{band.words}: tối đa {points(band.maximum)} điểm", f"{indent}      ", style="dim")
    if isinstance(item, Criterion) and item.levels:
        bounds = "; ".join(f"mức {level.level} {level.words}" for level in item.levels)
        lines += wrapped(bounds, f"{indent}      ", style="dim")
    return lines


def _sources(rules: IndicatorSet) -> list[Line]:
    lines = [line(("Nguồn:", "strong"))] if rules.sources else []
    for name, words in rules.sources.items():
        lines += wrapped(f"{name}: {words}", "  ", "      ", style="dim")
    return lines
