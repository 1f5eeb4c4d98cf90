"""An existing dask.distributed cluster as workers: several machines that see the same folders."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from cdsdossier import __version__
from cdsdossier.errors import WrongUsage

#: Seconds until a scheduler that does not answer is given up.
_PATIENCE = "10s"
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
        executor = client.get_executor(pure=False)
        try:
            yield executor, sum(client.nthreads().values())
        finally:
            executor.shutdown(wait=False)


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
