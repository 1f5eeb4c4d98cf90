"""Who does the work: this process, some processes of its own, or a cluster. Each is a ``concurrent.futures`` executor.

A worker may die of what it reads (memory, a fault in a library). What it had in hand is then read one by one in
fresh workers; what kills those twice is given up, and the run goes on.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.patience import Notice, WorkerWait

#: What a worker is given at once: enough that handing it over costs nothing, little enough to lose.
CHUNK = 16
#: Chunks in flight per worker: bounds the memory, and keeps every worker busy.
_AHEAD = 3
_TRIES = 2

#: The work on one chunk, a module's own function: it is named to other processes, not sent.
Work = Callable[[Sequence[FoundDossier], JudgingContext], list[str]]


class InlineExecutor(Executor):
    """Does everything at once in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Call the function and return what came of it."""
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as the future of another process would hold it
            done.set_exception(error)
        return done


class _Processes(ProcessPoolExecutor):
    """Processes of this machine that Ctrl-C does not reach, not even while they start."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Hand over work; what is started for it inherits that Ctrl-C is held back, and this process has it after."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(fn, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """So many workers, and how to get fresh ones."""

    workers: int
    #: Given how many workers, returns an executor with them.
    start: Callable[[int], Executor]
    #: The executor belongs to the caller: it is not shut down.
    lent: bool = False
    #: Told at once when all workers are gone.
    notice: Notice = field(default=lambda _: None)

    def outcomes(
        self, work: Work, found: Sequence[FoundDossier], judging: JudgingContext
    ) -> Generator[tuple[FoundDossier, str | None], None, None]:
        """Yield (dossier, outcome) as they come, in no order; None for a dossier that kills its worker."""
        size = max(1, min(CHUNK, -(-len(found) // (4 * self.workers))))
        chunks = deque(found[place : place + size] for place in range(0, len(found), size))
        while chunks:
            executor = self.start(self.workers)
            try:
                doubtful = yield from self._shift(executor, chunks, work, judging)
            finally:
                self._end(executor)
            yield from self._one_by_one(doubtful, work, judging)

    def _shift(
        self, executor: Executor, chunks: deque[Sequence[FoundDossier]], work: Work, judging: JudgingContext
    ) -> Generator[tuple[FoundDossier, str | None], None, list[FoundDossier]]:
        """Work until nothing is left or the executor breaks; return what was in the hands of those who failed."""
        doubtful: list[FoundDossier] = []
        waiting: dict[Future[list[str]], Sequence[FoundDossier]] = {}
        broken, patience = False, WorkerWait(executor, self.notice)
        try:
            while (chunks and not broken) or waiting:
                while chunks and not broken and len(waiting) < _AHEAD * self.workers:
                    try:
                        waiting[executor.submit(work, chunks[0], judging)] = chunks[0]
                    except BrokenExecutor:
                        broken = True
                    else:
                        chunks.popleft()
                for future in patience.first_done(waiting):
                    chunk = waiting.pop(future)
                    error = future.exception()
                    if error is None:
                        yield from zip(chunk, future.result(), strict=True)
                        continue
                    broken = broken or isinstance(error, BrokenExecutor)
                    doubtful.extend(chunk)
        finally:
            for future in waiting:
                future.cancel()
        return doubtful

    def _one_by_one(
        self, doubtful: Sequence[FoundDossier], work: Work, judging: JudgingContext
    ) -> Iterator[tuple[FoundDossier, str | None]]:
        executor: Executor | None = None
        for one in doubtful:
            outcome = None
            for _ in range(_TRIES):
                executor = executor or self.start(1)
                outcome = self._alone(executor, one, work, judging)
                if outcome is not None:
                    break
                self._end(executor)  # whatever it was: a fresh worker tries again, once
                executor = None
            yield one, outcome
        if executor:
            self._end(executor)

    def _alone(self, executor: Executor, one: FoundDossier, work: Work, judging: JudgingContext) -> str | None:
        """Return the outcome of one dossier; None where the work failed."""
        try:
            future = executor.submit(work, [one], judging)
        except BrokenExecutor:
            return None
        WorkerWait(executor, self.notice).first_done([future])
        return None if future.exception() else future.result()[0]

    def _end(self, executor: Executor) -> None:
        if not self.lent:
            executor.shutdown(wait=True, cancel_futures=True)


def build_local_pool(workers: int | None, tasks: int) -> WorkerPool:
    """Return so many workers on this machine; by default one for each processor, but none without enough to do."""
    if workers is None:
        workers = min(_processors(), tasks // CHUNK)
    workers = max(1, min(workers, tasks))
    return WorkerPool(workers, _processes if workers > 1 else lambda _: InlineExecutor())


def wrap_executor(executor: Executor, workers: int, notice: Notice) -> WorkerPool:
    """Return workers behind an executor that belongs to the caller."""
    return WorkerPool(workers, lambda _: executor, lent=True, notice=notice)


def _processes(workers: int) -> Executor:
    # Windows can wait for no more than 61 processes at once.
    from multiprocessing import get_context

    return _Processes(min(workers, 61), mp_context=get_context("spawn"), initializer=_prepare_worker)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it went."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait as wait_for

    wait_for([sentinel])
    os._exit(1)
