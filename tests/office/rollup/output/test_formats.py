"""What people and programs get: the page, CSV, JSON, Parquet; whatever names schools have, and with nothing at all."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from support.rollupmaker import broken, group, province, rollup, sample, school

from cdsdossier import __version__
from cdsdossier.errors import WrongUsage
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup
from cdsdossier.office.rollup.output import formats
from cdsdossier.views.layout import plain_text

_HOSTILE = (
    "=cmd|'/c calc'!A0", "<script>alert(1)</script>", "\u202egnờưrT\u2066", "Trường " + "rất dài " * 60, "x" * 40_000,
    "a\nb\tc\x00\x1b[31md", "{{ 7*7 }}", "A & B", "\ud800", "@SUM(1)", "-1+1", "]]>",
)  # fmt: skip


def hostile() -> Rollup:
    """Return a roll-up whose every text is somebody's mischief."""
    rows = [
        replace(
            school(name, "60", "70", place=f"{number}/{name}", code=name, kind=name, reports_to=name, set_id=name),
            groups=(replace(group("1", "60", unmet=(name,), ext="80"), id=name, name=name, level_name=name),),
            faults=(name,), errors=1, external=name, issued={name: date(2026, 1, 1)},
        )
        for number, name in enumerate(_HOSTILE)
    ]  # fmt: skip
    return rollup(
        *rows, *(broken(name, name) for name in _HOSTILE), roster=tuple(ExpectedSchool(*[n] * 4) for n in _HOSTILE)
    )


def csv_rows(of: Rollup) -> list[dict[str, str]]:
    text = formats.render_rollup_file("csv", of).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_page_of_a_terminal(golden: Callable[[str, str], None]) -> None:
    golden("rollup/sample.txt", plain_text(formats.render_rollup_lines(sample())))


def test_the_page_with_nothing_at_all_says_what_to_look_at(golden: Callable[[str, str], None]) -> None:
    golden("rollup/empty.txt", plain_text(formats.render_rollup_lines(rollup())))


def test_csv_and_json(golden: Callable[[str, str], None]) -> None:
    golden("rollup/sample.csv", formats.render_rollup_file("csv", sample()).decode("utf-8-sig").replace("\r\n", "\n"))
    golden("rollup/sample.json", formats.render_rollup_file("json", sample()).decode().replace(__version__, "VERSION"))


@pytest.mark.parametrize("form", formats.FORMS)
def test_the_same_roll_up_gives_the_same_bytes(form: str) -> None:
    of = province(40)
    assert formats.render_rollup_file(form, of) == formats.render_rollup_file(
        form, replace(of, schools=of.schools[::-1])
    )


@pytest.mark.parametrize("form", formats.FORMS)
@pytest.mark.parametrize(
    "of",
    [rollup(), rollup(roster=()), rollup(broken("a"), broken("b.zip")), hostile()],
    ids=["none", "nobody", "broken", "hostile"],
)
def test_every_form_is_made_of_every_roll_up(form: str, of: Rollup) -> None:
    assert formats.render_rollup_file(form, of)
    assert formats.render_rollup_lines(of)


@pytest.mark.parametrize("of", [sample(), hostile(), province(1000)], ids=["sample", "hostile", "many"])
def test_the_page_is_never_wider_than_100_columns(of: Rollup) -> None:
    long = [one for one in plain_text(formats.render_rollup_lines(of)).splitlines() if len(one) > 100]
    assert [one for one in long if "x" * 100 not in one and "/" not in one] == []


def test_many_schools_leave_the_page_short_and_say_where_the_rest_is() -> None:
    text = plain_text(formats.render_rollup_lines(province(1000)))
    assert text.count("\n") < 200
    assert re.search(r"… và \d+ trường khác; xem đủ: thêm --output tong-hop.xlsx", text)
    assert text.index("Đã nhận") < text.index("  Trường  ")


def test_nothing_that_moves_the_cursor_reaches_the_page() -> None:
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
        plain_text(formats.render_rollup_lines(hostile())),
    )


def test_a_cell_of_the_csv_is_never_a_formula() -> None:
    cells = [cell for row in csv_rows(hostile()) for cell in row.values()]
    assert "'=cmd|'/c calc'!A0" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and "+" in cell)]


def test_the_csv_has_a_line_for_each_school_those_without_a_dossier_too() -> None:
    rows = csv_rows(sample())
    assert [row["state"] for row in rows] == [*["counted"] * 4, "broken", "copy", "missing"]
    assert [row["expected"] for row in rows[:4]] == ["true", "false", "true", "true"]
    assert rows[2]["qd4725-2022.2.points"] == "49.5"
    assert rows[3]["qd4725-2022.2.points"] == "", "not scored is no 0"


def test_json_holds_numbers_as_numbers() -> None:
    data = json.loads(formats.render_rollup_file("json", sample()))
    assert data["schema"] == "cdsdossier.rollup/1"
    assert data["batches"][0]["groups"][1]["average"] == 65.5
    assert data["schools"][2]["groups"][0]["points"] == 59


def test_parquet_is_typed() -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(formats.render_rollup_file("parquet", sample())))
    types = {
        name: table.schema.field(name).type for name in ("errors", "qd4725-2022.1.points", "issued.ke-hoach", "packed")
    }
    assert list(types.values()) == [pa.int64(), pa.float64(), pa.date32(), pa.bool_()]
    assert table.column("qd4725-2022.2.points").to_pylist()[:4] == [76.0, 71.0, 49.5, None]


def test_without_pyarrow_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WrongUsage, match=r'py -m pip install "cdsdossier\[parquet\]"'):
        formats.render_rollup_file("parquet", sample())


def test_years_in_one_run_are_said_to_be_kept_apart() -> None:
    both = rollup(school("Trường A", "60"), school("Trường B", "60", school_year="2024-2025"))
    assert "không\ncộng chung" in plain_text(formats.render_rollup_lines(both))
    assert "không cộng chung" in formats.render_rollup_file("html", both).decode()
    assert "không cộng chung" not in formats.render_rollup_file("html", sample()).decode()
