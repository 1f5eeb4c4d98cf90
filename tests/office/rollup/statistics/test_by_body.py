"""A roll-up parted by managing body: nothing is lost, nothing is twice."""

from __future__ import annotations

from dataclasses import replace

from support.rollupmaker import broken, province, rollup, sample, school

from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.statistics.by_body import part_by_body
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def test_each_body_has_its_own_schools_and_those_it_waits_for() -> None:
    parts = dict(part_by_body(tally_rollup(sample())))
    assert list(parts) == ["UBND xã Hùng Thắng", "UBND xã Quyết Tiến"]
    assert [one.name for one in parts["UBND xã Hùng Thắng"].schools] == ["Trường Tiểu học Hùng Thắng"]
    assert [who.name for who in parts["UBND xã Quyết Tiến"].attendance[0].missing] == ["Trường Mầm non Hoa Sen"]
    assert len(parts["UBND xã Quyết Tiến"].copies) == 1
    assert [row.place for row in parts["UBND xã Hùng Thắng"].broken] == ["hop-thu/thcs-hung-thang.zip"]


def test_what_nobody_knows_is_a_part_of_its_own() -> None:
    parts = dict(part_by_body(tally_rollup(rollup(school("A", "60"), broken("x.zip")))))
    assert [row.place for row in parts["(chưa rõ)"].broken] == ["x.zip"]


def test_the_parts_add_up_to_the_whole() -> None:
    call = Requirement(documents=(RequiredDocument(document="ke-hoach"),))
    whole = tally_rollup(replace(province(200), required=call))
    parts = [part for _, part in part_by_body(whole)]
    assert sum(part.found for part in parts) == whole.found
    assert sum(len(part.schools) for part in parts) == len(whole.schools)
    assert sum(part.attendance[0].expected for part in parts) == whole.attendance[0].expected
    assert sum(len(part.submissions[0].units) for part in parts) == len(whole.submissions[0].units)
    assert sum(part.submissions[0].counts[0].sent for part in parts) == whole.submissions[0].counts[0].sent
    batched = [batch for part in parts for batch in part.batches]
    assert sum(one.everyone.schools for batch in batched for one in batch.judged if one.id == "1") == len(whole.schools)


def test_one_body_written_in_two_ways_is_one_part() -> None:
    rows = [school("A", "60", reports_to="UBND Xã A"), school("B", "60", reports_to="UBND xã A")]
    assert len(part_by_body(tally_rollup(replace(sample(), schools=tuple(rows), roster=None)))) == 1
