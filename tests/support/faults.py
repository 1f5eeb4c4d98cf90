"""A disk that fails, or a process that is killed, at the n-th thing that is done to the disk."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


class Killed(BaseException):
    """Stands for the end of the process: whatever wants to touch the disk after it fails in the same way."""


#: Everything that this program does to a disk.
_DEEDS: tuple[tuple[object, str], ...] = (
    *((Path, name) for name in ("mkdir", "open", "replace", "unlink", "rmdir")),
    (os, "fsync"),
    (shutil, "rmtree"),
)


class Disk:
    """Counts what is done to the disk; from ``moment`` on the process is dead."""

    def __init__(self) -> None:
        self.count = 0
        self.moment = 0

    def step(self) -> None:
        self.count += 1
        if 0 < self.moment <= self.count:
            raise Killed


@contextlib.contextmanager
def counted_disk(moment: int = 0) -> Iterator[Disk]:
    """Count what is done to the disk; be killed before the deed number ``moment``."""
    disk = Disk()
    disk.moment = moment

    def counting(deed: Callable[..., Any], *, opens: bool) -> Callable[..., Any]:
        def counted(*words: Any, **named: Any) -> Any:  # noqa: ANN401 - stands in for many functions
            mode = str(named.get("mode", words[1] if len(words) > 1 else "r")) if opens else "w"
            if set(mode) & set("wxa+"):
                disk.step()
            return deed(*words, **named)

        return counted

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in _DEEDS:
            patch.setattr(owner, name, counting(getattr(owner, name), opens=name == "open"))
        yield disk


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones and the targets of links included."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}
