"""What lies there and is no dossier has its table with or without a list of those expected."""

from __future__ import annotations

from dataclasses import replace

from support.rollupmaker import broken, rollup, sample

from cdsdossier.office.rollup.output.attendance_tables import build_attendance_tables
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def test_the_unrecognised_are_listed_with_their_reasons() -> None:
    stray = replace(broken("xa/a.rar", "Tệp nén RAR."), strange=True)
    (only,) = build_attendance_tables(tally_rollup(rollup(stray)))
    assert (only.id, only.rows) == ("khong-nhan-ra", (("xa/a.rar", "Tệp nén RAR."),))
    assert [one.id for one in build_attendance_tables(tally_rollup(sample()))] == ["da-gui", "chua-gui", only.id]
