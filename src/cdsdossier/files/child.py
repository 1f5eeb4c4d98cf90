"""Work on hostile files in a process of its own: what hangs, crashes or takes all memory there stops nothing else."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Sequence

#: Bytes of address space of a child, where the system can limit it.
_MEMORY = 600_000_000


def module_arguments(module: str) -> tuple[str, ...]:
    """Return Python's arguments that run a module of ours.

    No module of the current folder is taken for one of ours (-P): it may be a received dossier.
    """
    return ("-P", "-W", "ignore", "-m", module)


def run_child(arguments: Sequence[str], data: bytes, seconds: float) -> bytes:
    """Return what a Python process writes when it reads ``data``: all of it, or as much as it wrote until it ended."""
    if not sys.executable:
        return b""
    try:
        child = subprocess.run(  # noqa: S603 - this very Python
            [sys.executable, *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        return error.stdout or b""
    except OSError:
        return b""
    return child.stdout


def limit_memory() -> None:
    """Limit the memory of this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
