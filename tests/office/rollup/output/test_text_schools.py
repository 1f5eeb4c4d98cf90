"""The table of schools on a page of text."""

from __future__ import annotations

from dataclasses import replace

from support.rollupmaker import TODAY, group, rollup, school

from cdsdossier.office.rollup.collect.rows import SchoolDeadline, SchoolRow
from cdsdossier.office.rollup.output.text_schools import school_lines
from cdsdossier.office.rollup.statistics.tally import tally_rollup
from cdsdossier.views.layout import Line, plain_text


def table(*rows: SchoolRow) -> list[Line]:
    (batch,) = tally_rollup(rollup(*rows)).batches
    return school_lines(batch)


def text(*rows: SchoolRow) -> list[str]:
    return plain_text(table(*rows)).splitlines()


def styles(line: Line) -> dict[str, str]:
    return {words.strip(): style for words, style in line if style}


def test_a_line_says_points_levels_and_what_is_missing() -> None:
    row = replace(school("Trường A"), groups=(group("1", "59", unmet=("1.2",)), group("2", None)), errors=3)
    head, line = text(row)
    assert head.split()[:4] == ["Trường", "Nhóm", "1", "Nhóm"]
    assert "59 · M2" in line
    assert line.split()[-3:] == ["1.2", "3", "–"]


def test_colours_follow_levels_faults_and_deadlines() -> None:
    late = replace(school("A", "40"), errors=1, next_due=SchoolDeadline("x", TODAY, -1))
    soon = replace(school("B", "90"), next_due=SchoolDeadline("x", TODAY, 7))
    far = replace(school("C", "90"), next_due=SchoolDeadline("x", TODAY, 60))
    shown = [styles(line) for line in table(late, soon, far)[2:]]
    assert shown[0]["40 · M1"] == "bad"
    assert shown[0]["1"] == "bad"
    assert shown[2]["90 · M3"] == "good"
    assert [list(one.values()) for one in shown[1::2]] == [["bad"], ["warn"], []]


def test_many_schools_are_cut_and_many_groups_too() -> None:
    lines = text(
        *(school(f"Trường {number:02d}", "60", "60", "60", "60", "60", place=str(number)) for number in range(32))
    )
    assert len([line for line in lines if line.startswith("  Trường ")]) == 31
    assert "… và 2 trường khác" in lines[-1]
    assert "Nhóm 4" in lines[0]
    assert "Nhóm 5" not in "".join(lines)


def test_no_line_is_wider_than_the_page() -> None:
    row = school("Trường " + "rất dài " * 30, "100", code="x", external="dang-tham-dinh")
    assert max(map(len, text(row))) <= 80
