"""What lies there and is no dossier has its table with or without a list of those expected."""

from __future__ import annotations

from dataclasses import replace

from support.rollupmaker import broken, rollup, sample

from cdsdossier.office.rollup.output.attendance_tables import build_attendance_tables
from cdsdossier.office.rollup.statistics.hints import NameHint
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def test_the_unrecognised_are_listed_with_their_reasons() -> None:
    stray = replace(broken("xa/a.rar", "Tệp nén RAR."), strange=True)
    (only,) = build_attendance_tables(tally_rollup(rollup(stray)))
    assert (only.id, only.rows) == ("khong-nhan-ra", (("xa/a.rar", "Tệp nén RAR."),))
    assert [one.id for one in build_attendance_tables(tally_rollup(sample()))] == ["da-gui", "chua-gui", only.id]


def test_names_to_be_looked_at_have_a_table_where_there_are_any() -> None:
    kinds = (("school", "xa/a"), ("body", ""), ("code", "xa/b"))
    hints = tuple(NameHint(kind, "Tên A", "Tên Á", place) for kind, place in kinds)  # type: ignore[arg-type]
    table = build_attendance_tables(replace(tally_rollup(sample()), hints=hints))[-1]

    assert (table.id, [row[2] for row in table.rows]) == (
        "ten-can-xem",
        ["Có phải Tên Á?", "Cơ quan quản lý có phải Tên Á?", "Chỉ trùng ký hiệu, đang tính cho Tên Á."],
    )
