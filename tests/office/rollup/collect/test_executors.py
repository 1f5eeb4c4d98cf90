"""Who does the work, and what happens when a worker dies."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from cdsdossier.errors import Refused
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.executors import (
    CHUNK,
    InlineExecutor,
    WorkerPool,
    build_local_pool,
    wrap_executor,
)

JUDGING = JudgingContext(date(2026, 6, 20))


def found(count: int) -> list[FoundDossier]:
    return [FoundDossier(str(number), f"/tinh/{number}") for number in range(count)]


def work(chunk: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
    del judging
    return [one.place for one in chunk]


def outcomes(pool: WorkerPool, count: int) -> dict[str, str | None]:
    return {one.place: outcome for one, outcome in pool.outcomes(work, found(count), JUDGING)}


@dataclass
class Mortal(Executor):
    """An executor that breaks at each chunk with a deadly dossier in it."""

    deadly: frozenset[str]
    ended: list[bool]
    broken: bool = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        if self.broken:
            raise BrokenExecutor
        done: Future[Any] = Future()
        if self.deadly & {one.place for one in args[0]}:
            self.broken = True
            done.set_exception(BrokenExecutor())
        else:
            done.set_result(fn(*args, **kwargs))
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        del wait, cancel_futures
        self.ended.append(True)


@pytest.mark.parametrize("count", [0, 1, 3 * CHUNK + 1])
def test_every_dossier_has_its_outcome(count: int) -> None:
    pool = build_local_pool(1, count)
    assert outcomes(pool, count) == {str(number): str(number) for number in range(count)}


def test_what_kills_its_worker_twice_is_given_up_and_the_rest_is_read() -> None:
    ended: list[bool] = []
    pool = WorkerPool(2, lambda _: Mortal(frozenset({"7", "30"}), ended))
    got = outcomes(pool, 100)
    assert {place for place, outcome in got.items() if outcome is None} == {"7", "30"}
    assert len(got) == 100
    assert ended


def test_work_that_raises_is_tried_again_alone() -> None:
    tries: list[int] = []

    def weak(chunk: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
        tries.append(len(chunk))
        if len(chunk) > 1 or len(tries) == 2:
            raise MemoryError
        return work(chunk, judging)

    pool = WorkerPool(1, lambda _: InlineExecutor())
    got = [outcome for _, outcome in pool.outcomes(weak, found(4), JUDGING)]
    assert sorted(str(one) for one in got) == ["0", "1", "2", "3"]


def test_an_executor_that_is_lent_is_not_ended() -> None:
    ended: list[bool] = []
    assert len(outcomes(wrap_executor(Mortal(frozenset(), ended), 3, print), 10)) == 10
    assert ended == []


def test_a_lost_cluster_is_one_sentence() -> None:
    class Lost(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
            del fn, args, kwargs
            gone: Future[Any] = Future()
            gone.cancel()
            gone.set_running_or_notify_cancel()
            return gone

    with pytest.raises(Refused, match="Mất kết nối với cụm máy"):
        outcomes(wrap_executor(Lost(), 1, print), 3)


def test_there_are_no_more_workers_than_work() -> None:
    assert build_local_pool(8, 3).workers == 3
    assert build_local_pool(None, CHUNK - 1).workers == 1
    assert build_local_pool(0, 5).workers == 1


def test_work_in_this_process_keeps_its_error_in_the_future() -> None:
    failed = InlineExecutor().submit(int, "x")
    assert isinstance(failed.exception(), ValueError)
    assert InlineExecutor().submit(int, "7").result() == 7
