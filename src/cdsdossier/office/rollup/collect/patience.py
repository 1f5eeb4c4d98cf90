"""Waiting for workers that may all be gone for a while: it is said once, then waited for until some are back."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any

from cdsdossier.errors import Refused

#: Called at once with a sentence about the work that is going on.
Notice = Callable[[str], None]

#: Seconds between two looks at the workers, and after which it is said that there are none.
_LOOK, _SILENT = 2.0, 8.0
#: Said where nobody can be waited for.
LOST = "Mất kết nối với cụm máy khi đang đọc. Xem máy điều phối còn chạy không, rồi chạy lại; phần đã đọc vẫn được lưu."
_GONE = (
    "Không còn máy nào trong cụm; đang chờ máy trở lại rồi đọc tiếp. Chạy lại dask worker trên các máy đó, "
    "hoặc bấm Ctrl-C để dừng: phần đã đọc vẫn được lưu."
)


class WatchedExecutor(Executor):
    """An executor that can say how many workers stand behind it right now."""

    @abstractmethod
    def count_workers(self) -> int:
        """Return how many workers are there. Raises Refused where nobody can say so any more."""


class WorkerWait:
    """Waits for work that was handed to an executor."""

    def __init__(self, executor: Executor, notice: Notice) -> None:
        self._watched = executor if isinstance(executor, WatchedExecutor) else None
        self._notice = notice
        #: Since when nobody has been there, and whether it has been said.
        self._alone: float | None = None
        self._told = False

    def first_done(self, futures: Collection[Future[Any]]) -> set[Future[Any]]:
        """Return those that are done, one at least, however long it takes. Raises Refused where they are given up."""
        while True:
            done = wait(futures, _LOOK if self._watched else None, FIRST_COMPLETED).done
            if any(one.cancelled() for one in done):
                raise Refused(LOST)
            if done:
                return done
            self._look()

    def _look(self) -> None:
        if self._watched is None or self._watched.count_workers():
            self._alone, self._told = None, False
            return
        now = time.monotonic()
        self._alone = now if self._alone is None else self._alone
        if not self._told and now - self._alone >= _SILENT:
            self._told = True
            self._notice(_GONE)
