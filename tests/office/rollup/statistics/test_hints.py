"""Nearly alike names are asked about, and never joined."""

from __future__ import annotations

from support.rollupmaker import rollup, school

from cdsdossier.office.rollup.collect.rows import ExpectedSchool
from cdsdossier.office.rollup.statistics.hints import NameHint
from cdsdossier.office.rollup.statistics.tally import tally_rollup

BODY = "UBND xã Quyết Tiến"


def listed(*names: str) -> tuple[ExpectedSchool, ...]:
    return tuple(ExpectedSchool(name, body=BODY) for name in names)


def test_a_school_that_is_not_in_the_list_may_be_one_that_has_sent_nothing() -> None:
    roster = listed("Trường THCS Nguyễn Bỉnh Khiêm", "Trường THCS Kim Đồng 1")
    rows = (school("Trường THCS Nguyễn Bình Khiên", "60", code=""), school("Trường THCS Kim Đồng 2", "60", code=""))
    counted = tally_rollup(rollup(*rows, roster=roster))
    assert [one.missing for one in counted.attendance] == [roster]
    assert counted.hints == (
        NameHint(
            "school", "Trường THCS Nguyễn Bình Khiên", "Trường THCS Nguyễn Bỉnh Khiêm", "trường-thcs-nguyễn-bình-khiên"
        ),
    )


def test_a_body_may_be_one_of_the_list_or_a_commoner_one() -> None:
    names = (("A", BODY), ("B", BODY), ("C", "UBND xã Quyết Tiếm"), ("D", "UBND phường Hòa Bình"))
    rows = [school(f"Trường {name}", "60", code=name, reports_to=body) for name, body in names]
    asked = NameHint("body", "UBND xã Quyết Tiếm", BODY)
    counted = tally_rollup(rollup(*rows))
    assert counted.hints == (asked,)
    assert len({one.body for one in counted.schools}) == 3
    assert asked in tally_rollup(rollup(*rows, roster=listed("Trường A"))).hints


def test_a_dossier_that_only_its_code_ties_to_the_list_is_asked_about() -> None:
    roster = (ExpectedSchool("Trường THCS Quyết Tiến", "QT", body=BODY),)
    other = school("Trường Mầm non Hoa Sen", "60", code="QT", reports_to="UBND xã Khác", parent="")
    asked = NameHint("code", "Trường Mầm non Hoa Sen", "Trường THCS Quyết Tiến", other.place)
    assert asked in tally_rollup(rollup(other, roster=roster)).hints
    same_body = school("THCS Quyết Tiến cũ", "60", code="QT", reports_to=BODY)
    assert not [one for one in tally_rollup(rollup(same_body, roster=roster)).hints if one.kind == "code"]
