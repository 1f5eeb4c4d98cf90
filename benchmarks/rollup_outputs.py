"""Every output of a whole country's roll-up, written and opened again: ``python benchmarks/rollup_outputs.py``.

The rows are those of a small province, repeated. Each output is written by a process of its own, which tallies first:
its peak memory is what a person needs for that output.
"""

from __future__ import annotations

import csv
import json
import pickle
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from measure import peak, print_row, seconds
from province import province

from cdsdossier.cli._long_table import choose_long_targets, write_long_table
from cdsdossier.cli._rollup_files import write_rollup_file
from cdsdossier.cli._target import choose_target
from cdsdossier.office.rollup.collect.detail_store import DetailStore
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup
from cdsdossier.office.rollup.collect.run import collect_rollup
from cdsdossier.office.rollup.statistics.tally import tally_rollup

SCHOOLS, FEW, BODIES = 44_000, 50, 900
#: A report in Word for each of so many bodies: its time is that of its rows, and 900 files take as long to open.
BODIES_ON_PAPER = 90
TODAY = date(2026, 6, 20)
_MADE = "made.pickle"
_LIMIT = "<= 1000"


def make(folder: Path) -> None:
    """Keep what a small province is rolled up to: its rows, and the lines of each dossier."""
    province(folder / "tinh", FEW, seed=1)
    with DetailStore() as few:
        made = collect_rollup([folder / "tinh"], today=TODAY, workers=1, details=few)
        lines = {row.place: json.dumps(few.get(row.place), default=str) for row in made.schools}
    (folder / _MADE).write_bytes(pickle.dumps((made, lines)))


def repeat(made: Rollup, lines: Mapping[str, str], details: DetailStore, bodies: int) -> Rollup:
    """Return a country's dossiers, each under a name and a body of its own, with their lines."""
    rows = []
    for number in range(SCHOOLS):
        row = made.schools[number % len(made.schools)]
        place, body = f"{number // 50:04d}/{number:05d}", f"UBND xã số {number % bodies}"
        details.put(place, lines[row.place])
        name, code = (f"{row.school} {number}", f"{row.code}{number}") if row.school else ("", "")
        rows.append(replace(row, place=place, school=name, code=code, parent=body, reports_to=body))
    roster = tuple(ExpectedSchool(row.school, row.code, row.kind, row.reports_to) for row in rows if row.school)
    return replace(made, schools=tuple(rows), roster=roster)


def write(target: Path) -> None:
    """Write one output."""
    made, lines = pickle.loads((target.parent / _MADE).read_bytes())  # noqa: S301 - our own file
    with DetailStore() as details:
        result = repeat(made, lines, details, BODIES_ON_PAPER if target.suffix == ".docx" else BODIES)
        if target.stem == "rows":
            write_long_table(choose_long_targets(target, force=True), result, details)
        else:
            write_rollup_file(choose_target(target, force=True), result, tally_rollup(result), split=False)


def open_csv(path: Path) -> int:
    """Return how many lines a table has."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def open_parquet(path: Path) -> int:
    """Return how many rows a table has, every one read."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        return sum(batch.num_rows for batch in file.iter_batches())


def open_workbook(path: Path) -> int:
    """Return how many schools a workbook lists."""
    from openpyxl import load_workbook

    return sum(1 for _ in load_workbook(path, read_only=True)["Từng trường"].iter_rows(min_row=4, max_col=1))


def open_pages(path: Path) -> int:
    """Return how many schools the pages list; each is small enough for a browser."""
    from lxml import etree

    pages = sorted((path.parent / f"{path.stem}-html-theo-co-quan").iterdir())
    assert max(page.stat().st_size for page in (path, *pages)) < 5_000_000
    found = [etree.parse(page, etree.HTMLParser()) for page in pages]
    index = etree.parse(path, etree.HTMLParser())
    assert len(index.findall(".//section[@id='co-quan']//li")) == len(pages)
    return sum(len(page.findall(".//section[@id='tung-truong']//tbody/tr")) for page in found)


def open_papers(path: Path) -> int:
    """Return how many schools the reports list, each opened as a document of Word."""
    from docx import Document

    papers = (path.parent / f"{path.stem}-docx-theo-co-quan").iterdir()
    assert Document(str(path)).paragraphs
    return sum(max(len(table.rows) for table in Document(str(paper)).tables) for paper in papers)


#: File → how it is opened again, and how much it holds at least, beside the schools.
OUTPUTS: dict[str, tuple[Callable[[Path], int], float]] = {
    "a.csv": (open_csv, 1),
    "a.json": (lambda path: len(json.loads(path.read_bytes())["schools"]), 0.8),
    "a.parquet": (open_parquet, 1),
    "a.xlsx": (open_workbook, 0.8),
    "a.html": (open_pages, 0.8),
    "a.docx": (open_papers, 0.5),
    "rows.csv": (open_csv, 5),
    "rows.parquet": (open_parquet, 5),
}


def report() -> None:
    """Make the rows, write and open each output, print."""
    print(f"\nall outputs of {SCHOOLS} rows, each written by a process of its own, and opened\n")
    with tempfile.TemporaryDirectory() as place:
        make(Path(place))
        for name in OUTPUTS:
            write_and_open(Path(place) / name)


def write_and_open(path: Path) -> None:
    """Print how long one output takes, how much it holds, and the peak memory of what wrote it."""
    opened, least = OUTPUTS[path.name]
    peaks: list[float] = []
    taken = seconds(lambda: peaks.append(peak([sys.executable, __file__, str(path)])))
    found = opened(path)
    assert found >= SCHOOLS * least, f"{path.name} holds {found} rows"
    parts = {".html": f", {BODIES} bodies", ".docx": f", {BODIES_ON_PAPER} bodies"}.get(path.suffix, "")
    print_row(f"{path.name}{parts}: {found} rows, s", taken)
    print_row(f"{path.name}{parts}, peak memory in MB", peaks[0], _LIMIT)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
    else:
        report()
