"""One interleaved run of everything that is measured, as ratios inside this run: ``make bench``.

A machine's speed drifts; a ratio of two commands that took turns does not. Each figure is the median of the paired
ratios. Nothing here fails: the limits are printed beside the figures, and a person reads them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import packing
import paper
import rollingup
import yaml
from evidence import report
from sixty import build
from workbook import report as report_sheet

from cdsdossier.yamlio.reader import parse_page

ROUNDS = int(os.environ.get("CDSDOSSIER_BENCH_ROUNDS", "15"))
BIN = Path(sys.executable).parent
#: As an installation has it: what has been imported once is there compiled.
_SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


#: A child counts the memory of whoever started it; so a bare interpreter starts what is to be weighed.
_WEIGH = (
    "import resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def wall(command: list[str]) -> float:
    """Run a command; return its seconds."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_SURROUNDINGS, check=False)
    return time.perf_counter() - start


def peak(command: list[str]) -> float:
    """Run a command; return its peak memory in MB (0 where the system does not tell)."""
    ran = subprocess.run([sys.executable, "-c", _WEIGH, *command], capture_output=True, env=_SURROUNDINGS, check=False)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(ran.stdout or 0) * unit / 1e6


def commands(folder: Path, files: list[Path]) -> dict[str, list[str]]:
    """Return what takes turns, by name."""
    tool = str(BIN / "cdsdossier")
    return {
        "bare": [sys.executable, "-c", "pass"],
        "--help": [tool, "--help"],
        "--version": [tool, "--version"],
        "score": [tool, "score", str(folder)],
        "check": [tool, "check", str(folder)],
        "status": [tool, "status", str(folder)],
        "yamllint": [str(BIN / "yamllint"), *map(str, files)],
    }


def whole_processes(folder: Path, files: list[Path]) -> None:
    """Print the ratios of whole commands, and the peak memory of ``score``."""
    named = commands(folder, files)
    for command in named.values():
        wall(command)
    taken: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(ROUNDS):
        for name, command in named.items():
            taken[name].append(wall(command))
    row("--help / bare start", ratio(taken, "--help", "bare"), "<= 8")
    row("--version / bare start", ratio(taken, "--version", "bare"), "<= 8")
    row("score / yamllint, same files", ratio(taken, "score", "yamllint"), "<= 1.1")
    row("score / bare start", ratio(taken, "score", "bare"))
    row("check / bare start", ratio(taken, "check", "bare"))
    row("status / check", ratio(taken, "status", "check"), "<= 1.2")
    row("score, peak memory in MB", peak(named["score"]), "<= 60")


def ratio(taken: dict[str, list[float]], ours: str, theirs: str) -> float:
    """Return the median of the paired ratios of seconds."""
    return statistics.median(a / b for a, b in zip(taken[ours], taken[theirs], strict=True))


def reading(files: list[Path]) -> None:
    """Print the ratio of reading YAML to PyYAML's own fast loader, in this process."""
    raw = [path.read_bytes() for path in files]
    ours = lambda: [parse_page(data, "x") for data in raw]  # noqa: E731 - two things that take turns
    theirs = lambda: [yaml.load(data, Loader=yaml.CSafeLoader) for data in raw]  # noqa: E731
    ratios = [seconds(ours) / seconds(theirs) for _ in range(ROUNDS * 4)]
    row("reading YAML / CSafeLoader", statistics.median(ratios), "<= 0.65")


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(name: str, figure: float, limit: str = "") -> None:
    """Print one figure, with its limit where it has one."""
    print(f"{name:<34} {figure:>8.2f}   {limit}")


def main() -> None:
    """Build the dossier, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "2025-2026"
        files = build(folder)
        size = sum(path.stat().st_size for path in files)
        print(f"60 rows, {size / 1000:.0f} KB of YAML in {len(files)} files, {ROUNDS} rounds\n")
        whole_processes(folder, files)
        reading(files)
    report_sheet(row)
    report(row, peak)
    packing.report(row, peak)
    paper.report(row, wall, ROUNDS)
    rollingup.report(row, peak)


if __name__ == "__main__":
    main()
