"""CSV and JSON of a roll-up: their shapes are promises."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

from support.rollupmaker import TODAY, group, rollup, sample, school

from cdsdossier.office.rollup.collect.rows import Rollup, SchoolDeadline
from cdsdossier.office.rollup.output.csv_json import rollup_csv, rollup_json
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def data(of: Rollup) -> dict[str, Any]:
    return dict(json.loads(rollup_json(tally_rollup(of))))


def lines(of: Rollup) -> list[dict[str, str]]:
    text = rollup_csv(tally_rollup(of)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_byte_order_mark_and_the_line_ends_of_windows() -> None:
    raw = rollup_csv(tally_rollup(sample()))
    assert raw.startswith(b"\xef\xbb\xbfstate,place,school,")
    assert raw.count(b"\r\n") == raw.count(b"\n")


def test_cells_are_plain_numbers_days_and_words() -> None:
    row = replace(school("=A", "60.50"), issued={"ke-hoach": date(2026, 3, 5)}, packed=True)
    (line,) = lines(rollup(row))
    assert (line["school"], line["qd4725-2022.1.points"]) == ("'=A", "60.5")
    assert (line["issued.ke-hoach"], line["packed"], line["expected"]) == ("2026-03-05", "true", "")


def test_json_says_what_was_found_and_what_was_not() -> None:
    made = data(sample())
    assert (made["schema"], made["today"], made["found"], made["judged_by"]) == (
        "cdsdossier.rollup/1",
        TODAY.isoformat(),
        6,
        None,
    )
    assert [one["reason"] for one in made["broken"]] == ["Gói .zip bị cắt ngang. Xin trường gửi lại."]
    assert [len(one["left"]) for one in made["copies"]] == [1]
    assert [one["school"] for one in made["attendance"][0]["missing"]] == [
        "Trường Mầm non Hoa Sen",
    ]
    assert [(one["code"], one["state"]) for one in made["attendance"][0]["waiting"]] == [("THCSHT", "broken")]


def test_a_school_has_its_groups_deadline_and_external_points() -> None:
    row = replace(
        school("A"), groups=(group("1", "59.5", ext="62"),), next_due=SchoolDeadline("Báo cáo", TODAY, 3), errors=2
    )
    (one,) = data(rollup(row))["schools"]
    assert (one["errors"], one["next_due"]["days_left"]) == (2, 3)
    (first,) = one["groups"]
    assert (first["points"], first["level"], first["external_points"]) == (59.5, 2, 62)


def test_the_figures_of_a_batch_add_up() -> None:
    (batch,) = data(rollup(school("A", "40", place="a"), school("B", "60", place="b"), school("C", None, place="c")))[
        "batches"
    ]
    (first,) = batch["groups"]
    assert (batch["schools"], first["average"], first["lowest"], first["highest"]) == (3, 50, 40, 60)
    assert sum(one["schools"] for one in first["levels"]) == 3
