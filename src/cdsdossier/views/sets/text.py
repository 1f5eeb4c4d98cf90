"""An indicator set as text: what it says, where each number comes from, and what is not compared yet."""

from __future__ import annotations

from cdsdossier.judging.skeleton import (
    advise_on_skeleton,
    capitalize_sentence,
    describe_skeleton,
    format_decision_file,
)
from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet, Item
from cdsdossier.views.layout import Line, styled_line, wrap_text
from cdsdossier.views.numbers import format_day, format_points

_STATUS = {"usable": ("dùng được", "good"), "skeleton": ("chưa chấm được", "warn")}


def set_list_lines(sets: list[IndicatorSet]) -> list[Line]:
    """Return one paragraph a set."""
    lines: list[Line] = []
    for rules in sets:
        lines.append(styled_line((f"{rules.id}  ", "strong"), _STATUS[rules.status]))
        lines += wrap_text(rules.title, "  ")
        lines += wrap_text(
            f"Quyết định {rules.decision.number} ngày {format_day(rules.decision.date)}", "  ", style="dim"
        )
        lines += [*wrap_text(f"Dùng cho: {', '.join(rules.applies_to)}", "  ", style="dim"), ()]
    return [*lines, styled_line("Xem một bộ: cdsdossier sets show qd4725-2022")]


def set_lines(rules: IndicatorSet) -> list[Line]:
    """Return the whole set, group by group."""
    lines = set_list_lines([rules])[:-2]
    lines += [*wrap_text(rules.note or "", "  ", style="dim"), ()]
    judged = "từng nhóm" if rules.judged == "per-group" else "cả bộ chỉ số"
    lines.append(styled_line((f"Mức độ, tính theo {judged}, tối đa {format_points(rules.maximum)} điểm:", "strong")))
    for level in rules.levels:
        named = f" – {level.own_name}" if level.own_name else ""
        lines += wrap_text(f"Mức {level.level}: {level.words or 'chưa biết ngưỡng'}{named}", "  ", "    ")
    for group in rules.groups:
        lines += [(), *_group(group)]
    lines += [(), *_sources(rules)]
    if rules.unverified and rules.rows:
        lines += wrap_text("Điểm có dấu * chưa được ai đối chiếu với bản quyết định.", style="warn")
    return lines


def skeleton_advice_lines(rules: IndicatorSet, folder: str) -> list[Line]:
    """Return what to do about a set by which nothing can be judged; what is to be typed has a line of its own."""
    words, command = advise_on_skeleton(rules, folder)
    return [*wrap_text(words), *([styled_line(f"  {command}")] if command else [])]


def skeleton_lines(rules: IndicatorSet, folder: str | None) -> list[Line]:
    """Return what to do about a set by which nothing can be judged; nothing for another.

    ``folder`` is the dossier that it is of, as an argument; None where it is of none.
    """
    if rules.status != "skeleton":
        return []
    lines = [(), *wrap_text(capitalize_sentence(describe_skeleton(rules)), style="warn")]
    if folder is not None or rules.nodes:
        return [*lines, *skeleton_advice_lines(rules, folder or "")]
    file = format_decision_file(rules)
    kind = f" --kind {rules.applies_to[0]}" if rules.applies_to else ""
    return [
        *lines,
        *wrap_text("Có tệp quyết định (Word, Excel, PDF) thì gõ, thay bằng đúng tên tệp:"),
        styled_line(f"  hồ sơ mới: cdsdossier init 2025-2026{kind} --decision {file}"),
        styled_line(f"  hồ sơ đã có: cdsdossier sets adopt {file} 2025-2026"),
    ]


def _group(group: Group) -> list[Line]:
    lines = wrap_text(f"Nhóm {group.id}. {group.name}", hanging="  ", style="strong")
    if not group.criteria:
        lines.append(styled_line(("  chưa có tiêu chí", "warn")))
    for criterion in group.criteria:
        lines += _item(criterion, "  ", _share(criterion))
        for item in criterion.items:
            lines += _item(item, "      ", _share(item) if criterion.by_items else "")
    return lines


def _share(item: Item) -> str:
    if isinstance(item, Criterion) and item.mandatory:
        return "điều kiện bắt buộc"
    star = "" if "points" in item.checked else "*"
    return f"tối đa {format_points(item.maximum)}{star}" if item.maximum is not None else ""


def _item(item: Item, indent: str, points_words: str) -> list[Line]:
    source = f" [{item.source}]" if item.source else ""
    worth = f" – {points_words}" if points_words else ""
    lines = wrap_text(f"{item.id}  {item.text or ''}{worth}{source}", indent, f"{indent}    ")
    for band in item.bands:
        words = f"{item.describe_band(band)}: tối đa {format_points(band.maximum)} điểm"
        lines += wrap_text(words, f"{indent}      ", style="dim")
    if isinstance(item, Criterion) and item.levels:
        bounds = "; ".join(f"mức {level.level} {level.words}" for level in item.levels)
        lines += wrap_text(bounds, f"{indent}      ", style="dim")
    return lines


def _sources(rules: IndicatorSet) -> list[Line]:
    lines = [styled_line(("Nguồn:", "strong"))] if rules.sources else []
    for name, words in rules.sources.items():
        lines += wrap_text(f"{name}: {words}", "  ", "      ", style="dim")
    return lines
