"""The tables with a line for each school."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

import docx
import pytest
from support.rollupmaker import TODAY, broken, group, rollup, sample, school

from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup, SchoolDeadline
from cdsdossier.office.rollup.output.formats import render_rollup_file, render_rollup_lines
from cdsdossier.office.rollup.output.report_table import ReportTable
from cdsdossier.office.rollup.output.report_tables import build_report_tables
from cdsdossier.office.rollup.output.school_tables import build_external_table, build_fault_table, build_school_table
from cdsdossier.office.rollup.statistics.tally import tally_rollup
from cdsdossier.views.layout import plain_text


def rows(table: ReportTable) -> list[dict[str, object]]:
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for row in table.rows]


def schools(of: Rollup) -> list[dict[str, object]]:
    return rows(build_school_table(tally_rollup(of)))


def test_a_school_has_its_points_faults_and_deadline() -> None:
    due = SchoolDeadline("Báo cáo", TODAY, -2)
    row = replace(school("A", "59", "70"), errors=3, warnings=1, next_due=due, external="cong-nhan")
    (one,) = schools(rollup(row))
    assert (one["Nhóm 1: điểm"], one["Nhóm 1: mức"], one["Lỗi"], one["Cảnh báo"]) == (59, 2, 3, 1)
    assert (one["Hạn gần nhất"], one["Còn (ngày)"], one["Việc phải làm"]) == (TODAY, -2, "Báo cáo")
    assert one["Loại trường"] == "THCS"


def test_what_is_not_scored_has_an_empty_cell_not_zero() -> None:
    (one,) = schools(rollup(school("A", None)))
    assert (one["Nhóm 1: điểm"], one["Nhóm 1: mức"], one["Mục chưa chấm"]) == (None, None, 20)


def test_points_of_two_sets_have_columns_of_their_own() -> None:
    both = schools(rollup(school("A", "60", place="a"), school("B", "70", set_id="khac", place="b")))
    first, second = sorted(both, key=lambda one: str(one["Trường"]))
    assert (first["qd4725-2022 · Nhóm 1: điểm"], first["khac · Nhóm 1: điểm"]) == (60, None)
    assert second["khac · Nhóm 1: điểm"] == 70


def test_a_set_judged_as_a_whole_has_one_level() -> None:
    row = replace(school("A", "60"), whole=replace(group("", "60"), id=""), per_group=False)
    (one,) = schools(rollup(row))
    assert (one["Toàn bộ: điểm"], one["Toàn bộ: mức"]) == (60, 2)
    assert "Nhóm 1: mức" not in one


def test_external_assessment_is_compared_group_by_group() -> None:
    table = rows(build_external_table(tally_rollup(sample())))
    assert [(one["Nhóm"], one["Ngoài: điểm"], one["Chênh lệch điểm"]) for one in table] == [
        ("", None, None),
        ("Nhóm 1", 62, 3),
        ("Nhóm 2", 51, Decimal("1.5")),
    ]


def test_faults_come_gravest_first() -> None:
    table = rows(build_fault_table(tally_rollup(sample())))
    assert [one["Tình trạng"] for one in table] == ["Không đọc được", "Còn lỗi", "Gửi trùng"]
    assert not re.search(r"[a-z]+-[a-z]+", str(table[1]["Chi tiết"])), "the fault in words, not the rule's id"
    clash = rollup(school("A", "60", code="TH", place="a"), school("B", "60", code="TH", place="b"), broken("c.zip"))
    assert [one["Tình trạng"] for one in rows(build_fault_table(tally_rollup(clash)))][1:] == ["Trùng ký hiệu"] * 2


def test_a_fault_is_told_under_the_name_and_the_body_of_the_roster() -> None:
    listed = ExpectedSchool("Trường THCS A", "THCSA", "thcs", "UBND xã X")
    first, again = (
        school("THCS A", "60", code="THCSA", reports_to="Phòng VHXH xã X", place=place, errors=1, revision=number)
        for place, number in (("lan-1", 1), ("lan-2", 2))
    )
    table = rows(build_fault_table(tally_rollup(rollup(first, again, roster=(listed,)))))
    assert {one["Tình trạng"] for one in table} == {"Còn lỗi", "Gửi trùng"}
    assert {(one["Trường"], one["Cơ quan quản lý"]) for one in table} == {("Trường THCS A", "UBND xã X")}


def test_the_report_says_which_of_the_counted_are_no_final_dossiers() -> None:
    said = _words(render_rollup_file("docx", rollup(school("A", "60", draft=True), school("B", None, working=True))))
    assert "Số hồ sơ được tổng hợp: 2 (trong đó bản nháp: 1; đang làm: 1)." in said


def test_what_senders_say_of_themselves_is_a_table_a_section_and_an_annex_and_only_then() -> None:
    told = replace(school("Trường A", "60", "70"), claims=("nơi gửi xin miễn 2 mục, vẫn tính",))
    for form, open_ in (("csv", bytes.decode), ("json", bytes.decode), ("html", bytes.decode), ("docx", _words)):
        with_, without = (
            open_(render_rollup_file(form, rollup(one))) for one in (told, school("Trường A", "60", "70"))
        )
        assert "nơi gửi xin miễn 2 mục, vẫn tính" in with_, form
        assert "ơi gửi tự ghi" not in without, form
    page = plain_text(render_rollup_lines(rollup(told)))
    assert "Điều nơi gửi tự ghi, không tính (1 trường)\n  Trường A:\n    - nơi gửi xin miễn 2 mục, vẫn tính\n" in page
    assert "Nơi gửi tự ghi" in [one.name for one in build_report_tables(tally_rollup(rollup(told)))]


def _words(content: bytes) -> str:
    made = docx.Document(io.BytesIO(content))
    return "\n".join("".join(one.itertext()) for one in made.element.body.iter("{*}p"))


@pytest.mark.parametrize(
    ("kinds", "heads"),
    [
        (["thcs", "tieu-hoc"], ("Trường", "Loại trường")),
        (["phong-gddt", "phong-gddt"], ("Phòng GDĐT", "Loại phòng GDĐT")),
        (["phong-gddt", "thcs"], ("Đơn vị", "Loại đơn vị")),
    ],
)
def test_the_heads_call_those_who_send_what_they_are(kinds: list[str], heads: tuple[str, str]) -> None:
    made = [replace(school(f"T{n}", "60", code=f"T{n}", place=f"p{n}"), kind=kind) for n, kind in enumerate(kinds)]
    counted = tally_rollup(rollup(*made))

    assert {column.title for column in build_school_table(counted).columns} >= set(heads)
    assert build_fault_table(counted).columns[1].title == build_external_table(counted).columns[0].title == heads[0]
