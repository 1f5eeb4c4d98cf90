"""A synthetic province rolled up: what reading costs beside PyYAML, what a second worker and the cache save, memory.

``python benchmarks/rollingup.py`` prints the figures alone; ``make bench`` prints them among the others. Reading is
measured as time of the processor, for it is a rate per core; the rest by the clock on the wall, in turns.

The peer of reading is ``yaml.load`` with ``CSafeLoader`` on the same files, and then the same forms: they are filled
from what our own reader made of the files before the clock ran, since PyYAML's dates and floats are not what they take.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import yaml
from measure import ROUNDS as MOST_ROUNDS
from measure import TOOL, peak, print_row, ratio
from province import province

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.errors import CdsError
from cdsdossier.findings import YamlPage
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.review import Review
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.office.rollup.collect.run import collect_rollup
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.reader import read_page

SCHOOLS = int(os.environ.get("CDSDOSSIER_BENCH_SCHOOLS", "1000"))
FEW, MANY = SCHOOLS // 2, SCHOOLS * 5
ROUNDS = max(3, MOST_ROUNDS // 3)
TODAY = date(2026, 6, 20)
DEADLINE = date(2026, 5, 30)
_FORMS: dict[str, type[Form]] = {
    "dossier.yaml": Head,
    "timeline.yaml": Timeline,
    "narrative.yaml": Narrative,
    "review.yaml": Review,
    "indicator-set.yaml": IndicatorSet,
}


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of a dossier."""
    return [*folder.glob("*.yaml"), *folder.glob("scores/*.yaml")]


def readable(root: Path) -> list[Path]:
    """Return the unpacked dossiers that both readers can read, their evidence put out of reach."""
    sound = []
    for folder in sorted(path for path in root.glob("*/*") if path.is_dir()):
        try:
            IndicatorSet.of(Dossier.read(folder, look=False))
            for path in yaml_files(folder):
                yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        except (CdsError, yaml.YAMLError):
            continue
        sound.append(folder)
    return sound


def reading(root: Path) -> float:
    """Return how many dossiers we read while PyYAML and the same forms read one."""
    folders = readable(root)
    proven = [folder / "evidence" for folder in folders if (folder / "evidence").is_dir()]
    moved = [evidence.rename(root / f"minh-chung-{number}") for number, evidence in enumerate(proven)]
    pages = [(_FORMS.get(path.name, ScoreFile), path) for folder in folders for path in yaml_files(folder)]
    filled = [(form, read_page(path, path.name)) for form, path in pages]
    _ours(folders)
    figure = statistics.median(
        _busy(lambda: _theirs(folders, filled)) / _busy(lambda: _ours(folders)) for _ in range(ROUNDS)
    )
    for evidence, there in zip(proven, moved, strict=True):
        there.rename(evidence)
    return figure


def _ours(folders: list[Path]) -> None:
    for folder in folders:
        IndicatorSet.of(Dossier.read(folder, look=False))


def _theirs(folders: list[Path], filled: list[tuple[type[Form], YamlPage]]) -> None:
    for folder in folders:
        for path in yaml_files(folder):
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    for form, page in filled:
        read_form(form, page)


def second_worker(root: Path) -> float:
    """Return how many times faster two workers are than one, starting them included."""
    return ratio(lambda: _roll(root, 1), lambda: _roll(root, 2), ROUNDS)


def unchanged(root: Path, cache: Path) -> float:
    """Return what a roll-up costs in which nothing has changed, beside asking every file for its size and times."""
    age(root)
    _roll(root, 1, cache)
    return ratio(lambda: _roll(root, 1, cache), lambda: _scan(str(root)), ROUNDS * 3)


def per_dossier(root: Path, cache: Path) -> tuple[float, float, float]:
    """Return the milliseconds of processor time a dossier costs: read, unchanged, unchanged on the next day."""
    age(root)
    cold = _busy(lambda: _roll(root, 1, cache))
    same = min(_busy(lambda: _roll(root, 1, cache)) for _ in range(ROUNDS))
    # What a deadline of the law changes overnight, too: 30/5 is the last day, 31/5 is late.
    _roll(root, 1, eve := cache.with_name("eve.sqlite"), DEADLINE)
    after = min(_busy(lambda: _roll(root, 1, eve, DEADLINE + timedelta(1))) for _ in range(ROUNDS))
    return cold * 1000 / SCHOOLS, same * 1000 / SCHOOLS, after * 1000 / SCHOOLS


def _roll(root: Path, workers: int, cache: Path | None = None, today: date = TODAY) -> None:
    collect_rollup([root], today=today, workers=workers, cache=cache)


def age(root: Path) -> None:
    """Let every file be an hour old: of one that was written just now nothing is remembered."""
    then = time.time() - 3600
    for path in root.rglob("*"):
        if path.is_file():
            os.utime(path, (then, then))


def _scan(root: str) -> int:
    total, folders = 0, [root]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    total += entry.stat(follow_symlinks=False).st_size
    return total


def _busy(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def report() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "tinh"
        province(root, SCHOOLS, seed=1)
        print(f"\n{SCHOOLS} dossiers, {ROUNDS} rounds\n")
        print_row("rate / CSafeLoader + the same forms", reading(root), ">= 1.6")
        print_row("two workers / one, whole roll-up", second_worker(root), ">= 1.7")
        print_row("unchanged / scandir + stat", unchanged(root, Path(place) / "cache.sqlite"), "<= 3")
        cold, same, after = per_dossier(root, Path(place) / "days.sqlite")
        print_row("a dossier, cold, ms of one core", cold, "<= 10")
        print_row("a dossier, unchanged, ms", same, "<= 1")
        print_row("a dossier, unchanged, next day, ms", after, "<= 1.5")
        memory(Path(place))


def memory(place: Path) -> None:
    """Print the peak memory of rolling up few and many dossiers, of the process that needs most."""
    peaks = []
    for schools in (FEW, MANY):
        root = place / f"{schools}"
        province(root, schools, seed=2)
        peaks.append(peak([TOOL, "rollup", str(root), "--no-cache"]))
        print_row(f"{schools} dossiers, peak memory in MB", peaks[-1])
    print_row("ten times as many, peak memory", peaks[1] / peaks[0], "<= 1.5")


if __name__ == "__main__":
    report()
