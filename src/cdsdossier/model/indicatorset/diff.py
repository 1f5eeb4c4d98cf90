"""Two sets compared: rows that are new, gone or moved, and what differs in each row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.model.indicatorset.forms import Band, Criterion, Deadline, Item, Level, LevelRange
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SetChange:
    """One difference: ``what`` is its key in the file, before and after are its words (None: nothing).

    If ``weighs``, it may change points or levels.
    """

    what: str
    before: str | None
    after: str | None
    weighs: bool = False


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that both sets have, under the same id or under another one."""

    before: Node
    after: Node
    changes: tuple[SetChange, ...]

    @property
    def moved(self) -> bool:
        """Return whether its id, criterion or group is another one."""
        return _place(self.before) != _place(self.after)


@dataclass(frozen=True, slots=True)
class SetComparison:
    """What differs between two sets, in the order of the second one."""

    #: What the sets say as a whole: decision, status, maximum …
    head: tuple[SetChange, ...]
    #: The level's number → its bounds and name, before and after.
    levels: tuple[SetChange, ...]
    #: The deadline's id → the day, before and after.
    deadlines: tuple[SetChange, ...]
    groups: tuple[SetChange, ...]
    new: tuple[Node, ...]
    gone: tuple[Node, ...]
    #: Rows that moved or say something else.
    rows: tuple[RowChange, ...]

    def __bool__(self) -> bool:
        """Return whether anything differs at all."""
        return any((self.head, self.levels, self.deadlines, self.groups, self.new, self.gone, self.rows))


def compare_sets(old: IndicatorSet, new: IndicatorSet) -> SetComparison:
    """Return what differs from the old set to the new one; who confirmed them does not count."""
    paired = _paired(old, new)
    rows = [
        RowChange(old.nodes[was], new.nodes[row], _changes(old.nodes[was], new.nodes[row]))
        for row, was in paired.items()
    ]
    kept = set(paired.values())
    return SetComparison(
        head=_differing(_of_the_whole(old), _of_the_whole(new), ("judged", "maximum", "status")),
        levels=_listed(old.levels, new.levels, lambda level: str(level.level), _level, weighs=True),
        deadlines=_listed(old.deadlines, new.deadlines, lambda deadline: deadline.id, _deadline),
        groups=_listed(old.groups, new.groups, lambda group: group.id, lambda group: group.name),
        new=tuple(node for row, node in new.nodes.items() if row not in paired),
        gone=tuple(node for row, node in old.nodes.items() if row not in kept),
        rows=tuple(row for row in rows if row.changes or row.moved),
    )


def find_scoring_differences(ours: IndicatorSet, theirs: IndicatorSet) -> list[str]:
    """Return the rows whose points, maxima or levels differ; the levels of the sets come first."""
    ids = [*ours.nodes, *(row for row in theirs.nodes if row not in ours.nodes)]
    rows = [row for row in ids if _points(ours, row) != _points(theirs, row)]
    same = (ours.judged, ours.maximum) == (theirs.judged, theirs.maximum) and _levels(ours) == _levels(theirs)
    return rows if same else ["các mức độ", *rows]


def compute_set_digest(rules: IndicatorSet) -> str:
    """Return a digest of what weighs in a set: rows, points, levels. Words and the confirmation do not count."""
    from hashlib import sha256

    rows = [(row, _points(rules, row)) for row in rules.nodes]
    whole = _exact((rules.id, rules.judged, rules.status, rules.maximum, _levels(rules), rows))
    return sha256(whole.encode("utf-8")).hexdigest()


def _exact(value: object) -> str:
    """Return a value as text, equal values as the same text: 6 and 6.0 are one number."""
    if isinstance(value, Decimal):
        return numbers.format_plain_number(value)
    return f"({','.join(map(_exact, value))})" if isinstance(value, list | tuple) else repr(value)


def _levels(of: IndicatorSet | Criterion) -> list[object]:
    return [(level.level, level.lower, level.upper) for level in of.levels]


def _points(rules: IndicatorSet, row: str) -> object:
    node = rules.nodes.get(row)
    if node is None:
        return None
    form = node.form
    bands = [(band.lower, band.upper, band.maximum) for band in form.bands]
    levels, mandatory = (_levels(form), form.mandatory) if isinstance(form, Criterion) else ([], False)
    return form.maximum, form.measure, bands, levels, mandatory


def _paired(old: IndicatorSet, new: IndicatorSet) -> dict[str, str]:
    """Return new id → old id of the rows that both sets have, in the order of the new one.

    A row is the same if its words are the same, even under another id, as long as no other row has these words; or if
    its id is the same and neither of the two was matched by its words.
    """
    stays = {row for row, node in new.nodes.items() if row in old.nodes and _said(node) == _said(old.nodes[row])}
    gone = _by_words(node for row, node in old.nodes.items() if row not in stays)
    come = _by_words(node for row, node in new.nodes.items() if row not in stays)
    moved = {rows[0]: gone[words][0] for words, rows in come.items() if len(rows) == len(gone.get(words, ())) == 1}
    taken = set(moved.values())
    return {row: moved.get(row, row) for row in new.nodes if row in moved or (row in old.nodes and row not in taken)}


def _by_words(nodes: Iterable[Node]) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for node in nodes:
        if words := _said(node):
            rows.setdefault(words, []).append(node.form.id)
    return rows


def _said(node: Node) -> str:
    return fold_case(node.form.text)


def _place(node: Node) -> tuple[str, str, str]:
    return node.group.id, node.criterion.id, node.form.id


def _changes(before: Node, after: Node) -> tuple[SetChange, ...]:
    names = (*_WEIGHING, *_WORDS)
    old, new = ({what: _words(node, what) for what in names} for node in (before, after))
    if before.form.bands == after.form.bands:  # another measure alone is no other band
        new["bands"] = old["bands"]
    return _differing(old, new, _WEIGHING)


_WEIGHING = ("maximum", "mandatory", "measure", "bands", "levels")
_WORDS = ("text", "evidence", "note", "source", "checked")


def _words(node: Node, what: str) -> str | None:
    value: Any = getattr(node.form, what, None)
    if what == "maximum":
        return None if value is None else numbers.format_number(value)
    if what == "mandatory":
        return "có" if value else None
    if what == "bands":
        return "; ".join(_band(node.form, band) for band in node.form.bands) or None
    if what == "levels":
        return "; ".join(map(_range, value or ())) or None
    text = value if isinstance(value, str) else ", ".join(value or ())
    return " ".join(text.split()) or None


def _band(item: Item, band: Band) -> str:
    return f"{item.describe_band(band)} được {numbers.format_number(band.maximum)} điểm"


def _range(level: LevelRange) -> str:
    return f"mức {level.level} {level.words}".strip()


def _level(level: Level) -> str:
    named = f" – {level.own_name}" if level.own_name else ""
    return f"{level.words or 'chưa biết ngưỡng'}{named}"


def _deadline(deadline: Deadline) -> str:
    month, _, day = deadline.before.partition("-")
    return f"trước {day.lstrip('0')}/{month.lstrip('0')}: {deadline.what}"


def _of_the_whole(rules: IndicatorSet) -> dict[str, str | None]:
    decision = rules.decision
    day = f" ngày {numbers.format_short_date(decision.date)}" if decision.date else ""
    return {
        "id": rules.id,
        "decision": f"{decision.number}{day}" + (f", {decision.issuer}" if decision.issuer else ""),
        "title": rules.title,
        "status": rules.status,
        "judged": rules.judged,
        "maximum": numbers.format_number(rules.maximum),
        "applies_to": ", ".join(rules.applies_to) or None,
        "note": " ".join((rules.note or "").split()) or None,
    }


def _listed(
    old: Sequence[T], new: Sequence[T], name: Callable[[T], str], words: Callable[[T], str], *, weighs: bool = False
) -> tuple[SetChange, ...]:
    """Return what differs between two lists whose elements are matched by name."""
    before, after = ({name(one): words(one) for one in elements} for elements in (old, new))
    return _differing(before, after, {**after, **before} if weighs else ())


def _differing(
    old: Mapping[str, str | None], new: Mapping[str, str | None], weighing: Container[str]
) -> tuple[SetChange, ...]:
    both = [(what, old.get(what), new.get(what)) for what in {**new, **old}]
    return tuple(SetChange(what, was, now, what in weighing) for what, was, now in both if was != now)
