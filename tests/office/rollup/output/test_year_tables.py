"""Year against year in every form."""

from __future__ import annotations

import io
import json

import docx
from support.rollupmaker import rollup, school

from cdsdossier.office.rollup.output.formats import render_rollup_file, render_rollup_lines
from cdsdossier.office.rollup.output.year_tables import build_year_tables
from cdsdossier.office.rollup.statistics.tally import tally_rollup
from cdsdossier.views.layout import plain_text

_MADE = rollup(
    school("Trường A", "80", school_year="2024-2025", place="cu-a"), school("Trường A", "60"),
    school("Trường B", "40", school_year="2024-2025", place="cu-b"), school("Trường B", "60"),
)  # fmt: skip


def test_every_form_says_who_rose_and_who_fell() -> None:
    page = plain_text(render_rollup_lines(_MADE))
    assert "Năm học 2025-2026 so với 2024-2025" in page
    assert "1 lượt nâng mức, 0 lượt giữ mức, 1 lượt hạ mức" in page
    assert "Nhóm 1: mức 3 → 2" in page
    (told,) = json.loads(render_rollup_file("json", _MADE))["years"]
    assert [(one["level_before"], one["level"]) for one in told["changes"]] == [(3, 2), (1, 2)]
    paper = docx.Document(io.BytesIO(render_rollup_file("docx", _MADE)))
    text = "\n".join("".join(one.itertext()) for one in paper.element.body.iter("{*}p"))
    assert "So với năm học 2024-2025, năm học 2025-2026 có 1 lượt nâng mức" in text
    assert "bị hạ mức: Trường A." in text


def test_tables_have_bodies_then_schools() -> None:
    bodies, schools = build_year_tables(tally_rollup(_MADE).years)
    assert [row[4:] for row in bodies.rows] == [(1, 0, 1)]
    assert [(row[2], row[7]) for row in schools.rows] == [("Trường A", "hạ mức"), ("Trường B", "nâng mức")]
    assert build_year_tables(()) == ()
