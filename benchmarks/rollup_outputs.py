"""Every output of a whole country's roll-up, written and opened again: ``python benchmarks/rollup_outputs.py FOLDER``.

The rows are those of a small province, repeated; ``rollingup.py`` measures the memory of this process.
"""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from province import province

from cdsdossier.cli._long_table import write_long_table
from cdsdossier.cli._rollup_files import write_rollup_file
from cdsdossier.cli._target import choose_target
from cdsdossier.office.rollup.collect.detail_store import DetailStore
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup
from cdsdossier.office.rollup.collect.run import collect_rollup
from cdsdossier.office.rollup.statistics.tally import tally_rollup

SCHOOLS, FEW, BODIES = 44_000, 50, 900
TODAY = date(2026, 6, 20)
FORMS = ("csv", "json", "parquet", "xlsx", "html", "docx")


def repeat(made: Rollup, few: DetailStore, details: DetailStore, schools: int) -> Rollup:
    """Return so many dossiers, each under a name and a body of its own, with their lines."""
    rows = []
    for number in range(schools):
        row = made.schools[number % len(made.schools)]
        place, body = f"{number // 50:04d}/{number:05d}", f"UBND xã số {number % BODIES}"
        lines = few.get(row.place)
        if lines:
            details.put(place, json.dumps(lines, default=str))
        name, code = (f"{row.school} {number}", f"{row.code}{number}") if row.school else ("", "")
        rows.append(replace(row, place=place, school=name, code=code, parent=body, reports_to=body))
    roster = tuple(ExpectedSchool(row.school, row.code, row.kind, row.reports_to) for row in rows if row.school)
    return replace(made, schools=tuple(rows), roster=roster)


def write(folder: Path, schools: int) -> None:
    """Write every output into a folder."""
    province(folder / "tinh", FEW, seed=1)
    with DetailStore() as few, DetailStore() as details:
        made = collect_rollup([folder / "tinh"], today=TODAY, workers=1, details=few)
        result = repeat(made, few, details, schools)
        counted = tally_rollup(result)
        for form in FORMS:
            write_rollup_file(choose_target(folder / f"a.{form}", force=True), result, counted, split=False)
        write_long_table([choose_target(folder / "rows.parquet", force=True)], result, details)


def open_again(folder: Path, schools: int) -> None:
    """Open what was written, as programs do; raise where one of them holds less than it should."""
    from lxml import etree
    from openpyxl import load_workbook
    from pyarrow import parquet

    with (folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) > schools
    assert json.loads((folder / "a.json").read_bytes())["found"] == schools
    assert parquet.read_metadata(folder / "a.parquet").num_rows >= schools
    assert parquet.read_metadata(folder / "rows.parquet").num_rows > schools
    book = load_workbook(folder / "a.xlsx", read_only=True)
    assert book["Từng trường"].max_row > schools * 0.8
    pages = [folder / "a.html", *(folder / "a-html-theo-co-quan").glob("*.html")]
    for page in pages:
        etree.parse(page, etree.HTMLParser())
    papers = [folder / "a.docx", *(folder / "a-docx-theo-co-quan").glob("*.docx")]
    for paper in papers:
        with zipfile.ZipFile(paper) as package, package.open("word/document.xml") as words:
            etree.parse(words)
    if schools > 3000:
        assert len(pages) == len(papers) > 2
        assert max(page.stat().st_size for page in pages) < 5_000_000


if __name__ == "__main__":
    place, many = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SCHOOLS
    write(place, many)
    open_again(place, many)
    (place / "opened").touch()
