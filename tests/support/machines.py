"""A dask cluster of real processes on this machine, each of which can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
OTHER_DISK = ("--preload", str(TESTS / "support" / "otherdisk.py"))


class Machines:
    """A scheduler, and workers that are started one by one."""

    def __init__(self, folder: Path) -> None:
        self._told = folder / "scheduler.json"
        self._all: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("dask_scheduler", "--port", "0", "--host", "127.0.0.1")
        while not self._told.exists():
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        self.address: str = json.loads(self._told.read_text())["address"]

    def work(self, *more: str) -> subprocess.Popen[bytes]:
        """Start a worker."""
        return self._start("dask_worker", "--nthreads", "1", "--no-nanny", *more)

    def wait_for(self, workers: int) -> None:
        """Return when so many workers are there."""
        from distributed import Client

        connect: type = Client
        with connect(self.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)

    def kill(self, *processes: subprocess.Popen[bytes]) -> None:
        """End processes as a cut cable would."""
        for process in processes:
            process.kill()
            process.wait()

    def end(self) -> None:
        """End whatever still runs."""
        self.kill(*self._all)

    def _start(self, what: str, *how: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.{what}",
            "--scheduler-file",
            str(self._told),
            "--no-dashboard",
        ]
        paths = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS), os.environ.get("PYTHONPATH", "")])
        quiet = subprocess.DEVNULL
        settings = str(self._told.parent / "may-khac")  # a machine of its own: it has no key of who asks
        here = {**os.environ, "PYTHONPATH": paths, "XDG_CONFIG_HOME": settings, "APPDATA": settings}
        self._all.append(
            subprocess.Popen([*command, *how], env=here, stdout=quiet, stderr=quiet, cwd=self._told.parent)
        )
        return self._all[-1]


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """Give a cluster without workers; all of it is gone afterwards."""
    cluster = Machines(folder)
    try:
        yield cluster
    finally:
        cluster.end()
