"""What the benchmarks share: taking turns, seconds, peak memory, and the printed row."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROUNDS = int(os.environ.get("CDSDOSSIER_BENCH_ROUNDS", "15"))
BIN = Path(sys.executable).parent
TOOL = str(BIN / "cdsdossier")
BARE = [sys.executable, "-c", "pass"]

#: As an installation has it: what has been imported once is there compiled.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
#: A child counts the memory of its parent; so a bare interpreter starts what is to be weighed.
_WEIGH = (
    "import resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)

Work = Callable[[], object]


def wall(command: list[str]) -> float:
    """Run a command; return its seconds."""
    return seconds(
        lambda: subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=False
        )
    )


def peak(command: list[str]) -> float:
    """Run a command; return its peak memory in MB (0 where the system does not report it)."""
    ran = subprocess.run([sys.executable, "-c", _WEIGH, *command], capture_output=True, env=ENVIRONMENT, check=False)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(ran.stdout or 0) * unit / 1e6


def seconds(work: Work) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(ours: Work, theirs: Work, rounds: int = ROUNDS) -> float:
    """Return the median of paired ratios of seconds; the two take turns."""
    return statistics.median(seconds(ours) / seconds(theirs) for _ in range(rounds))


def take_turns(commands: Mapping[str, list[str]]) -> dict[str, list[float]]:
    """Run each command once to warm up, then all of them in turns; return the seconds of each, by name."""
    for command in commands.values():
        wall(command)
    rounds = [{name: wall(command) for name, command in commands.items()} for _ in range(ROUNDS)]
    return {name: [one[name] for one in rounds] for name in commands}


def paired(taken: Mapping[str, list[float]], ours: str, theirs: str) -> float:
    """Return the median of the paired ratios of what took turns."""
    return statistics.median(a / b for a, b in zip(taken[ours], taken[theirs], strict=True))


def print_row(name: str, figure: float, limit: str = "") -> None:
    """Print one figure, with its limit where it has one."""
    print(f"{name:<36} {figure:>8.2f}   {limit}")
