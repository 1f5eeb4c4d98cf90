"""What a school has changed between two packages of the same year: values where files hold values, else files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, zip_longest

from cdsdossier.judging.assessing import Assessment
from cdsdossier.model.dossier import HEAD, NARRATIVE, TIMELINE, Dossier
from cdsdossier.text.normalize import fold_case
from cdsdossier.workflows.package.bag_info import format_level_lines

#: Where the register is in the head; the folders of evidence and of rendered documents.
_REGISTER, _EVIDENCE, _PAPERS = "documents.", "evidence/", "output/"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value of the dossier: where it stands (``school.head.name``, ``1.3.1.points``), as it was and as it is.

    Of a list ``before`` has the items that are gone and ``after`` those that are new; either may be empty.
    """

    place: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class FileChangeKind(StrEnum):
    """What has become of a file; the values are those of the JSON."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PayloadChange:
    """A file that differs; one that was moved has the path where it ``was``."""

    kind: FileChangeKind
    path: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class RoundChanges:
    """All that differs between two packages; every file that differs is in one of these, by its values or by name."""

    #: (before, after) of each result that differs: ``1: 59/100, mức 2``.
    levels: tuple[tuple[str, str], ...] = ()
    head: tuple[ValueChange, ...] = ()
    scores: tuple[ValueChange, ...] = ()
    register: tuple[ValueChange, ...] = ()
    timeline: tuple[ValueChange, ...] = ()
    texts: tuple[ValueChange, ...] = ()
    #: Evidence; issued and rendered documents; everything else.
    evidence: tuple[PayloadChange, ...] = ()
    documents: tuple[PayloadChange, ...] = ()
    others: tuple[PayloadChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedDossier:
    """The dossier of a package, and the digests of its files by path."""

    assessment: Assessment
    files: Mapping[str, str] = field(default_factory=dict)


def is_same_year_of_school(old: Assessment, new: Assessment) -> bool:
    """Return whether two dossiers are of one school (by its notation, else its name) and one school year."""
    first, second = old.dossier.head, new.dossier.head
    if not first.school_year or first.school_year != second.school_year:
        return False
    names = (first.school.code, second.school.code)
    if not all(names):
        names = (first.school.name, second.school.name)
    return fold_case(names[0] or "?") == fold_case(names[1] or "??")


def compare_rounds(old: PackedDossier, new: PackedDossier) -> RoundChanges:
    """Return what differs, from ``old`` to ``new``."""
    pair = old.assessment.dossier, new.assessment.dossier
    values = {file: _compare_pages(*pair, file) for file in (HEAD, TIMELINE, NARRATIVE)}
    rows = _compare_scores(*pair)
    told = {file for file, changes in values.items() if changes}
    told |= {one.scores[row].file for one in pair for row in rows if row in one.scores}
    files = _sort_files(one for one in _compare_files(old.files, new.files) if one.path not in told)
    register = tuple(one for one in values[HEAD] if one.place.startswith(_REGISTER))
    return RoundChanges(
        levels=_compare_levels(old.assessment, new.assessment),
        head=tuple(one for one in values[HEAD] if one not in register),
        scores=tuple(chain.from_iterable(rows.values())),
        register=register,
        timeline=values[TIMELINE],
        texts=values[NARRATIVE],
        evidence=tuple(files[_EVIDENCE]),
        documents=tuple(files[_PAPERS]),
        others=tuple(files[""]),
    )


def _compare_levels(old: Assessment, new: Assessment) -> tuple[tuple[str, str], ...]:
    levels = zip_longest(format_level_lines(old.scores), format_level_lines(new.scores), fillvalue="")
    return tuple((was, now) for was, now in levels if was != now)


def _sort_files(changes: Iterable[PayloadChange]) -> Mapping[str, list[PayloadChange]]:
    """Return the files by their part of the dossier."""
    parts: dict[str, list[PayloadChange]] = {_EVIDENCE: [], _PAPERS: [], "": []}
    for one in changes:
        papers = one.path.startswith((_PAPERS, f"{_EVIDENCE}van-ban/"))
        parts[_PAPERS if papers else _EVIDENCE if one.path.startswith(_EVIDENCE) else ""].append(one)
    return parts


def _compare_pages(old: Dossier, new: Dossier, file: str) -> tuple[ValueChange, ...]:
    """Return the values of a file that differ; none where one of the two cannot be read: its name is told then."""
    if old.unreadable(file) or new.unreadable(file):
        return ()
    return _compare_values(_iter_values(old.get_written(file)), _iter_values(new.get_written(file)))


def _compare_scores(old: Dossier, new: Dossier) -> dict[str, tuple[ValueChange, ...]]:
    """Return row → what differs, in the order of the later round, whatever file a row stands in."""
    changes = {}
    for row in dict.fromkeys([*new.scores, *old.scores]):
        before, after = (_iter_values(_written_row(one, row), row) for one in (old, new))
        if found := _compare_values(before, after):
            changes[row] = found
    return changes


def _written_row(dossier: Dossier, row: str) -> object:
    scored = dossier.scores.get(row)
    return dossier.get_written(scored.file, "scores", scored.id) if scored else None


def _iter_values(data: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield (place, text) of every value that is filled in; the items of a list have its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _iter_values(value, f"{place}.{key}" if place else str(key))
    elif isinstance(data, list):
        yield from ((place, _format_value(item)) for item in data if item is not None)
    elif data is not None and data != "":
        yield place, _format_value(data)


def _format_value(data: object) -> str:
    if isinstance(data, dict):
        return ", ".join(f"{key}: {_format_value(value)}" for key, value in data.items() if value is not None)
    if isinstance(data, list):
        return "; ".join(map(_format_value, data))
    if isinstance(data, bool):
        return "true" if data else "false"
    return str(data)


def _compare_values(old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> tuple[ValueChange, ...]:
    before, after = Counter(old), Counter(new)
    differing: dict[str, tuple[list[str], list[str]]] = {}
    for side, found in enumerate((before - after, after - before)):
        for place, text in found.elements():
            differing.setdefault(place, ([], []))[side].append(text)
    return tuple(ValueChange(place, tuple(gone), tuple(come)) for place, (gone, come) in differing.items())


def _compare_files(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PayloadChange]:
    """Yield the files that differ, by path; one that has another name and the same content was moved."""
    gone = {old[path]: path for path in sorted(old.keys() - new.keys(), reverse=True)}
    moved: dict[str, str] = {}
    for path in sorted(new.keys() - old.keys()):
        if was := gone.pop(new[path], ""):
            moved[path] = was
    left = set(moved.values())
    for path in sorted((old.keys() | new.keys()) - left):
        if path in moved:
            yield PayloadChange(FileChangeKind.MOVED, path, moved[path])
        elif path not in old:
            yield PayloadChange(FileChangeKind.ADDED, path)
        elif path not in new:
            yield PayloadChange(FileChangeKind.REMOVED, path)
        elif old[path] != new[path]:
            yield PayloadChange(FileChangeKind.CHANGED, path)
