"""What changed between two packages of one school and year, as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cdsdossier.files.bagit.portable_names import escape_path
from cdsdossier.model.package_labels import parse_round
from cdsdossier.views.layout import Line, shorten_text, styled_line, wrap_text
from cdsdossier.views.numbers import format_day
from cdsdossier.views.package import InspectedPackage
from cdsdossier.workflows.package.round_changes import FileChangeKind, PayloadChange, RoundChanges, ValueChange

#: So many lines of a section, and letters of a value, are shown; JSON has all.
_SHOWN, _LONGEST = 40, 60
#: What the answer to a mandatory condition is called.
_ANSWERS = {"true": "đạt", "false": "chưa đạt"}
_MARKS = {
    FileChangeKind.ADDED: "+",
    FileChangeKind.REMOVED: "-",
    FileChangeKind.CHANGED: "*",
    FileChangeKind.MOVED: ">",
}
_WORDS = {
    FileChangeKind.ADDED: "thêm",
    FileChangeKind.REMOVED: "bớt",
    FileChangeKind.CHANGED: "đổi nội dung",
    FileChangeKind.MOVED: "đổi tên",
}


@dataclass(frozen=True, slots=True)
class ComparedPackages:
    """Two packages of one school and year, the earlier one first, and what changed."""

    old: InspectedPackage
    new: InspectedPackage
    changes: RoundChanges

    @property
    def same(self) -> bool:
        """Return whether both hold the same files."""
        return self.old.report.digest == self.new.report.digest


def sort_by_round(first: InspectedPackage, second: InspectedPackage) -> tuple[InspectedPackage, InspectedPackage]:
    """Return two packages by revision, else by day, as they say themselves; where they do not, as they were given."""
    (number, day), (other_number, other_day) = parse_round(first.report.info), parse_round(second.report.info)
    by_number = bool(number and other_number and number != other_number)
    later = number > other_number if by_number else bool(day and other_day and day > other_day)
    return (second, first) if later else (first, second)


def changes_lines(compared: ComparedPackages) -> list[Line]:
    """Return the page."""
    head = f"Từ {_round(compared.old)} đến {_round(compared.new)}:"
    lines = wrap_text(head, hanging="  ", style="strong")
    if compared.same:
        return [*lines, styled_line("  Nội dung hai gói như nhau, không đổi gì.")]
    found = compared.changes
    for was, now in found.levels:
        lines += wrap_text(f"Kết quả: {was or 'không có'} → {now or 'không có'}", "  ", "    ", style="warn")
    return [
        *lines,
        *_values("Thông tin chung (dossier.yaml)", found.head),
        *_values("Điểm", found.scores, _answer),
        *_files("Minh chứng", found.evidence),
        *_values("Sổ văn bản (documents)", found.register),
        *_files("Văn bản", found.documents),
        *_values("Lời văn (narrative.yaml)", found.texts),
        *_values("Lịch công tác (timeline.yaml)", found.timeline),
        *_files("Tệp khác (hoặc chỉ đổi chú thích, cách viết)", found.others),
    ]


def _round(looked: InspectedPackage) -> str:
    number, day = parse_round(looked.report.info)
    told = [f"lần {number}" if number else "", f"ngày {format_day(day)}" if day else ""]
    words = ", ".join(part for part in told if part)
    return f"{looked.source.name} ({words})" if words else looked.source.name


def _values(
    head: str, changes: Sequence[ValueChange], tell: Callable[[ValueChange], Iterable[str]] | None = None
) -> list[Line]:
    told = [line for one in changes for line in (tell or _value)(one)]
    return _section(f"{head}: {len(changes)} chỗ đổi", told, bool(changes))


def _answer(change: ValueChange) -> Iterable[str]:
    """Tell a row's answer as people say it; what else stands in a row as any other value."""
    row, _, key = change.place.rpartition(".")
    if key not in {"points", "met"} or max(len(change.before), len(change.after)) > 1:
        yield from _value(change)
        return
    was, now = (_ANSWERS.get(text := "".join(side), text.replace(".", ",")) for side in (change.before, change.after))
    yield shorten_text(f"{row}: {was or 'chưa chấm'} → {now or 'chưa chấm'}{' điểm' * (key == 'points')}", _LONGEST)


def _value(change: ValueChange) -> Iterable[str]:
    place = shorten_text(change.place, _LONGEST)
    if len(change.before) == len(change.after) == 1:
        yield f"{place}: {_quoted(change.before[0])} → {_quoted(change.after[0])}"
        return
    yield from (f"{place}: bớt {_quoted(text)}" for text in change.before)
    yield from (f"{place}: thêm {_quoted(text)}" for text in change.after)


def _quoted(text: str) -> str:
    return f"“{shorten_text(' '.join(text.split()), _LONGEST)}”"


def _files(head: str, changes: Sequence[PayloadChange]) -> list[Line]:
    counts = ((sum(one.kind is kind for one in changes), words) for kind, words in _WORDS.items())
    told = ", ".join(f"{words} {count}" for count, words in counts if count)
    return _section(f"{head}: {told}", [_file(one) for one in changes], bool(changes))


def _file(change: PayloadChange) -> str:
    was = f"{escape_path(change.was)} → " if change.was else ""
    return f"{_MARKS[change.kind]} {was}{escape_path(change.path)}"


def _section(head: str, rows: Sequence[str], there: bool) -> list[Line]:
    if not there:
        return []
    lines = [styled_line((f"  {head}", "strong"))]
    lines += [part for row in rows[:_SHOWN] for part in wrap_text(row, "    ", "      ")]
    if len(rows) > _SHOWN:
        lines.append(styled_line(f"    … và {len(rows) - _SHOWN} chỗ khác; xem đủ: thêm --format json"))
    return lines


def changes_to_dict(compared: ComparedPackages) -> dict[str, object]:
    """Return the same for programs."""
    found = compared.changes
    return {
        "from": _package(compared.old),
        "to": _package(compared.new),
        "same": compared.same,
        "levels": [{"before": was or None, "after": now or None} for was, now in found.levels],
        "head": _value_dicts(found.head),
        "scores": _value_dicts(found.scores),
        "documents": {"register": _value_dicts(found.register), "files": _file_dicts(found.documents)},
        "texts": _value_dicts(found.texts),
        "timeline": _value_dicts(found.timeline),
        "evidence": _file_dicts(found.evidence),
        "other_files": _file_dicts(found.others),
    }


def _package(looked: InspectedPackage) -> dict[str, object]:
    number, day = parse_round(looked.report.info)
    return {"source": str(looked.source), "revision": number or None, "day": day, "digest": looked.report.digest}


def _value_dicts(changes: Iterable[ValueChange]) -> list[dict[str, object]]:
    return [{"place": one.place, "before": list(one.before), "after": list(one.after)} for one in changes]


def _file_dicts(changes: Iterable[PayloadChange]) -> list[dict[str, object]]:
    return [{"change": one.kind.value, "path": one.path, "was": one.was or None} for one in changes]
