"""A roll-up in every form it is asked for: the page of a terminal, and files by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.rollup.counting import tally
from cdsdossier.rollup.rows import Rollup

if TYPE_CHECKING:
    from cdsdossier.views.layout import Line

#: What :func:`content` makes; the ending of the file.
FORMS = ("csv", "json", "xlsx", "parquet", "html", "docx")


def lines(rollup: Rollup) -> list[Line]:
    """Return the page for a terminal, within 100 columns."""
    from cdsdossier.rollup.terminal import rollup_lines

    return rollup_lines(tally(rollup))


def content(form: str, rollup: Rollup) -> bytes:
    """Return the bytes of a file in one of ``FORMS``; the same roll-up gives the same bytes.

    Raises WrongUsage where the form needs a package that is not installed.
    """
    counted = tally(rollup)
    if form == "csv":
        from cdsdossier.rollup.tabular import rollup_csv

        return rollup_csv(counted)
    if form == "json":
        from cdsdossier.rollup.tabular import rollup_json

        return rollup_json(counted)
    if form == "xlsx":
        from cdsdossier.rollup.workbook import workbook

        return workbook(counted)
    if form == "parquet":
        from cdsdossier.rollup.columnar import parquet

        return parquet(counted)
    if form == "html":
        from cdsdossier.rollup.page import html

        return html(counted)
    from cdsdossier.rollup.report import report

    return report(counted, rollup.office)
