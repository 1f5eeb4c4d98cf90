"""An existing dask.distributed cluster as workers: several machines that see the same folders."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from cdsdossier import __version__
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.office.rollup.collect.patience import LOST, WatchedExecutor

#: Seconds until a scheduler that does not answer is given up.
_PATIENCE = "10s"
#: Seconds after which a worker that has not been heard of, or a scheduler that does not answer, is taken for gone.
_SILENT, _ANSWER = 12.0, "5s"
_ADDRESS = re.compile(r"(?:tcp|tls)://[^/\s]+:[0-9]{1,5}")


@contextlib.contextmanager
def connect_cluster(address: str, roots: Sequence[Path]) -> Iterator[tuple[Executor, int]]:
    """Give an executor on the cluster at ``address`` (``tcp://host:8786``), and how many workers stand behind it.

    Raises WrongUsage where the extra ``cluster`` is missing, the scheduler does not answer, or the workers
    cannot do the work: there are none, they have another version of this program, or they do not see the folders.
    """
    try:
        from distributed import Client
    except ImportError:
        raise WrongUsage('--scheduler cần cài thêm phần cluster: pip install "cdsdossier[cluster]"') from None
    if not _ADDRESS.fullmatch(address):  # a client half made complains when it is thrown away
        raise WrongUsage(_unreachable(address))
    for name in ("distributed", "distributed.client"):  # what it has to say is said here, in one sentence
        logging.getLogger(name).setLevel(logging.CRITICAL)
    connect: Any = Client  # it ships no types
    try:
        client = connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise WrongUsage(_unreachable(address)) from error
    with client:
        _look(client, address, roots)
        # Pure tasks of equal arguments would share one result: a second try would get the first one's failure.
        executor = _ClusterExecutor(client)
        try:
            yield executor, sum(client.nthreads().values())
        finally:
            executor.shutdown()


class _ClusterExecutor(WatchedExecutor):
    """The workers of a cluster, and when each of them was last heard of."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - it ships no types
        self._client, self._inner = client, client.get_executor(pure=False)
        #: Worker → what its scheduler says of when it was last heard of, and when that was seen here.
        self._heard: dict[str, tuple[float, float]] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Hand over work. Raises Refused where the scheduler is gone."""
        try:
            handed: Future[Any] = self._inner.submit(fn, *args, **kwargs)
        except Exception as error:
            raise Refused(LOST) from error
        return handed

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Give up what has not been done; a scheduler that is gone has given it up already."""
        del wait, cancel_futures
        with contextlib.suppress(Exception):
            self._inner.shutdown(wait=False)

    def count_workers(self) -> int:
        """Return how many workers have been heard of lately. Raises Refused where the scheduler does not answer."""
        try:
            workers = self._client.sync(self._client.scheduler.identity, callback_timeout=_ANSWER)["workers"]
        except Exception as error:
            raise Refused(LOST) from error
        now = time.monotonic()
        for name, worker in workers.items():
            last = float(worker["last_seen"])
            if self._heard.get(name, (None, 0.0))[0] != last:
                self._heard[name] = last, now
        return sum(name in workers and now - at <= _SILENT for name, (_, at) in self._heard.items())


def _unreachable(address: str) -> str:
    return (
        f"Không nối được với máy điều phối {address}. Kiểm tra địa chỉ (dạng tcp://máy:8786), "
        "và xem dask scheduler trên máy đó đã chạy chưa."
    )


def _look(client: Any, address: str, roots: Sequence[Path]) -> None:  # noqa: ANN401
    """Refuse a cluster that could not do the work, before thousands of dossiers have failed there."""
    try:
        told = client.run(inspect_worker, [str(root.resolve()) for root in roots])
    except Exception as error:
        raise WrongUsage(f"Máy trong cụm {address} chưa cài cdsdossier {__version__}. Cài rồi chạy lại.") from error
    if not told:
        raise WrongUsage(f"Cụm {address} chưa có máy nào. Chạy trên từng máy: dask worker {address} --nthreads 1")
    for worker, (version, missing) in told.items():
        if version != __version__:
            raise WrongUsage(f"Máy {worker} có cdsdossier {version}, máy này có {__version__}. Cài cùng một bản.")
        if missing:
            raise WrongUsage(f"Máy {worker} không thấy {missing[0]}. Mọi máy phải thấy thư mục ở cùng một đường dẫn.")


def inspect_worker(roots: Sequence[str]) -> tuple[str, list[str]]:
    """Return the version of this program on a worker, and the folders it does not see."""
    return __version__, [root for root in roots if not os.path.exists(root)]  # noqa: PTH110 - as it came
