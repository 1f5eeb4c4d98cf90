"""What the program takes files of every kind for: a table of what they are in truth against what is told of them.

``python benchmarks/file_kinds.py`` makes some four hundred files by the programs that really write them, asks about
each and prints a row a kind; then every file that was told wrongly. ``make bench`` prints how many those are.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measure import print_row

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))  # the maker is shared with a test

from support.kindmaker import Sample, make_samples

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.probe import probe_all
from cdsdossier.files.probe.signatures import fits_extension


class Told(NamedTuple):
    """A file and what is told of it."""

    sample: Sample
    kind: str
    fault: FileFault

    @property
    def state(self) -> str:
        """Return its fault, or that it has none."""
        return self.fault.value or "sound"

    @property
    def is_right(self) -> bool:
        """Return whether it is told rightly: its fault, and where it has none a kind that belongs under its name."""
        state = "sound" if self.sample.state == "streamed" else self.sample.state
        return self.state == state and (bool(self.fault) or self.kind == self.sample.kind)

    @property
    def is_false_alarm(self) -> bool:
        """Return whether something is told of a file that opens."""
        sound = self.sample.state in {"sound", "streamed"}
        return sound and (bool(self.fault) or not fits_extension(f"a.{self.sample.extension}", self.kind))


def ask(samples: Sequence[Sample]) -> list[Told]:
    """Write the files, and return what is told of each."""
    with tempfile.TemporaryDirectory() as place:
        files = []
        for number, sample in enumerate(samples):
            path = Path(place) / f"{number}.{sample.extension}"
            path.write_bytes(sample.data)
            files.append((str(path), len(sample.data)))
        found = probe_all(files)
    return [Told(sample, one.kind, one.fault) for sample, one in zip(samples, found, strict=True)]


def print_table(told: Sequence[Told]) -> None:
    """Print a row for each kind and state in truth: how many files, which kinds and which states were told."""
    rows: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        rows[one.sample.kind, one.sample.state].append(one)
    print(f"{'in truth':<16}{'files':>6}   {'kind told':<28}state told")
    for (kind, state), ones in sorted(rows.items()):
        kinds, states = (
            _counted(Counter(words)) for words in ([one.kind for one in ones], [one.state for one in ones])
        )
        print(f"{kind:<8}{state:<8}{len(ones):>6}   {kinds:<28}{states}")


def _counted(words: Counter[str]) -> str:
    return ", ".join(f"{word or '–'} {count}" for word, count in words.most_common())


def report() -> None:
    """Make, ask, print how many are told wrongly."""
    told = ask(make_samples())
    kinds = {one.sample.kind for one in told}
    print_row("files of all kinds", len(told), f">= 300   {len(kinds)} kinds")
    print_row("told wrongly", sum(not one.is_right for one in told), "<= 5")
    print_row("false alarms", sum(one.is_false_alarm for one in told), "0")


if __name__ == "__main__":
    everything = ask(make_samples())
    print_table(everything)
    wrong = [one for one in everything if not one.is_right]
    print(
        f"\n{len(everything)} files, {len(wrong)} told wrongly, {sum(one.is_false_alarm for one in wrong)} false alarms"
    )
    for one in wrong:
        print(f"{one.sample.kind} {one.sample.state} ({one.sample.writer}): {one.kind} {one.state}")
