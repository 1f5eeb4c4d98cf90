"""A roll-up in every form it is asked for: the page of a terminal, and files by name."""

from __future__ import annotations

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output import csv_json, excel, html, parquet, text
from cdsdossier.office.rollup.statistics.tally import tally_rollup
from cdsdossier.views.layout import Line

_WRITERS = {
    "csv": csv_json.rollup_csv,
    "json": csv_json.rollup_json,
    "xlsx": excel.rollup_workbook,
    "parquet": parquet.rollup_parquet,
    "html": html.rollup_html,
}
#: What :func:`render_rollup_file` makes; the ending of the file.
FORMS = (*_WRITERS, "docx")


def render_rollup_lines(rollup: Rollup) -> list[Line]:
    """Return the page for a terminal, within 100 columns."""
    return text.rollup_lines(tally_rollup(rollup))


def render_rollup_file(form: str, rollup: Rollup) -> bytes:
    """Return the bytes of a file in one of ``FORMS``; the same roll-up gives the same bytes.

    Raises WrongUsage where the form needs a package that is not installed.
    """
    if form == "docx":
        from cdsdossier.office.rollup.output.office_report import rollup_docx

        return rollup_docx(tally_rollup(rollup), rollup.office, rollup.wording)
    return _WRITERS[form](tally_rollup(rollup))
