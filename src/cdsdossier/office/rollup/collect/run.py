"""The roll-up: find, take from the cache what has not changed, let workers read the rest, put the rows in order."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path

from cdsdossier.model.office import find_office_keys
from cdsdossier.office.rollup.collect.cache import RollupCache
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.detail_store import DetailStore
from cdsdossier.office.rollup.collect.discover import (
    FoundDossier,
    Remark,
    describe_skipped_review,
    find_dossiers,
    fingerprint_dossier,
)
from cdsdossier.office.rollup.collect.executors import WorkerPool, build_local_pool, wrap_executor
from cdsdossier.office.rollup.collect.patience import Notice
from cdsdossier.office.rollup.collect.read_school import DETAIL, REVIEW_PACKAGE, TRANSIENT, read_outcomes
from cdsdossier.office.rollup.collect.row_json import row_from_json, row_to_json
from cdsdossier.office.rollup.collect.rows import Rollup, SchoolRow
from cdsdossier.office.rollup.collect.same_disk import ELSEWHERE, mark_dossier, settle_other_disk

#: Called with (dossiers done, dossiers found).
Progress = Callable[[int, int], None]

_DEADLY = "Chương trình bị ngắt hai lần khi đọc hồ sơ này (có thể do hết bộ nhớ). Xem riêng: cdsdossier check"
_CHANGING = "Hồ sơ thay đổi trong lúc đọc. Chờ chép xong rồi chạy lại."
#: A file this young (nanoseconds) may change again without its time changing: nothing is remembered of it.
_YOUNG = 2_000_000_000


def collect_rollup(  # noqa: PLR0913 - the inputs, the workers, the callbacks
    roots: Sequence[str | Path],
    *,
    today: date,
    set_source: str | None = None,
    sets: Path | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    remark: Remark | None = None,
    details: DetailStore | None = None,
    notice: Notice | None = None,
    afresh: bool = False,
    full: bool = False,
    own: Collection[Path] = (),
) -> Rollup:
    """Read, score and check every dossier below the roots, each once; nothing is written into any of them.

    ``set_source`` (a shipped id or a file) judges all of them; of ``sets``, the office's folder, each has the one of
    its decision. ``workers`` processes share the work (default: one for each processor); or ``executor`` does, then
    ``workers`` says how many stand behind it. ``cache`` is the file that remembers rows of unchanged dossiers; None
    remembers nothing; ``afresh`` reads all of them again, and remembers that. ``progress`` is told (done, found),
    ``remark`` what was passed over, ``notice`` at once what people must know meanwhile. ``details`` takes the lines
    of the long table: then every dossier is read, too. ``own`` are files of the office that may lie among the dossiers.
    With ``full`` every file of unpacked packages is read again. The result does not depend on who did the work.

    Raises WrongUsage where a root or the set is not there, Unreadable where the set cannot be judged by, Refused where
    a worker sees another disk or the cluster is lost.
    """
    judging = replace(JudgingContext.by(today, set_source, sets), detail=details is not None, full=full)
    judging = replace(judging, office_keys=find_office_keys(*map(Path, roots)))
    remark = remark or (lambda _: None)
    strays: list[SchoolRow] = []
    found = find_dossiers([*map(Path, roots)], remark, strays, own)
    rows = _Rows(found, today, progress, remark)
    with contextlib.closing(RollupCache(cache, judging.digest)) as store:
        states = _states(rows.found, store)
        every = any((afresh, full, details is not None))
        todo = [one for one in rows.found if every or not rows.remembered(one, store.get(one.path, states[one.path]))]
        todo = [replace(one, seen=mark_dossier(one)) for one in todo]
        for one, told in _read(_choose_crew(executor, workers, len(todo), notice), todo, judging):
            outcome, lines = _split(told)
            if details is not None and lines:
                details.put(one.place, lines)
            rows.take(one, outcome)
            if outcome is not None and not outcome.startswith(TRANSIENT):
                store.put(one.path, states[one.path], outcome)
    only = judging.sets.only
    schools = sorted((*rows.in_order(), *strays), key=lambda row: row.place)
    return Rollup(today, tuple(schools), judged_by=only.id if only else "")


def _choose_crew(executor: Executor | None, workers: int | None, tasks: int, notice: Notice | None) -> WorkerPool:
    if executor is None:
        return build_local_pool(workers, tasks)
    return wrap_executor(executor, workers or 1, notice or (lambda _: None))


def _read(
    crew: WorkerPool, todo: Sequence[FoundDossier], judging: JudgingContext
) -> Iterator[tuple[FoundDossier, str | None]]:
    """Yield (dossier, outcome); one that somebody changes meanwhile is read once more. Raises Refused: another disk."""
    for changing in ("", _CHANGING):
        changed: list[FoundDossier] = []
        with contextlib.closing(crew.outcomes(read_outcomes, todo, judging)) as outcomes:
            for one, outcome in outcomes:
                if outcome is None or not outcome.startswith(ELSEWHERE):
                    yield one, outcome
                    continue
                now = settle_other_disk(one, outcome)
                if changing:
                    yield one, TRANSIENT + row_to_json(SchoolRow(one.place, reason=changing, packed=one.packed))
                else:
                    changed.append(now)
        todo = changed


class _Rows:
    """The rows as they come, and how far the run is."""

    def __init__(self, found: Sequence[FoundDossier], today: date, progress: Progress | None, remark: Remark) -> None:
        self.found, self._today, self._progress, self._remark = found, today, progress, remark
        self._rows: dict[str, SchoolRow] = {}
        self._done = 0

    def take(self, one: FoundDossier, outcome: str | None) -> bool:
        """Put an outcome in its place: a row, word of a zip that is no dossier, or None where workers died of it.

        Return False, and nothing is done, where it is a row that does not reach today.
        """
        if outcome is None:
            self._rows[one.path] = SchoolRow(one.place, reason=_DEADLY, packed=one.packed, office_reason=True)
        elif outcome == REVIEW_PACKAGE:
            self._remark(describe_skipped_review(one.place))
        else:
            row = row_from_json(outcome).on_day(self._today)
            if row is None:
                return False
            self._rows[one.path] = replace(row, place=one.place)
        self._done += 1
        if self._progress:
            self._progress(self._done, len(self.found))
        return True

    def remembered(self, one: FoundDossier, outcome: str | None) -> bool:
        """Take an outcome from the cache; return whether there was one of this program that reaches today."""
        try:
            return outcome is not None and self.take(one, outcome)
        except Exception:  # noqa: BLE001 - whatever lies in a file that others may write to
            return False

    def in_order(self) -> tuple[SchoolRow, ...]:
        """Return all rows in the order of their places."""
        return tuple(self._rows[one.path] for one in self.found if one.path in self._rows)


def _split(told: str | None) -> tuple[str | None, str]:
    """Return the outcome, and the lines for the long table that came with it."""
    if told is None:
        return None, ""
    outcome, _, lines = told.partition(DETAIL)
    return outcome, lines


def _states(found: Sequence[FoundDossier], store: RollupCache) -> dict[str, str]:
    """Return the state of every dossier; empty where nothing is remembered by it."""
    fresh = time.time_ns() - _YOUNG
    return {one.path: fingerprint_dossier(one, fresh) if store.usable else "" for one in found}
