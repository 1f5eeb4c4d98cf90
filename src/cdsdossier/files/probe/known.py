"""What earlier looks found out about files that are as they were: for a program that reads one dossier again and again.

A file is taken for the same where path, size, times and number on the disk are. One that was saved a moment ago is
looked at again: a disk may give two saves the same time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cdsdossier.files.probe.faults import FileFault

if TYPE_CHECKING:
    from cdsdossier.files.probe.probe import ProbeResult
    from cdsdossier.files.probe.reading import Effort

#: Nanoseconds; some disks count in two seconds.
_MOMENT = 3_000_000_000

Stamp = tuple[int, int, int, int]


@dataclass(slots=True)
class _Look:
    stamp: Stamp
    result: ProbeResult
    #: What it took of the work for all files together.
    steps: int


@dataclass(slots=True)
class KnownFiles:
    """The results of the last reading, by path."""

    _before: dict[str, _Look] = field(default_factory=dict)
    _now: dict[str, _Look] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a reading: what it does not ask for is forgotten after it."""
        self._before, self._now = self._now, {}

    def look(self, path: str, size: int, effort: Effort, probe: Callable[[], ProbeResult]) -> ProbeResult:
        """Return what is known of a file, or else what ``probe`` finds out."""
        stamp, known = _stamp(path, size), self._before.get(path)
        if known is not None and known.stamp == stamp and effort.spend(known.steps):
            self._now[path] = known
            compared = known.result.digest or known.result.doubtful
            return replace(known.result, digest="", doubtful=False) if compared else known.result
        left = effort.left
        result = probe()
        lasting = stamp is not None and time.time_ns() - max(stamp[1:3]) > _MOMENT
        if stamp is not None and lasting and not effort.short and result.fault is not FileFault.UNREADABLE:
            self._now[path] = _Look(stamp, result, left - effort.left)
        return result

    def digest(self, path: str, find: Callable[[str], str]) -> str:
        """Return the digest of a file, found out at most once."""
        known = self._now.get(path)
        if known is None:
            return find(path)
        known.result.digest = known.result.digest or find(path)
        return known.result.digest


_KNOWN: ContextVar[KnownFiles | None] = ContextVar("known", default=None)


@contextmanager
def remember_files(known: KnownFiles) -> Iterator[None]:
    """Let what is read within the block, in this thread, use what is known, and add to it."""
    before = _KNOWN.set(known)
    try:
        yield
    finally:
        _KNOWN.reset(before)


def get_known_files() -> KnownFiles | None:
    """Return what is known, where somebody wants it to be used."""
    return _KNOWN.get()


def _stamp(path: str, size: int) -> Stamp | None:
    """Return what a file is told by; None where it cannot be asked, or has another size by now."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a string, of thousands
    except OSError:
        return None
    return (size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) if found.st_size == size else None
