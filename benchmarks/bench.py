"""One interleaved run of everything that is measured, as ratios inside this run: ``make bench``.

A machine's speed drifts; a ratio of two commands that took turns does not. Each figure is the median of the paired
ratios. Nothing here fails: the limits are printed beside the figures, and a person reads them.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import evidence
import file_kinds
import foreign_text
import packing
import pages
import paper
import rollingup
import rollup_outputs
import workbook
import yaml
from measure import BARE, BIN, ROUNDS, TOOL, paired, peak, print_row, ratio, take_turns
from sixty import FILES, build

from cdsdossier.yamlio.reader import parse_page


def whole_processes(folder: Path, files: list[Path], rendered: Path) -> None:
    """Print the ratios of whole commands, and the peak memory of ``score``; ``rendered`` has its documents made."""
    score = [TOOL, "score", str(folder)]
    taken = take_turns(
        {
            "bare": BARE,
            "--help": [TOOL, "--help"],
            "--version": [TOOL, "--version"],
            "score": score,
            "check": [TOOL, "check", str(folder)],
            "check, rendered": [TOOL, "check", str(rendered)],
            "status": [TOOL, "status", str(folder)],
            "yamllint": [str(BIN / "yamllint"), *map(str, files)],
        }
    )
    print_row("--help / bare start", paired(taken, "--help", "bare"), "<= 5.0")
    print_row("--version / bare start", paired(taken, "--version", "bare"), "<= 8")
    print_row("score / yamllint, same files", paired(taken, "score", "yamllint"), "<= 0.40")
    print_row("check / yamllint, same files", paired(taken, "check", "yamllint"), "<= 0.95")
    print_row("score / bare start", paired(taken, "score", "bare"))
    print_row("check / bare start", paired(taken, "check", "bare"))
    print_row("check, rendered / unrendered", paired(taken, "check, rendered", "check"), "<= 1.15")
    print_row("status / check", paired(taken, "status", "check"), "<= 1.15")
    print_row("score, peak memory in MB", peak(score), "<= 60")


def reading(files: list[Path]) -> None:
    """Print the ratio of reading YAML to PyYAML's own fast loader, in this process."""
    raw = [path.read_bytes() for path in files]
    figure = ratio(
        lambda: [parse_page(data, "x") for data in raw],
        lambda: [yaml.load(data, Loader=yaml.CSafeLoader) for data in raw],
        ROUNDS * 4,
    )
    print_row("reading YAML / CSafeLoader", figure, "<= 0.65")


def main() -> None:
    """Build the dossiers, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        folder, rendered = Path(place) / "2025-2026", Path(place) / "da-in" / "2025-2026"
        files = build(folder)
        build(rendered)
        subprocess.run([TOOL, "render", str(rendered)], capture_output=True, check=True)
        size = sum(path.stat().st_size for path in files)
        print(f"60 rows, {size / 1000:.0f} KB of YAML in {len(files)} files, {FILES} evidence files, {ROUNDS} rounds\n")
        whole_processes(folder, files, rendered)
        reading(files)
    for part in (workbook, evidence, file_kinds, packing, paper, pages, rollingup, rollup_outputs, foreign_text):
        part.report()


if __name__ == "__main__":
    main()
