"""Rows that were scored and are now mandatory conditions, or the other way round: the right key, ready to be filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.model.dossier import Dossier, ScoredRow
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text.numbers import format_number
from cdsdossier.yamlio.edit import replace_key


class SwitchedAnswer(NamedTuple):
    """A row whose answer is now another one: it goes from the key ``old`` to the empty key ``new``."""

    scored: ScoredRow
    old: str
    new: str
    #: What the row said; empty where it had not been answered.
    said: str

    @property
    def words(self) -> str:
        """Return what was said and what is to be typed now."""
        before = f"trước {self.said}, " if self.said else ""
        now = "điều kiện bắt buộc: ghi met: true hoặc met: false" if self.new == "met" else "mục chấm điểm: ghi points"
        return f"{self.scored.id} {before}nay là {now}"


def find_switched_answers(dossier: Dossier, new: IndicatorSet) -> Iterator[SwitchedAnswer]:
    """Yield the rows whose key the new set does not ask for; a row that has both keys stays as it is."""
    for row, scored in dossier.scores.items():
        node = new.nodes.get(row)
        if node is None or not (node.mandatory or row in new.rows):
            continue
        old, now = ("points", "met") if node.mandatory else ("met", "points")
        page = dossier.pages.get(scored.file)
        data = page.data if page else None
        rows = data.get("scores") if isinstance(data, dict) else None
        keys = rows.get(row) if isinstance(rows, dict) else None
        if isinstance(keys, dict) and old in keys and now not in keys:
            yield SwitchedAnswer(scored, old, now, _said(scored))


def switch_answers(
    dossier: Dossier, switched: Sequence[SwitchedAnswer], entries: Sequence[FileChange]
) -> list[FileChange]:
    """Return the changes of the score files with these rows switched; what was said stays as a comment above the row.

    Raises Refused where a file cannot be changed.
    """
    files = {change.file: change for change in entries}
    for one in switched:
        file = one.scored.file
        content = read_if_present(dossier.folder, file)
        there = files.get(file) or FileChange(file, content, content or b"")
        path = ("scores", one.scored.id, one.old)
        after = replace_key(there.after, file, path, one.new, one.words if one.said else "")
        files[file] = FileChange(file, there.before, after)
    return list(files.values())


def _said(scored: ScoredRow) -> str:
    if scored.form.points is not None:
        return f"chấm {format_number(scored.form.points)} điểm"
    return "" if scored.form.met is None else f"ghi {'đạt' if scored.form.met else 'chưa đạt'}"
