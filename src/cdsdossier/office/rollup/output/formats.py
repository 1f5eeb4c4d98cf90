"""A roll-up in every form it is asked for: the page of a terminal, and files by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.statistics.tally import tally

if TYPE_CHECKING:
    from cdsdossier.views.layout import Line

#: What :func:`content` makes; the ending of the file.
FORMS = ("csv", "json", "xlsx", "parquet", "html", "docx")


def lines(rollup: Rollup) -> list[Line]:
    """Return the page for a terminal, within 100 columns."""
    from cdsdossier.office.rollup.output.text import rollup_lines

    return rollup_lines(tally(rollup))


def content(form: str, rollup: Rollup) -> bytes:
    """Return the bytes of a file in one of ``FORMS``; the same roll-up gives the same bytes.

    Raises WrongUsage where the form needs a package that is not installed.
    """
    counted = tally(rollup)
    if form == "csv":
        from cdsdossier.office.rollup.output.csv_json import rollup_csv

        return rollup_csv(counted)
    if form == "json":
        from cdsdossier.office.rollup.output.csv_json import rollup_json

        return rollup_json(counted)
    if form == "xlsx":
        from cdsdossier.office.rollup.output.excel import workbook

        return workbook(counted)
    if form == "parquet":
        from cdsdossier.office.rollup.output.parquet import parquet

        return parquet(counted)
    if form == "html":
        from cdsdossier.office.rollup.output.html import html

        return html(counted)
    from cdsdossier.office.rollup.output.office_report import report

    return report(counted, rollup.office)
