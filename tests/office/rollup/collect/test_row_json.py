"""A row as compact JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rollupmaker import TODAY, broken, group, province, school

from cdsdossier.office.rollup.collect.row_json import row_from_json, row_to_json
from cdsdossier.office.rollup.collect.rows import SchoolDeadline, SchoolRow

FULL = replace(
    school("Trường A", "60.5", None),
    whole=group("", "60.5", ext="61"),
    issued={"ke-hoach": date(2026, 3, 5)},
    next_due=SchoolDeadline("Nộp báo cáo", TODAY, -3),
    faults=("evidence-missing",),
    saved=1_700_000_000,
    revision=2,
    packed_on=TODAY,
    papers={"danh-sach-bo-phan": None, "ke-hoach": TODAY},
    draft=True,
)


@pytest.mark.parametrize("row", [FULL, broken("a.zip"), SchoolRow(""), *province(40).schools])
def test_a_row_comes_back_equal_on_one_line_of_ascii(row: SchoolRow) -> None:
    text = row_to_json(row)
    assert row_from_json(text) == row
    assert text.isascii()
    assert "\n" not in text


@given(st.text(), st.text())
def test_any_text_survives(name: str, reason: str) -> None:
    row = SchoolRow(name, reason, school=reason, faults=(name,))
    assert row_from_json(row_to_json(row)) == row


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1, 2]", json.dumps([""] * 21), row_to_json(FULL)[:-20]])
def test_any_other_text_is_an_error_that_the_cache_expects(text: str) -> None:
    with pytest.raises((ValueError, TypeError, IndexError)):
        row_from_json(text)
