"""``cdsdossier compare`` as people and programs call it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran, fingerprint
from openpyxl import load_workbook
from support.setmaker import new_version
from support.yearmaker import next_year, replaced, year

Cli = Callable[..., Ran]


Golden = Callable[[str, str], None]


def test_two_years_fit_on_a_narrow_terminal(cli: Cli, golden: Golden, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    ran = cli("compare", later, EXAMPLE)

    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.out == cli("compare", EXAMPLE, later).out
    golden("compare/two-years.txt", ran.out)


def test_four_years_with_another_set_fit_into_a_hundred_columns(cli: Cli, golden: Golden, tmp_path: Path) -> None:
    third = year(tmp_path, "2025-2026")
    new_version(third / "indicator-set.yaml")
    fourth = year(tmp_path, "2026-2027", ("scores/1-day-hoc.yaml", "points: 5\n", "points:\n"))
    new_version(fourth / "indicator-set.yaml")
    ran = cli("compare", EXAMPLE, next_year(tmp_path), third, fourth)

    assert max(map(len, ran.out.splitlines())) <= 100
    golden("compare/four-years.txt", ran.out)


def test_unchanged_rows_are_shown_when_asked_for(cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)

    assert "1.3.2" not in cli("compare", EXAMPLE, later).out
    assert "1.3.2" in cli("compare", EXAMPLE, later, "--all").out


def test_json_keeps_its_promised_shape(cli: Cli, golden: Golden, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    new_version(later / "indicator-set.yaml")
    ran = cli("compare", EXAMPLE, later, "--format", "json")

    assert json.loads(ran.out)["schema"] == "cdsdossier.compare/1"
    golden("compare/two-years.json", re.sub(r'"tool": "[^"]*"', '"tool": "…"', ran.out))


def test_csv_opens_in_excel_and_runs_no_formula(cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    replaced(later / "indicator-set.yaml", "Có ban hành quy chế tổ chức dạy học trực tuyến", '"=cmd()"')
    ran = cli("compare", EXAMPLE, later, "--format", "csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))) if row["id"]}

    assert ran.out.startswith("\ufeff")
    assert rows["1.2"]["text"] == "'=cmd()"
    assert "lời văn đã khác" in rows["1.2"]["remarks"]
    assert (rows["2.4.2"]["points 2023-2024"], rows["2.4.2"]["points 2024-2025"]) == ("12", "9.5")
    assert "không còn minh chứng" in rows["1.4"]["remarks"]


def test_the_workbook_holds_real_numbers_and_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    replaced(later / "indicator-set.yaml", "Có ban hành quy chế tổ chức dạy học trực tuyến", '"=1+1"')
    for name in ("a.xlsx", "b.xlsx"):
        assert cli("compare", EXAMPLE, later, "--output", tmp_path / name).code == 0
    book = load_workbook(tmp_path / "a.xlsx")
    page = book["So sánh"]
    rows = {row[1].value: row for row in page.iter_rows()}

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (rows["2.4.2"][3].value, rows["2.4.2"][6].value, rows["2.4.2"][10].value) == (12, 9.5, -2.5)
    assert (rows["1.2"][2].value, rows["1.2"][2].data_type) == ("=1+1", "s")
    assert page.freeze_panes is not None
    assert page.auto_filter.ref
    assert book.sheetnames == ["So sánh", "Tồn tại", "Bộ chỉ số"]


@pytest.mark.parametrize("name", ["so-sanh.csv", "so-sanh.json"])
def test_files_say_what_the_screen_says(name: str, cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    assert cli("compare", EXAMPLE, later, "--output", tmp_path / name).code == 0
    shown = cli("compare", EXAMPLE, later, "--format", name[-4:].strip(".")).out

    assert (tmp_path / name).read_bytes().decode("utf-8") == shown


def test_no_years_file_is_touched_and_none_overwritten(cli: Cli, example: Path, tmp_path: Path) -> None:
    later, before = next_year(tmp_path), fingerprint(example)

    inside = cli("compare", example, later, "--output", later / "x.xlsx")
    assert (inside.code, "nằm trong hồ sơ" in inside.err) == (2, True)
    kept = tmp_path / "x.xlsx"
    kept.write_bytes(b"mine")
    assert cli("compare", example, later, "--output", kept).code == 1
    assert kept.read_bytes() == b"mine"
    assert cli("compare", example, later, "--output", kept, "--force").code == 0
    assert cli("compare", example, later, "--output", tmp_path / "x.docx").code == 2
    assert fingerprint(example) == before


def test_what_cannot_be_read_at_all_is_named_and_exits_with_three(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    ran = cli("compare", EXAMPLE, tmp_path / "rong")
    assert ran.code == 3
    assert "rong" in ran.err

    (example / "indicator-set.yaml").write_bytes(b"id: [\n")
    ran = cli("compare", EXAMPLE, example)
    assert ran.code == 3
    assert str(example) in ran.err


def test_one_folder_is_not_enough(cli: Cli) -> None:
    ran = cli("compare", EXAMPLE)

    assert ran.code == 2
    assert "ít nhất hai hồ sơ" in ran.err


def test_a_broken_file_is_told_and_the_rest_compared(cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    (later / "scores" / "1-day-hoc.yaml").write_bytes(b"scores:\n\t- x\n")
    ran = cli("compare", EXAMPLE, later)

    assert ran.code == 0
    assert "không đọc được scores/1-day-hoc.yaml" in ran.out
    assert "2.4.2" in ran.out


def test_the_same_year_twice_and_another_school_are_told(cli: Cli, tmp_path: Path) -> None:
    other = year(tmp_path, "2023-2024", ("dossier.yaml", "name: Trường THCS Quyết Tiến", "name: Trường THCS Hoa Sen"))
    out = cli("compare", EXAMPLE, other).out

    assert "các trường khác nhau" in out
    assert "hơn một hồ sơ cùng năm học 2023-2024" in out
