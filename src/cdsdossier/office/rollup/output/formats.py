"""A roll-up in every form it is asked for: the page of a terminal, and files by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.statistics.tally import tally_rollup

if TYPE_CHECKING:
    from cdsdossier.views.layout import Line

#: What :func:`render_rollup_file` makes; the ending of the file.
FORMS = ("csv", "json", "xlsx", "parquet", "html", "docx")


def render_rollup_lines(rollup: Rollup) -> list[Line]:
    """Return the page for a terminal, within 100 columns."""
    from cdsdossier.office.rollup.output.text import rollup_lines

    return rollup_lines(tally_rollup(rollup))


def render_rollup_file(form: str, rollup: Rollup) -> bytes:
    """Return the bytes of a file in one of ``FORMS``; the same roll-up gives the same bytes.

    Raises WrongUsage where the form needs a package that is not installed.
    """
    counted = tally_rollup(rollup)
    if form == "csv":
        from cdsdossier.office.rollup.output.csv_json import rollup_csv

        return rollup_csv(counted)
    if form == "json":
        from cdsdossier.office.rollup.output.csv_json import rollup_json

        return rollup_json(counted)
    if form == "xlsx":
        from cdsdossier.office.rollup.output.excel import rollup_workbook

        return rollup_workbook(counted)
    if form == "parquet":
        from cdsdossier.office.rollup.output.parquet import rollup_parquet

        return rollup_parquet(counted)
    if form == "html":
        from cdsdossier.office.rollup.output.html import rollup_html

        return rollup_html(counted)
    from cdsdossier.office.rollup.output.office_report import rollup_docx

    return rollup_docx(counted, rollup.office)
