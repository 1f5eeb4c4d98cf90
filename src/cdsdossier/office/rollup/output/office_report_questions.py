"""What the report says of the questions of an office: who has sent what was called for, who rose and who fell."""

from __future__ import annotations

from typing import Any

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.output.report_table import format_fraction
from cdsdossier.office.rollup.output.submission_tables import format_paper, name_base
from cdsdossier.office.rollup.statistics.submissions import Submissions
from cdsdossier.office.rollup.statistics.years import YearPair


def hide_place(name: str, row: SchoolRow) -> str:
    """Return a name as paper may print it: where it was found stays out of official paper."""
    return "chưa rõ tên" if name == row.place else name


def build_year_facts(pair: YearPair) -> dict[str, Any]:
    """Return how levels moved from one year to the next (``comparisons``)."""
    rose, same, fell = (pair.in_direction(moved) for moved in (1, 0, -1))
    names = list(dict.fromkeys(hide_place(one.school.name, one.school.row) for one in fell))
    return {
        "last": pair.last, "this": pair.this, "rose": len(rose), "same": len(same), "fell": len(fell),
        "alone": pair.alone, "fallen": names,
    }  # fmt: skip


def build_submission_facts(one: Submissions) -> dict[str, Any]:
    """Return what has come of a call (``required``)."""
    documents = [
        {
            "name": asked.title, "due": asked.due, "fraction": format_fraction(count.sent, count.asked),
            "late": count.late, "missing": count.asked - count.sent,
        }
        for asked, count in zip(one.documents, one.counts, strict=True)
    ]  # fmt: skip
    units = [{"name": unit.name, "papers": [format_paper(paper) for paper in unit.papers]} for unit in one.units]
    waiting = [unit.name for unit in one.waiting]
    told = {"year": one.school_year, "documents": documents, "units": units, "waiting": waiting}
    return {**told, "base": name_base(one)}
