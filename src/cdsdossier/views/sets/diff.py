"""What differs between two indicator sets: as a page of text, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from cdsdossier import __version__
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.model.indicatorset.diff import RowChange, SetChange, SetComparison
from cdsdossier.views.json import dump_json
from cdsdossier.views.layout import Line, styled_line, wrap_text
from cdsdossier.views.numbers import format_points

SAME = "Hai bản giống nhau."

_KEYS = {
    "id": "mã",
    "decision": "quyết định",
    "title": "tên",
    "status": "tình trạng",
    "judged": "cách xếp mức",
    "maximum": "điểm tối đa",
    "applies_to": "dùng cho",
    "note": "ghi chú",
    "mandatory": "điều kiện bắt buộc",
    "measure": "đo bằng",
    "bands": "khung điểm",
    "levels": "mức của tiêu chí",
    "text": "lời văn",
    "evidence": "gợi ý minh chứng",
    "source": "nguồn",
    "checked": "đã đối chiếu",
}
_VALUES = {
    "usable": "dùng được",
    "skeleton": "chưa chấm được",
    "per-group": "từng nhóm",
    "whole-set": "cả bộ",
    "ratio": "tỉ lệ",
    "count": "số đếm",
    "wording": "lời văn",
    "points": "điểm",
    "wording, points": "lời văn, điểm",
}
#: Differences that are reported in one line for all rows.
_ASIDE = ("note", "source", "checked")


def set_diff_lines(found: SetComparison) -> list[Line]:
    """Return what differs, part by part; one sentence where nothing does."""
    if not found:
        return [styled_line((SAME, "good"))]
    lines = [line for title, body in _parts(found) for line in _part(title, chain.from_iterable(body))]
    return [*lines, *_aside(found.rows)][:-1]


def _parts(found: SetComparison) -> tuple[tuple[str, list[list[Line]]], ...]:
    changed = [row for row in found.rows if any(change.what not in _ASIDE for change in row.changes)]
    return (
        ("Cả bộ chỉ số", [_change(_KEYS[change.what], change) for change in found.head]),
        ("Các mức độ", [_change(f"mức {change.what}", change) for change in found.levels]),
        ("Thời hạn", [_change(change.what, change) for change in found.deadlines]),
        ("Nhóm", [_change(f"nhóm {change.what}", change) for change in found.groups]),
        (f"Mục chấm mới ({len(found.new)})", [_node("+", node) for node in found.new]),
        (f"Mục chấm không còn ({len(found.gone)})", [_node("-", node) for node in found.gone]),
        ("Mục chấm đổi chỗ", [_moved(row) for row in found.rows if row.moved]),
        (f"Mục chấm thay đổi ({len(changed)})", [_row(row) for row in changed]),
    )


def score_change_lines(found: SetComparison) -> list[Line]:
    """Return only what changes points or levels, a line each."""
    lines = [one for change in found.head if change.weighs for one in _change(_KEYS[change.what], change)]
    lines += [one for change in found.levels for one in _change(f"mức {change.what}", change)]
    lines += [one for node in found.new for one in _node("+", node)]
    lines += [one for node in found.gone for one in _node("-", node)]
    for row in found.rows:
        for change in row.changes:
            if change.weighs:
                lines += _change(f"{row.after.form.id} {_KEYS[change.what]}", change)
    return lines


def _part(title: str, body: Iterable[Line]) -> list[Line]:
    lines = list(body)
    return [styled_line((title, "strong")), *lines, ()] if lines else []


def _change(name: str, change: SetChange, indent: str = "  ") -> list[Line]:
    """Return a change on one line where it is short, else old and new words under one another."""
    old, new = (_value(words) for words in (change.before, change.after))
    style = "warn" if change.weighs else ""
    short = f"{indent}{name}: {old} → {new}"
    if len(short) <= 80:
        return [styled_line((short, style))]
    deeper = f"{indent}    "
    lines = [styled_line((f"{indent}{name}:", style)), *wrap_text(f"- {old}", f"{indent}  ", deeper, "dim")]
    return [*lines, *wrap_text(f"+ {new}", f"{indent}  ", deeper)]


def _value(words: str | None) -> str:
    return "không có" if words is None else _VALUES.get(words, words)


def _node(mark: str, node: Node) -> list[Line]:
    worth = _worth(node)
    words = f"{mark} {node.form.id}  {node.text}" + (f" – {worth}" if worth else "")
    return wrap_text(words, "  ", "      ", "good" if mark == "+" else "bad")


def _worth(node: Node) -> str:
    if node.mandatory:
        return "điều kiện bắt buộc"
    return f"tối đa {format_points(node.form.maximum)}" if node.form.maximum is not None else ""


def _moved(row: RowChange) -> list[Line]:
    before, after = row.before.form.id, row.after.form.id
    where = "" if before != after else f" (tiêu chí {row.before.criterion.id} → {row.after.criterion.id})"
    return wrap_text(f"{before} → {after}{where}  {row.after.form.text or ''}", "  ", "      ")


def _row(row: RowChange) -> list[Line]:
    lines = wrap_text(f"{row.after.form.id}  {row.after.text}", "  ", "      ")
    for change in row.changes:
        if change.what not in _ASIDE:
            lines += _change(_KEYS[change.what], change, "    ")
    return lines


def _aside(rows: Iterable[RowChange]) -> list[Line]:
    named = [row.after.form.id for row in rows if any(change.what in _ASIDE for change in row.changes)]
    if not named:
        return []
    return [*wrap_text(f"Nguồn, ghi chú cũng khác ở: {', '.join(named)}", hanging="  ", style="dim"), ()]


def set_diff_json(old: IndicatorSet, new: IndicatorSet, found: SetComparison) -> str:
    """Return what differs, ``cdsdossier.set-diff/1``."""
    data = {
        "schema": "cdsdossier.set-diff/1",
        "tool": __version__,
        "before": _named(old),
        "after": _named(new),
        "same": not found,
        "set": _changes(found.head),
        "levels": _changes(found.levels),
        "deadlines": _changes(found.deadlines),
        "groups": _changes(found.groups),
        "new": [_json_node(node) for node in found.new],
        "gone": [_json_node(node) for node in found.gone],
        "rows": [
            {"id": row.after.form.id, "was": row.before.form.id, "moved": row.moved, "changes": _changes(row.changes)}
            for row in found.rows
        ],
    }
    return dump_json(data)


def _named(rules: IndicatorSet) -> dict[str, str]:
    return {"id": rules.id, "file": rules.page.file}


def _changes(changes: Iterable[SetChange]) -> list[dict[str, object]]:
    return [{"what": one.what, "before": one.before, "after": one.after, "weighs": one.weighs} for one in changes]


def _json_node(node: Node) -> dict[str, object]:
    return {
        "id": node.form.id,
        "text": node.form.text,
        "maximum": node.form.maximum,
        "mandatory": node.mandatory,
    }
