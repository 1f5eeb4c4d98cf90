"""A roll-up in every form it is asked for: the page of a terminal, and files by name."""

from __future__ import annotations

from collections.abc import Iterator

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output import csv_json, excel, html, parquet, text
from cdsdossier.office.rollup.output.report_part import name_parts
from cdsdossier.office.rollup.statistics.by_body import part_by_body
from cdsdossier.office.rollup.statistics.tally import Tally, tally_rollup
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


def render_rollup_lines(rollup: Rollup, counted: Tally | None = None) -> list[Line]:
    """Return the page for a terminal, within 100 columns; ``counted`` are its figures where they are known already."""
    return text.rollup_lines(counted or tally_rollup(rollup))


def render_rollup_file(form: str, rollup: Rollup, counted: Tally | None = None) -> bytes:
    """Return the bytes of a file in one of ``FORMS``; the same roll-up gives the same bytes.

    Raises WrongUsage where the form needs a package that is not installed.
    """
    counted = counted or tally_rollup(rollup)
    return _docx(counted, rollup) if form == "docx" else _WRITERS[form](counted)


def render_split_file(form: str, rollup: Rollup, counted: Tally, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a report in one of ``SPLIT_FORMS``, one for each managing body, as (file, bytes).

    The last one, with an empty name, is the first page, which leads to the others: they lie in ``folder`` beside it.
    """
    parts = name_parts(part_by_body(counted), folder, form)
    for part in parts:
        if form == "docx":
            yield part.file, _docx(part.counted, rollup, body=part.body)
        else:
            yield part.file, html.rollup_html(part.counted, body=part.body)
    yield "", _docx(counted, rollup, split=True) if form == "docx" else html.rollup_html(counted, parts)


def _docx(counted: Tally, rollup: Rollup, *, body: str = "", split: bool = False) -> bytes:
    from cdsdossier.office.rollup.output.office_report import rollup_docx

    return rollup_docx(counted, rollup.office, rollup.wording, body=body, split=split)
