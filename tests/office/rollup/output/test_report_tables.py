"""The questions an office asks, each answered by a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.rollupmaker import rollup, sample, school

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output.report_table import ReportTable
from cdsdossier.office.rollup.output.report_tables import build_report_tables
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def tables(of: Rollup) -> dict[str, ReportTable]:
    return {one.id: one for one in build_report_tables(tally_rollup(of))}


def cells(of: Rollup, table: str, *titles: str) -> list[tuple[object, ...]]:
    one = tables(of)[table]
    places = [[column.title for column in one.columns].index(title) for title in titles]
    return [tuple(row[place] for place in places) for row in one.rows]


@pytest.mark.parametrize("of", [sample(), rollup(), rollup(school("A", "60"))], ids=["sample", "empty", "one"])
def test_every_row_has_a_value_for_every_column(of: Rollup) -> None:
    for table in tables(of).values():
        assert {len(row) for row in table.rows} <= {len(table.columns)}, table.id


def test_a_table_names_what_its_rows_are_about_in_one_column() -> None:
    found = {one.id: [column.title for column in one.columns if column.names] for one in tables(sample()).values()}
    assert found["theo-co-quan"] == ["Cơ quan quản lý"]
    assert found["chua-gui"] == found["tung-truong"] == ["Trường"]
    assert max(map(len, found.values())) == 1


def test_who_has_sent_is_asked_only_with_a_list() -> None:
    assert {"da-gui", "chua-gui"} <= tables(sample()).keys()
    assert not {"da-gui", "chua-gui"} & tables(rollup(school("A", "60"))).keys()


def test_the_overview_counts_what_was_found() -> None:
    overview = {row[0]: row[1] for row in cells(sample(), "tong-quan", "Nội dung", "Số")}
    assert (overview["Hồ sơ tìm thấy"], overview["Hồ sơ được tính"]) == (6, 4)
    assert (overview["Hồ sơ không đọc được"], overview["Hồ sơ gửi trùng, không tính"]) == (1, 1)
    assert overview["Trường đã gửi"] == 3


def test_levels_per_group_add_up_to_the_schools() -> None:
    counts = cells(sample(), "theo-nhom", "Nhóm", "Số trường", "Mức 1", "Mức 2", "Mức 3", "Chưa chấm xong")
    assert [row[0] for row in counts] == ["Nhóm 1", "Nhóm 2"]
    assert all(row[1] == sum(int(str(one)) for one in row[2:]) for row in counts)


def test_bodies_say_how_many_they_wait_for() -> None:
    rows = cells(sample(), "da-gui", "Cơ quan quản lý", "Đã gửi", "Phải gửi", "Gửi nhưng hỏng", "Chưa gửi")
    assert sorted(rows) == [("UBND xã Hùng Thắng", 1, 2, 1, 0), ("UBND xã Quyết Tiến", 2, 3, 0, 1)]


def test_the_missing_and_the_unexpected_are_named() -> None:
    assert cells(sample(), "chua-gui", "Tình trạng", "Trường") == [
        ("Chưa gửi", "Trường Mầm non Hoa Sen"),
        ("Gửi nhưng hỏng", "Trường THCS Hùng Thắng"),
        ("Ngoài danh sách", "Trường THCS Nguyễn Trãi"),
    ]


def test_documents_are_counted_against_the_schools_of_their_batch() -> None:
    row = replace(school("A", "60", place="a"), issued={"ke-hoach": date(2026, 3, 5)})
    rows = cells(rollup(row, school("B", "60", place="b")), "van-ban", "Văn bản", "Đã ban hành", "Chưa ban hành")
    assert rows[0][1:] == (1, 1)


def test_texts_of_dossiers_are_made_safe_and_heads_are_cut() -> None:
    one = rollup(school("A\x1b[31m\nB", "60", set_id="x" * 5000))
    assert cells(one, "tung-truong", "Trường")[0][0] == "A\\x1b[31m B"
    assert max(len(column.title) for table in tables(one).values() for column in table.columns) < 300
