"""A set by which nothing can be judged yet: what it lacks, and the line to type that fills it from the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cdsdossier.judging.measures import find_range
from cdsdossier.model.indicatorset import Criterion, IndicatorSet, Item
from cdsdossier.text.numbers import format_number

#: So many ids are named in a sentence.
_NAMED = 8


def describe_skeleton(rules: IndicatorSet) -> str:
    """Return why nothing can be judged by a set, as a sentence without its stop."""
    if not rules.nodes:
        return "bộ chỉ số này chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định"
    gaps = "; ".join(list_set_gaps(rules))
    if gaps:
        return f"bộ chỉ số này chưa chấm được, còn thiếu: {gaps}"
    return "bộ chỉ số này đủ tiêu chí, điểm và mức độ, nhưng status còn ghi skeleton nên chưa chấm được"


def advise_on_skeleton(rules: IndicatorSet, folder: str, file: str = "") -> tuple[str, str]:
    """Return what to do about it in a dossier, and the line to type (empty where there is none).

    ``folder`` is the dossier as an argument, a space in front; ``file`` the decision's file, where it is known.
    """
    command = f"cdsdossier sets adopt {file or format_decision_file(rules)}{folder}"
    if not rules.nodes:
        return "Có tệp quyết định (Word, Excel, PDF) thì gõ, thay bằng đúng tên tệp:", command
    mended = f"trong {rules.page.file.rpartition('/')[2]} đổi status: skeleton thành status: usable"
    if not list_set_gaps(rules):
        return f"Đối chiếu với quyết định, rồi {mended}.", ""
    return f"Điền theo quyết định, rồi {mended}; hoặc sửa bảng trong tệp quyết định rồi nhập lại:", command


def format_decision_file(rules: IndicatorSet) -> str:
    """Return a name for the file of a set's decision, for lines to type: ``QD3267.docx``."""
    return f"QD{(rules.decision.number or '').partition('/')[0]}.docx"


def capitalize_sentence(words: str) -> str:
    """Return words with a capital letter in front and a stop behind."""
    return f"{words[:1].upper()}{words[1:]}."


def list_set_gaps(rules: IndicatorSet) -> tuple[str, ...]:
    """Return what a set that has criteria still lacks: points, sums that come out, levels with bounds and names."""
    without = [group.id for group in rules.groups if not group.criteria]
    blank = [row for group in rules.groups for criterion in group.criteria for row in _blank(criterion)]
    gaps = [f"tiêu chí của nhóm {', '.join(without)}"] if without else []
    gaps += [f"điểm tối đa của {_named(blank)}"] if blank else []
    wrong = [] if without or blank else list(_wrong_sums(rules))
    gaps += [f"điểm cộng lại cho khớp ({', '.join(wrong)})"] if wrong else []
    return (*gaps, *_level_gaps(rules))


def _level_gaps(rules: IndicatorSet) -> list[str]:
    bounded = [level for level in rules.levels if level.lower or level.upper]
    if len(bounded) < len(rules.levels) or find_range(bounded, Decimal(0)) is None:
        return ["các mức độ (levels): tên, từ bao nhiêu điểm"]
    nameless = [str(level.level) for level in rules.levels if not level.own_name]
    return [f"tên gọi của mức {', '.join(nameless)}"] if nameless else []


def _blank(criterion: Criterion) -> list[str]:
    """Return the ids that should have points and have none."""
    if criterion.mandatory or criterion.by_items:
        return []
    some = any(item.maximum is not None for item in criterion.items)
    if some:
        return [item.id for item in criterion.items if item.maximum is None]
    return [] if criterion.maximum is not None else [criterion.id]


def _named(ids: list[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (f" và {len(ids) - _NAMED} mục nữa" if len(ids) > _NAMED else "")


def _total(rows: Iterable[Item]) -> Decimal:
    return sum((row.maximum or Decimal(0) for row in rows), Decimal(0))


def _wrong_sums(rules: IndicatorSet) -> Iterator[str]:
    for group in rules.groups:
        for criterion in group.criteria:
            total = _total(criterion.rows)
            if criterion.by_items and criterion.maximum not in (None, total):
                yield f"{criterion.id} ghi {format_number(criterion.maximum)} mà các mục cộng {format_number(total)}"
    groups = [(f"nhóm {group.id}", _total(group.rows)) for group in rules.groups]
    if rules.judged == "whole-set":
        groups = [("cả bộ", sum((total for _, total in groups), Decimal(0)))]
    for name, total in groups:
        if total != rules.maximum:
            yield f"{name} cộng {format_number(total)} mà phải là {format_number(rules.maximum)}"
