"""Points of a criterion scored as a whole that move to its items; note and evidence stay where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.judging.set_change_effect import WholeScore
from cdsdossier.model.dossier import Dossier
from cdsdossier.text.numbers import format_number, format_plain_number
from cdsdossier.yamlio.edit import KeyPath, RawScalar, set_values
from cdsdossier.yamlio.reader import parse_page


def describe_whole_scores(whole: Iterable[WholeScore]) -> dict[str, str]:
    """Return what the score file says above the first item: how many points the whole had."""
    told = {}
    for one in whole:
        points = format_number(one.scored.form.points or 0)
        now = "nay chấm riêng từng mục" if one.moved else f"chấm từng mục dưới đây rồi xóa số điểm ở {one.criterion.id}"
        told[one.criterion.items[0].id] = f"{one.criterion.id} trước chấm chung {points} điểm; {now}"
    return told


def move_whole_scores(dossier: Dossier, whole: Iterable[WholeScore], entries: Sequence[FileChange]) -> list[FileChange]:
    """Return the new entries of the score files with the points that somebody said; the points of the whole go.

    Raises Refused where a file cannot be changed.
    """
    files = {change.file: change for change in entries}
    for one in whole:
        points = {item: RawScalar(format_plain_number(value)) for item, value in one.items.items()}
        for file, change in list(files.items()):
            values: dict[KeyPath, str | None] = {
                ("scores", item, "points"): value for item, value in points.items() if _has_row(change, item)
            }
            files[file] = FileChange(file, change.before, set_values(change.after, file, values))
        if one.moved:
            file = one.scored.file
            there = files.get(file) or _unchanged(dossier, file)
            emptied = set_values(there.after, file, {("scores", one.scored.id, "points"): None})
            files[file] = FileChange(file, there.before, emptied)
    return list(files.values())


def _has_row(change: FileChange, row: str) -> bool:
    data = parse_page(change.after, change.file).data
    rows = data.get("scores") if isinstance(data, dict) else None
    return isinstance(rows, dict) and row in rows


def _unchanged(dossier: Dossier, file: str) -> FileChange:
    content = read_if_present(dossier.folder, file)
    return FileChange(file, content, content or b"")
