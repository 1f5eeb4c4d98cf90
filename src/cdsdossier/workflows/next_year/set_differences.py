"""What a set says differently from last year's: as remarks at the rows, and in sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from cdsdossier.model.indicatorset import Node
from cdsdossier.model.indicatorset.diff import RowChange, SetChange, SetComparison
from cdsdossier.text import numbers
from cdsdossier.workflows.next_year.comment_lines import to_one_line

_NAMES = {
    "maximum": "điểm tối đa",
    "mandatory": "điều kiện bắt buộc",
    "measure": "cách đo",
    "bands": "khung điểm",
    "levels": "mức của tiêu chí",
    "text": "lời văn",
}
#: What a set says as a whole, as far as it changes what a school does.
_WHOLE = {"decision": "quyết định:", "judged": "cách xếp mức:", "maximum": "điểm tối đa của cả bộ:"}


@dataclass(frozen=True, slots=True)
class SetDifferences:
    """What differs, by row of the new set."""

    #: Node of the new set → what its remark says.
    at: dict[str, str] = field(default_factory=dict)
    #: Node of the new set → the node of last year's that it was (None: there was none); the same where not named.
    was: dict[str, str | None] = field(default_factory=dict)
    gone: tuple[Node, ...] = ()
    #: For the screen: a line each.
    told: tuple[str, ...] = ()


def describe_set_differences(found: SetComparison | None) -> SetDifferences:
    """Return what differs between two sets in text, points or conditions; sources and notes of the set do not count."""
    if found is None:
        return SetDifferences()
    changed = {row.after.form.id: words for row in found.rows if (words := _changed(row))}
    new = {node.form.id: "mục mới của năm nay" for node in found.new}
    was: dict[str, str | None] = {row.after.form.id: row.before.form.id for row in found.rows}
    was |= dict.fromkeys(new)
    told = [f"{_WHOLE[one.what]} {_words_of(one)}" for one in found.head if one.what in _WHOLE]
    told += [f"mới: {_named(node)}" for node in found.new]
    told += [f"đổi: {row} – {words}" for row, words in changed.items()]
    told += [f"không còn: {_named(node)}" for node in found.gone]
    told += [f"mức {one.what}: {_words_of(one)}" for one in found.levels]
    told += [f"thời hạn: {_words_of(one)}" for one in found.deadlines]
    told += [f"nhóm {one.what}: {_words_of(one)}" for one in found.groups]
    return SetDifferences(changed | new, was, found.gone, tuple(told))


def _changed(row: RowChange) -> str:
    words = [] if row.before.form.id == row.after.form.id else [f"năm trước là {row.before.form.id}"]
    if row.moved and not words:
        words = [f"năm trước thuộc tiêu chí {row.before.criterion.id}"]
    return "; ".join([*words, *(_words(change) for change in row.changes if change.what in _NAMES)])


def _words(change: SetChange) -> str:
    before, after = to_one_line(change.before or "không có"), to_one_line(change.after or "không có")
    if change.what == "text":
        return f"lời văn năm trước “{before}”, năm nay “{after}”"
    return f"{_NAMES[change.what]} {before} → {after}"


def _words_of(change: SetChange) -> str:
    return f"{to_one_line(change.before or 'không có')} → {to_one_line(change.after or 'không còn')}"


def _named(node: Node) -> str:
    form = node.form
    worth = f" (tối đa {numbers.format_number(form.maximum)} điểm)" if form.maximum is not None else ""
    return to_one_line(f"{form.id} {form.text or ''}").rstrip() + worth
