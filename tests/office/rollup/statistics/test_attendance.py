"""Who has sent: known by code, then by name however it is written, and never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.rollupmaker import broken, rollup, sample, school

from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.attendance import Attendance, list_waiting
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def present(roster: list[ExpectedSchool], *rows: SchoolRow) -> Attendance:
    (one,) = tally_rollup(rollup(*rows, roster=tuple(roster))).attendance
    return one


@pytest.mark.parametrize(
    "listed",
    [
        ExpectedSchool("tên khác hẳn", "ththht"),
        ExpectedSchool("TRƯỜNG TIỂU HỌC   HÙNG THẮNG"),
        ExpectedSchool("Tieu hoc Hung Thang"),
        ExpectedSchool("TH Hùng Thắng", "MÃ KHÁC"),
    ],
)
def test_a_school_is_known_by_its_code_or_its_name(listed: ExpectedSchool) -> None:
    one = present([listed, ExpectedSchool("Trường khác")], school("Trường Tiểu học Hùng Thắng", code="TH-THHT"))
    assert [who.name for who, _ in one.sent] == [listed.name]
    assert [who.name for who in one.missing] == ["Trường khác"]
    assert not one.unexpected


def test_two_schools_of_one_name_are_told_apart_by_their_body() -> None:
    roster = [ExpectedSchool("TH Kim Đồng", "", "", "UBND xã A"), ExpectedSchool("TH Kim Đồng", "", "", "UBND xã B")]
    one = present(roster, school("Trường Tiểu học Kim Đồng", code="THKD", reports_to="UBND xã B"))
    assert [who.body for who, _ in one.sent] == ["UBND xã B"]


def test_where_two_would_do_neither_is_taken() -> None:
    roster = [ExpectedSchool("TH Kim Đồng", "", "", "UBND xã A"), ExpectedSchool("TH Kim Đồng", "", "", "UBND xã B")]
    one = present(roster, school("Trường Tiểu học Kim Đồng", reports_to="Phòng Văn hóa - Xã hội", parent=""))
    assert (len(one.sent), len(one.missing), len(one.unexpected)) == (0, 2, 1)


def test_a_broken_dossier_has_been_sent_and_is_no_good_and_a_nameless_one_is_of_nobody() -> None:
    unread = school("Trường A", code="A", reason="Thiếu điểm.", place="a", school_year="")
    one = present([ExpectedSchool("Trường A"), ExpectedSchool("Trường B")], unread, broken("x.zip"), school("Trường C"))
    assert [(who.name, row.place) for who, row in one.waiting] == [("Trường A", "a")]
    assert (one.sent, [who.name for who in one.missing]) == ((), ["Trường B"])
    assert [row.school for row in one.unexpected] == ["Trường C"]


@pytest.mark.parametrize(
    "place",
    [
        *("THCS Hùng Thắng.zip", "nhan/truong-thcs-hung-thang/ho-so.rar", "thcsht.7z"),
        "Trường THCS Hùng Thắng/2025/bai.docx",
    ],
)
def test_what_cannot_be_read_is_of_the_school_whose_name_its_file_or_folder_has(place: str) -> None:
    roster = [ExpectedSchool("Trường THCS Hùng Thắng", "THCSHT"), ExpectedSchool("Trường B", "B")]
    one = present(roster, replace(broken(place), strange=True), school("Trường B", code="B"))
    assert [who.code for who, _ in one.waiting] == ["THCSHT"]
    assert one.missing == ()


def test_a_file_beside_the_dossier_takes_nothing_from_it() -> None:
    stray = replace(broken("ho-so-B-2025-2026.rar"), strange=True, code="B", school_year="2025-2026")
    one = present([ExpectedSchool("Trường B", "B")], school("Trường B", code="B"), stray)
    assert ([row.school for _, row in one.sent], one.waiting, one.unexpected) == (["Trường B"], (), ())


def test_a_draft_and_a_folder_in_work_are_not_sent_and_each_body_counts_them() -> None:
    roster = [ExpectedSchool(f"Trường {name}", name, "", "UBND xã A") for name in "ABCDE"]
    rows = (
        school("Trường A", "60", code="A"),
        school("Trường B", "60", code="B", draft=True),
        school("Trường C", "60", code="C", working=True),
        school("Trường D", code="D", reason="Hỏng."),
    )
    one = present(roster, *rows)
    assert [(words, [who.code for who, _ in some]) for words, some in list_waiting(one)] == [
        ("gửi nhưng hỏng", ["D"]), ("bản nháp", ["B"]), ("đang làm", ["C"]),
    ]  # fmt: skip
    (body,) = one.bodies
    assert (body.sent, body.broken, body.drafts, body.working, body.missing, body.expected) == (1, 1, 1, 1, 1, 5)


def test_where_nothing_can_be_read_nobody_is_unexpected() -> None:
    one = present([ExpectedSchool("Trường A")], broken("x.zip"))
    assert (one.sent, len(one.missing), one.unexpected) == ((), 1, ())


def test_each_managing_body_is_counted() -> None:
    (one,) = tally_rollup(sample()).attendance
    assert (len(one.sent), one.expected) == (3, 5)
    assert [(body.body, body.sent, body.expected) for body in one.bodies] == [
        ("UBND xã Hùng Thắng", 1, 2), ("UBND xã Quyết Tiến", 2, 3),
    ]  # fmt: skip


def test_years_are_counted_each_against_the_whole_list() -> None:
    rows = [school("Trường A", school_year="2024-2025"), school("Trường B", school_year="2025-2026")]
    found = tally_rollup(rollup(*rows, roster=(ExpectedSchool("Trường A"), ExpectedSchool("Trường B")))).attendance
    assert [(one.school_year, len(one.sent), one.expected) for one in found] == [
        ("2024-2025", 1, 2),
        ("2025-2026", 1, 2),
    ]


def test_nothing_sent_leaves_everybody_missing() -> None:
    assert len(present([ExpectedSchool("Trường A"), ExpectedSchool("Trường B")]).missing) == 2


def test_the_list_s_body_and_name_go_before_those_of_the_dossier() -> None:
    row = school("", code="A", reports_to="Phòng GDĐT cũ", kind="")
    (one,) = tally_rollup(rollup(row, roster=(ExpectedSchool("Trường A", "a", "thcs", "UBND xã A"),))).schools
    assert (one.name, one.body, one.kind) == ("Trường A", "UBND xã A", "thcs")


def test_a_code_of_several_lines_is_told() -> None:
    roster = (ExpectedSchool("TH Kim Đồng", "THKD"), ExpectedSchool("TH Kỳ Đồng", "thkd"))
    assert tally_rollup(rollup(roster=roster)).listed_twice == ("THKD",)
