"""The long table: flat and stable columns; the questions of docs/scale.md get right answers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT
from support.rollupmaker import broken, group, rollup, school

from cdsdossier.errors import WrongUsage
from cdsdossier.office.rollup.collect.detail import RowDetail
from cdsdossier.office.rollup.collect.detail_store import DetailStore
from cdsdossier.office.rollup.output import long_table
from cdsdossier.office.rollup.statistics.tally import Tally, tally_rollup


def line(
    row: str,
    own: int | bool | None,
    external: int | None = None,
    *,
    reason: str = "",
    evidence: int = 1,
    faults: str = "",
) -> RowDetail:
    condition, criterion = row == "1.1", ".".join(row.split(".")[:2])
    value = own if own is None or condition else Decimal(own)
    theirs = None if external is None else Decimal(external)
    most = None if condition else Decimal(10)
    return RowDetail(row, "1", criterion, f"Nội dung {row}", condition, most, value, theirs, reason, evidence, faults)  # type: ignore[arg-type]


_REST = RowDetail("", "", "", "", False, None, None, None, "", 0, "task-overdue=2")
_TOLD = {
    "a": [_REST, line("1.1", True), line("1.3.1", 6, 4, reason="Thiếu minh chứng"), line("1.3.2", 0), line("1.7.1", 5)],
    "b": [_REST, line("1.1", False), line("1.3.1", 8, 7, reason="Thiếu minh chứng"),
          line("1.7.1", 5, 5, evidence=0, faults="evidence-missing=1")],
    "c": [_REST._replace(findings=""), line("1.1", None), line("1.3.1", None), line("1.3.2", 0)],
    "copy": [_REST, line("1.3.1", 10)],
}  # fmt: skip


@pytest.fixture(scope="module")
def details() -> Iterator[DetailStore]:
    with DetailStore() as store:
        for place, lines in _TOLD.items():
            store.put(place, json.dumps(lines, default=str))
        yield store


def counted() -> Tally:
    first = replace(school("Trường A", place="a", reports_to="Xã 1"), groups=(group("1", "60", ext="40"),))
    second = replace(
        school("Trường B", place="b", reports_to="Xã 1", kind="mam-non"), groups=(group("1", "80", ext="78"),)
    )
    third = replace(school("Trường C", place="c", reports_to="Xã 2"), groups=(group("1", None),))
    copy = replace(first, place="copy", errors=9)
    return tally_rollup(rollup(first, second, third, copy, broken("x.zip")))


def test_every_line_says_all_columns_in_csv(details: DetailStore) -> None:
    file = io.BytesIO()
    long_table.write_long_csv(file, long_table.iter_long_lines(counted(), details))
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    assert {None} & set().union(*rows) == set()
    assert [(row["state"], row["line"], row["row_id"]) for row in rows[:3]] == [
        ("counted", "dossier", ""), ("counted", "group", ""), ("counted", "condition", "1.1"),
    ]  # fmt: skip
    assert rows[0]["findings"] == "task-overdue=2"
    assert (rows[1]["level"], rows[1]["external_level"], rows[1]["maximum"]) == ("2", "1", "100")
    scored = rows[3]
    assert [scored[name] for name in ("criterion", "maximum", "self", "external", "reason", "evidence")] == [
        "1.3", "10", "6", "4", "Thiếu minh chứng", "1",
    ]  # fmt: skip
    assert [row["state"] for row in rows if row["line"] == "dossier"] == ["counted"] * 3 + ["copy", "broken"]
    assert rows[-1]["reason"].startswith("Gói .zip")
    told = json.loads(long_table.describe_long_csv("x.csv"))
    assert (told["url"], told["dc:conformsTo"]) == ("x.csv", "cdsdossier.rows/1")
    assert [one["name"] for one in told["tableSchema"]["columns"]] == list(rows[0])


def test_a_file_of_another_kind_is_refused_before_the_work() -> None:
    with pytest.raises(WrongUsage, match="csv"):
        long_table.check_long_form(".xlsx")


#: What each question of docs/scale.md answers about the schools above.
_ANSWERS: list[list[tuple[object, ...]]] = [
    [("Xã 1", "1.3", 7.0, 2), ("Xã 1", "1.7", 5.0, 2), ("Xã 2", "1.3", 0.0, 1)],
    [("Xã 1", "Trường A", "1", 2, 1)],
    [("1.3.1", "Nội dung 1.3.1", -1.5, 2)],
    [("task-overdue", 4, 2), ("evidence-missing", 1, 1)],
    [("Xã 1", "Trường B", "1.7.1", 5.0)],
    [("1.3.2", 2, 2)],
    [("Xã 1", "1.1", 1)],
    [("mam-non", "1", 3, 1), ("thcs", "1", 2, 1)],
    [("Xã 2", "Trường C", 2)],
    [("Thiếu minh chứng", 2, 3.0)],
]


def questions() -> list[str]:
    return re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def table(details: DetailStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bang") / "tung-dong.parquet"
    with path.open("wb") as file:
        long_table.write_long_parquet(file, long_table.iter_long_lines(counted(), details))
    return path


def test_the_metadata_say_schema_and_version(table: Path) -> None:
    metadata = pytest.importorskip("pyarrow.parquet").read_schema(table).metadata
    assert metadata[b"cdsdossier.schema"] == b"cdsdossier.rows/1"


@pytest.mark.parametrize("number", range(10))
def test_a_question_of_the_guide_is_answered(number: int, table: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb asks the questions of docs/scale.md")
    assert len(questions()) == len(_ANSWERS)
    found = duckdb.sql(questions()[number].replace("tung-dong.parquet", table.as_posix()).rstrip(";\n")).fetchall()
    assert found == _ANSWERS[number]


def test_a_name_that_is_no_unicode_is_described_all_the_same() -> None:
    assert json.loads(long_table.describe_long_csv("b\udce1o.csv"))["url"] == "b\udce1o.csv"
