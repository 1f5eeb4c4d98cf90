"""Who has sent which paper, by when: over the list where there is one; what is not sent does not count."""

from __future__ import annotations

from datetime import date

from support.rollupmaker import TODAY, rollup, school

from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.submissions import PaperState, Submissions
from cdsdossier.office.rollup.statistics.tally import tally_rollup

PLAN = RequiredDocument(document="ke-hoach", due=date(2025, 11, 30))
MEMBERS = RequiredDocument(document="danh-sach-bo-phan", name="Danh sách bộ phận", sets=("qd3806-2024",))
CALL = Requirement(documents=(PLAN, MEMBERS))


def office(name: str, **more: object) -> SchoolRow:
    return school(name, "60", **({"kind": "phong-gddt"} | more))


def asked(*rows: SchoolRow, call: Requirement = CALL, listed: tuple[str, ...] = ()) -> Submissions:
    roster = tuple(ExpectedSchool(name, kind="phong-gddt") for name in listed) or None
    (one,) = tally_rollup(rollup(*rows, roster=roster, required=call)).submissions
    return one


def states(one: Submissions, place: int = 0) -> list[str]:
    return [paper.state if (paper := unit.papers[place]) else "" for unit in one.units]


def test_papers_are_counted_over_the_list() -> None:
    rows = [
        office("Phòng GDĐT A", issued={"ke-hoach": date(2025, 11, 30)}, papers={"danh-sach-bo-phan-cntt": None}),
        office("Phòng GDĐT B", issued={"ke-hoach": date(2025, 12, 1)}, papers={"danh-sach": None}),
        office("Phòng GDĐT ngoài danh sách", issued={"ke-hoach": date(2025, 11, 1)}),
    ]
    one = asked(*rows, listed=("Phòng GDĐT A", "Phòng GDĐT B", "Phòng GDĐT C"))
    assert states(one) == ["sent", "late", "missing"]
    assert states(one, 1) == ["sent", "missing", "missing"]
    assert [(count.sent, count.late, count.asked) for count in one.counts] == [(2, 1, 3), (1, 0, 3)]
    assert [unit.name for unit in one.waiting] == ["Phòng GDĐT B", "Phòng GDĐT C"]


def test_without_a_list_it_is_over_what_was_found() -> None:
    one = asked(office("B", issued={"ke-hoach": TODAY}), office("A"))
    assert not one.listed
    assert [unit.name for unit in one.units] == ["A", "B"]


def test_what_is_dated_later_or_in_a_draft_or_unreadable_is_not_sent() -> None:
    later, sent = date(2026, 4, 21), {"ke-hoach": date(2025, 11, 1)}
    rows = [
        office("A", issued={"ke-hoach": later}),
        office("B", issued=sent, draft=True),
        office("C", issued={}, reason="Thiếu điểm."),
        office("D", issued=sent),
    ]
    one = asked(*rows, call=Requirement(documents=(PLAN,)), listed=("A", "B", "C", "D"))
    assert states(one) == [PaperState.FUTURE, PaperState.DRAFT, PaperState.BROKEN, PaperState.SENT]
    assert one.counts[0].sent == 1
    assert one.missing_of(one.units[0])[0][1].day == later


def test_a_paper_is_asked_only_of_those_who_are_to_send_it() -> None:
    one = asked(office("Phòng A"), school("Trường B", "60"))
    assert states(one, 1) == ["missing", ""]
    assert one.counts[1].asked == 1


def test_a_call_of_one_year_leaves_the_others_alone() -> None:
    rows = [office("A"), office("A", school_year="2024-2025", place="cu")]
    call = Requirement(documents=(PLAN,), school_year="2024-2025")
    assert asked(*rows, call=call).school_year == "2024-2025"


def test_a_file_named_like_a_plan_is_no_plan() -> None:
    one = asked(office("A", papers={"ke-hoach-day-hoc": date(2025, 11, 1)}), call=Requirement(documents=(PLAN,)))
    assert states(one) == ["missing"]


def test_a_call_for_a_year_of_which_nothing_has_come_is_answered_too() -> None:
    call = Requirement(documents=(PLAN,), school_year="2031-2032")
    one = asked(office("Phòng GDĐT A", issued={"ke-hoach": TODAY}), call=call, listed=("Phòng GDĐT A", "Phòng GDĐT B"))
    assert (one.school_year, states(one), len(one.waiting)) == ("2031-2032", ["missing", "missing"], 2)
    assert asked(office("A"), call=call).units == ()
