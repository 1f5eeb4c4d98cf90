"""Workers that are all gone are told of once, and waited for; who is given up is one sentence."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest

from cdsdossier.errors import Refused
from cdsdossier.office.rollup.collect import patience
from cdsdossier.office.rollup.collect.patience import WatchedExecutor, WorkerWait


class Away(WatchedExecutor):
    """Workers that come back at the fifth look, when the work is done."""

    def __init__(self, work: Future[int]) -> None:
        self.looks, self._work = 0, work

    def count_workers(self) -> int:
        self.looks += 1
        if self.looks == 5:
            self._work.set_result(1)
        return 0


def test_that_all_are_gone_is_said_once_and_then_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_LOOK", 0.01)
    monkeypatch.setattr(patience, "_SILENT", 0.0)
    work, told = Future[int](), list[str]()
    away = Away(work)
    assert WorkerWait(away, told.append).first_done([work]) == {work}
    assert away.looks == 5
    assert len(told) == 1
    assert "Không còn máy nào trong cụm" in told[0]


def test_work_that_is_given_up_is_a_lost_cluster() -> None:
    gone: Future[Any] = Future()
    gone.cancel()
    gone.set_running_or_notify_cancel()
    with pytest.raises(Refused, match="Mất kết nối với cụm máy"):
        WorkerWait(Away(Future()), print).first_done([gone])
