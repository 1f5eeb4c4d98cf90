"""Another version of the set in the place of a dossier's frozen copy: first what would change, then the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.files.new_folder import free_file_name
from cdsdossier.judging.set_change_effect import SetChangeEffect, assess_set_change
from cdsdossier.model.dossier import HEAD, Dossier
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, Criterion, Group, IndicatorSet
from cdsdossier.model.indicatorset.diff import SetComparison, compare_sets, find_scoring_differences
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import editor_schemas, scaffold
from cdsdossier.workflows.move_points import describe_whole_scores, move_whole_scores
from cdsdossier.workflows.switch_answers import SwitchedAnswer, find_switched_answers, switch_answers
from cdsdossier.yamlio.edit import NewEntry, RawScalar, format_flow_item, insert_entries, set_values
from cdsdossier.yamlio.reader import parse_page

#: The copy that was replaced stays beside the new one under this name, with -2, -3 … from the second time on.
KEPT = "indicator-set-truoc.yaml"


@dataclass(frozen=True, slots=True)
class SetUpdatePlan:
    """What is to be done; nothing has been done yet."""

    old: IndicatorSet
    new: IndicatorSet
    changes: tuple[FileChange, ...]
    comparison: SetComparison
    rejudged: SetChangeEffect
    #: Score file → new rows that must be added by hand.
    by_hand: dict[str, tuple[str, ...]]
    #: Rows that were scored and are now conditions, or the other way round.
    switched: tuple[SwitchedAnswer, ...]
    #: The confirmation of the old copy does not hold for the new one, because points or levels differ.
    confirmation_lost: bool
    #: The name under which the old copy stays; empty where there is none.
    kept: str


def plan_set_update(
    dossier: Dossier, old: IndicatorSet, chosen: SetFile, points: Mapping[str, Decimal] | None = None
) -> SetUpdatePlan:
    """Return how another set takes the place of a dossier's frozen copy ``old``.

    ``points`` are those of items whose criterion was scored as a whole, as somebody has now said them.

    Raises Refused where a file stops the change.
    """
    new, content = chosen.rules, chosen.content
    before = read_if_present(dossier.folder, FROZEN_SET_FILE)
    alike = old.decision.number == new.decision.number and not find_scoring_differences(old, new)
    holds = old.confirmed if alike else None
    if holds and holds.by and new.confirmed is None:
        content = record_confirmation(content, FROZEN_SET_FILE, holds.by, holds.date)
    _refuse_unread(dossier)
    rejudged = assess_set_change(dossier, old, new, points)
    rows = frozenset(node.form.id for node in rejudged.new)
    entries, by_hand = plan_new_entries(dossier, new, rows, describe_whole_scores(rejudged.whole))
    if by_hand:
        rejudged = assess_set_change(dossier, old, new)  # what must be added by hand is scored by hand
    switched = tuple(find_switched_answers(dossier, new))
    entries = switch_answers(dossier, switched, move_whole_scores(dossier, rejudged.whole, entries))
    kept = free_file_name(dossier.folder, KEPT) if before is not None else ""
    changes: list[FileChange] = []
    if before != content:
        changes += [FileChange(kept, None, before)] if before is not None else []
        changes += [*_guides(dossier, old, new), *_schemas(dossier, new), *entries, *_head(dossier, new)]
        changes.append(FileChange(FROZEN_SET_FILE, before, content))  # the last: until it is there, the old set holds
    lost = old.confirmed is not None and holds is None and new.confirmed is None
    return SetUpdatePlan(old, new, tuple(changes), compare_sets(old, new), rejudged, by_hand, switched, lost, kept)


def _refuse_unread(dossier: Dossier) -> None:
    """Refuse where a score file cannot be read: the effect of the new set on it would be unknown."""
    unread = [file for file, page in dossier.pages.items() if file.startswith("scores") and not page.readable]
    if unread:
        raise Refused(f"Không đọc được {', '.join(unread)}; chưa ghi gì. Sửa lỗi trước: cdsdossier check")


def _guides(dossier: Dossier, old: IndicatorSet, new: IndicatorSet) -> Iterator[FileChange]:
    """Yield the guides of new evidence folders, and of old ones that say something else and were not edited."""
    last = scaffold.render_guides(old)
    for file, content in scaffold.render_guides(new).items():
        there = read_if_present(dossier.folder, file)
        if (there is None and file not in last) or (there is not None and there == last.get(file) != content):
            yield FileChange(file, there, content)


def _schemas(dossier: Dossier, new: IndicatorSet) -> Iterator[FileChange]:
    """Yield the editor schemas of this dossier, where they were written before."""
    if (dossier.folder / editor_schemas.FOLDER).is_dir():
        for file, content in editor_schemas.build_schemas(new).items():
            there = read_if_present(dossier.folder, file)
            if there != content:
                yield FileChange(file, there, content)


def _head(dossier: Dossier, new: IndicatorSet) -> Iterator[FileChange]:
    """Yield ``dossier.yaml`` where it names another set."""
    before = read_if_present(dossier.folder, HEAD)
    if before is not None and dossier.set_id != new.id:
        yield FileChange(HEAD, before, set_values(before, HEAD, {("indicator_set",): new.id}))


def record_confirmation(raw: bytes, file: str, by: str, day: date | None) -> bytes:
    """Return a set's file with ``confirmed: {by: …, date: …}``; comments and everything else stay.

    A new entry goes below ``decision``. Raises Refused, with a sentence for the user, where the file cannot be changed.
    """
    data = parse_page(raw, file).data
    standing = data.get("confirmed") if isinstance(data, dict) else None
    written = RawScalar(day.isoformat()) if day else None
    if isinstance(standing, dict):
        return set_values(raw, file, {("confirmed", "by"): by, ("confirmed", "date"): written})
    words = format_flow_item({"by": by, "date": written} if written else {"by": by})
    if isinstance(data, dict) and "confirmed" not in data:
        return insert_entries(raw, file, (), [NewEntry((f"confirmed: {words}",), after="decision")])
    return set_values(raw, file, {("confirmed",): RawScalar(words)})


def plan_new_entries(
    dossier: Dossier, rules: IndicatorSet, new: frozenset[str], remarks: Mapping[str, str] | None = None
) -> tuple[list[FileChange], dict[str, tuple[str, ...]]]:
    """Return how the rows ``new`` come into the score files, each behind the row that it follows in the decision.

    ``remarks`` are comments to put above new rows. Also, by score file, the rows that must be added by hand: the file
    is written in a way that takes no lines.
    """
    missing = new - dossier.scores.keys()
    written: dict[str, bytes] = {}
    by_hand: dict[str, tuple[str, ...]] = {}
    for group in rules.groups:
        entries = [entry for criterion in group.criteria for entry in _entries(criterion, missing)]
        if not entries:
            continue
        file = _file(dossier, group)
        before = written.get(file, read_if_present(dossier.folder, file))
        if before is None:
            written[file] = scaffold.render_score_file(group, dossier.head.school_year or "")
            continue
        try:
            placed = _placed(dossier, rules, file, entries, remarks or {})
            written[file] = insert_entries(before, file, ("scores",), placed)
        except Refused:
            by_hand[file] = tuple(row for _, rows in entries for row in rows)
    changes = [FileChange(file, read_if_present(dossier.folder, file), after) for file, after in written.items()]
    return changes, by_hand


def _asked(criterion: Criterion) -> list[str]:
    return [criterion.id] if criterion.mandatory else [row.id for row in criterion.rows]


def _entries(criterion: Criterion, missing: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (words of the scaffold, rows) for a criterion that is new as a whole, else for each of its new rows."""
    fresh = [row for row in _asked(criterion) if row in missing]
    if fresh and len(fresh) == len(_asked(criterion)):
        yield scaffold.render_score_entry(criterion), tuple(fresh)
        return
    for row in criterion.rows:
        if row.id in fresh:
            yield scaffold.render_score_entry(criterion, row), (row.id,)


def _file(dossier: Dossier, group: Group) -> str:
    """Return the file that a group's rows stand in: where the first of them is, else as the set names it."""
    rows = (row for criterion in group.criteria for row in _asked(criterion))
    return next((dossier.scores[row].file for row in rows if row in dossier.scores), group.file)


def _placed(
    dossier: Dossier,
    rules: IndicatorSet,
    file: str,
    entries: list[tuple[str, tuple[str, ...]]],
    remarks: Mapping[str, str],
) -> list[NewEntry]:
    order = [row for row in rules.nodes if row in dossier.scores and dossier.scores[row].file == file]
    places = list(rules.nodes)
    made = []
    for words, rows in entries:
        earlier = [row for row in order if places.index(row) < places.index(rows[0])]
        lines = [line.removeprefix("  ") for line in words.rstrip("\n").split("\n")]
        lines[1:1] = [f"# {remarks[row]}" for row in rows if row in remarks]  # below the empty line
        made.append(NewEntry(tuple(lines), earlier[-1] if earlier else None))
    return made
