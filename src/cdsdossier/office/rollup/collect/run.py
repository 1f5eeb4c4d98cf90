"""The roll-up: find, take from the cache what has not changed, let workers read the rest, put the rows in order."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path

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
from cdsdossier.office.rollup.collect.executors import build_local_pool, wrap_executor
from cdsdossier.office.rollup.collect.read_school import DETAIL, NO_SCHOOL, REVIEW_PACKAGE, TRANSIENT, read_outcomes
from cdsdossier.office.rollup.collect.row_json import row_from_json
from cdsdossier.office.rollup.collect.rows import Rollup, SchoolRow

#: Called with (dossiers done, dossiers found).
Progress = Callable[[int, int], None]

_DEADLY = "Chương trình bị ngắt hai lần khi đọc hồ sơ này (có thể do hết bộ nhớ). Xem riêng: cdsdossier check"
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
) -> Rollup:
    """Read, score and check every dossier below the roots, each once; nothing is written into any of them.

    ``set_source`` (a shipped id or a file) judges all of them; of ``sets``, the office's folder, each has the one of
    its decision. ``workers`` processes share the work (default: one for each processor); or ``executor`` does, then
    ``workers`` says how many stand behind it. ``cache`` is the file that remembers rows of unchanged dossiers; None
    remembers nothing. ``progress`` is told (done, found), ``remark`` what was passed over. ``details`` takes the lines
    of the long table: then every dossier is read, whatever the cache remembers. The result does not depend on who did
    the work.

    Raises WrongUsage where a root or the set is not there, Unreadable where the set cannot be judged by.
    """
    judging = replace(JudgingContext.by(today, set_source, sets), detail=details is not None)
    remark = remark or (lambda _: None)
    rows = _Rows(find_dossiers([*map(Path, roots)], remark), today, progress, remark)
    with contextlib.closing(RollupCache(cache, judging.digest)) as store:
        states = _states(rows.found, store)
        todo = [
            one
            for one in rows.found
            if details is not None or not rows.remembered(one, store.get(one.path, states[one.path]))
        ]
        crew = build_local_pool(workers, len(todo)) if executor is None else wrap_executor(executor, workers or 1)
        with contextlib.closing(crew.outcomes(read_outcomes, todo, judging)) as outcomes:
            for one, told in outcomes:
                outcome, lines = _split(told)
                if details is not None and lines:
                    details.put(one.place, lines)
                rows.take(one, outcome)
                if outcome is not None and not outcome.startswith(TRANSIENT):
                    store.put(one.path, states[one.path], outcome)
    only = judging.sets.only
    return Rollup(today, rows.in_order(), judged_by=only.id if only else "")


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
            self._rows[one.path] = SchoolRow(one.place, reason=_DEADLY, packed=one.packed)
        elif outcome == REVIEW_PACKAGE:
            self._remark(describe_skipped_review(one.place))
        elif outcome != NO_SCHOOL:
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
