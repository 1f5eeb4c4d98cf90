"""The papers called for, in every form: the same states, days and fractions."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache

from support.rollupmaker import rollup, school

from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup
from cdsdossier.office.rollup.output.formats import render_rollup_file
from cdsdossier.office.rollup.output.submission_tables import build_submission_tables
from cdsdossier.office.rollup.statistics.tally import tally_rollup

_PLAN = RequiredDocument(document="ke-hoach", due=date(2025, 11, 30))
_MEMBERS = RequiredDocument(document="danh-sach-bo-phan", name="Danh sách bộ phận", for_=("phong-gddt",))


@cache
def called() -> Rollup:
    """Return a call to four units: one in time, one late, one that is a school, one of which nothing has come."""
    kinds = ("phong-gddt", "phong-gddt", "thcs", "phong-gddt")
    names = ("Phòng GDĐT A", "Phòng GDĐT B", "Trường THCS C", "Phòng GDĐT D")
    roster = tuple(ExpectedSchool(name, kind=kind, body="Sở X") for name, kind in zip(names, kinds, strict=True))
    rows = [
        school(names[0], "60", issued={"ke-hoach": date(2025, 11, 5)}, papers={"danh-sach-bo-phan": None}),
        school(names[1], "60", issued={"ke-hoach": date(2025, 12, 5)}, draft=True),
        school(names[2], "60", issued={"ke-hoach": date(2025, 12, 5)}),
    ]
    return rollup(*rows, roster=roster, required=Requirement(documents=(_PLAN, _MEMBERS)))


def test_a_table_has_a_line_for_each_unit_and_one_for_each_document() -> None:
    documents, units = build_submission_tables(tally_rollup(called()).submissions)
    assert [row[1:8] for row in documents.rows] == [
        ("Kế hoạch", date(2025, 11, 30), "02/04", 2, 1, 2, 4),
        ("Danh sách bộ phận", None, "01/03", 1, 0, 2, 3),
    ]
    assert "4 đơn vị trong danh sách" in documents.title
    assert [row[1:2] + row[5:] for row in units.rows] == [
        ("Phòng GDĐT A", "có (05/11/2025)", "có", 0),
        ("Phòng GDĐT B", "bản nháp (05/12/2025)", "thiếu", 2),
        ("Trường THCS C", "muộn (05/12/2025)", "–", 0),
        ("Phòng GDĐT D", "thiếu", "thiếu", 2),
    ]
    assert build_submission_tables(()) == ()


def test_programs_read_the_same() -> None:
    (told,) = json.loads(render_rollup_file("json", called()))["required"]
    assert [(one["document"], one["sent"], one["late"], one["asked"]) for one in told["documents"]] == [
        ("ke-hoach", 2, 1, 4), ("danh-sach-bo-phan", 1, 0, 3),
    ]  # fmt: skip
    assert told["over_roster"]
    assert [unit["papers"][0]["state"] for unit in told["units"]] == ["sent", "draft", "late", "missing"]
    rows = list(csv.DictReader(io.StringIO(render_rollup_file("csv", called()).decode("utf-8-sig"))))
    assert [(row["required.ke-hoach"], row["required.ke-hoach.day"]) for row in rows] == [
        ("sent", "2025-11-05"), ("draft", "2025-12-05"), ("late", "2025-12-05"), ("missing", ""),
    ]  # fmt: skip
    assert [row["required.danh-sach-bo-phan"] for row in rows] == ["sent", "missing", "", "missing"]


def test_people_read_the_same() -> None:
    page = render_rollup_file("html", called()).decode()
    assert "bản nháp (05/12/2025)" in page
    assert "02/04" in page
