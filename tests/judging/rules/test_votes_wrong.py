"""Times, attendance and votes of the minutes."""

from __future__ import annotations

import pytest
from support.rulemaker import SCHOOL, find_in_head, register_of

from cdsdossier.judging.rules import votes_wrong


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("present: 5, for: 5, against: 0, abstain: 0", ""),
        ("present: 5, for: 3, against: 1, abstain: 1", ""),
        ("present: 5, for: 4, against: 0, abstain: 0", "4 phiếu, nhưng có mặt 5 người"),
        ("present: 4, for: 4", ""),
        ("present: 4, for: 5", "5 phiếu, nhưng có mặt 4 người"),
        ("for: 4, against: 2", "6 phiếu, nhưng Hội đồng chỉ có 5 thành viên"),
        ("present: 6", "có mặt 6 người, nhưng Hội đồng chỉ có 5 thành viên"),
        ("present: 6, for: 6", "có mặt 6 người, nhưng Hội đồng chỉ có 5 thành viên"),
        ("present: 5, for: 4", ""),
        ("present: 4", ""),
        ("present: 4, absent: []", "có mặt 4, vắng 0, nhưng Hội đồng có 5 thành viên"),
        ("present: 4, absent: [V.T.E.]", ""),
        ("present: 3, absent: [V.T.E., v.t.e.]", "người vắng “v.t.e.” có tên hai lần"),
        ("present: 4, absent: [n.v.a.]", "Chủ tịch “N.V.A.” ghi là vắng mặt, nhưng biên bản in là người chủ trì và ký"),
        ("absent: [L.V.C.]", "Thư ký “L.V.C.” ghi là vắng mặt, nhưng biên bản in là người ghi biên bản và ký"),
        ('starts: "14:00", ends: "14:00"', "cuộc họp kết thúc lúc 14:00, không sau giờ bắt đầu 14:00"),
        ('starts: "9:00", ends: "10:00"', ""),
        ('starts: "24:00"', "giờ họp “24:00” chưa đúng cách viết"),
    ],
)
def test_minutes_that_do_not_add_up(entry: str, sentence: str) -> None:
    hits = find_in_head(votes_wrong, register_of(bien_ban_tu_danh_gia=entry))

    assert [hit.message for hit in hits] == [sentence][: bool(sentence)]
    assert {hit.about for hit in hits} <= {"bien-ban-tu-danh-gia"}


@pytest.mark.parametrize(
    ("votes", "refused"),
    [("present: 5, for: 2", True), ("present: 4, for: 2", True), ("present: 5, for: 3", False), ("present: 5", False)],
)
def test_nothing_is_issued_on_a_result_that_the_council_did_not_agree_on(votes: str, refused: bool) -> None:
    register = register_of(
        bien_ban_tu_danh_gia=votes,
        bao_cao="number: 3, date: 2026-04-20",
        quyet_dinh_cong_nhan="number: 2",
        to_trinh="date: 2026-04-21",
        thong_bao_ket_qua="",
    )

    hits = find_in_head(votes_wrong, register)

    assert [hit.about for hit in hits] == ["quyet-dinh-cong-nhan", "to-trinh"] * refused
    assert all("chưa thông qua kết quả" in hit.message for hit in hits)


@pytest.mark.parametrize(
    ("written", "wanted"), [("14h30", "14:30"), ("8 giờ", "08:00"), ("7.05", "07:05"), ("chiều", "14:00")]
)
def test_a_time_in_other_words_is_told_how_to_be_written(written: str, wanted: str) -> None:
    (hit,) = find_in_head(votes_wrong, register_of(bien_ban_tu_danh_gia=f'starts: "{written}"'))

    assert hit.fix.startswith(f'Viết starts: "{wanted}"')


def test_without_a_council_nobody_is_counted() -> None:
    text = SCHOOL + "documents:\n  bien-ban-tu-danh-gia: {present: 7, absent: [H.T.H.], for: 7}\n"

    assert find_in_head(votes_wrong, text) == []


def test_a_council_that_was_not_read_whole_counts_nobody() -> None:
    text = register_of(bien_ban_tu_danh_gia="present: 5, absent: [H.T.H.]").replace(
        "{name: V.T.E., role: Ủy viên}", "H.T.H."
    )

    assert find_in_head(votes_wrong, text) == []


def minutes(entry: str) -> list[tuple[str, int | None, str]]:
    found = find_in_head(votes_wrong, register_of(bien_ban_tu_danh_gia=entry))
    return [(one.message, one.column, one.fix.partition(",")[0]) for one in found]


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        ("present: 5, for: 3, against: 1", 0),
        ("present: 5, for: 3, against: 3", 1),
        ("present: 5, for: 3, against: 1, abstain: 0", 1),
        ("present: 5, for: 3, against: 1, abstain: 2", 1),
        ("present: 0, for: 0, against: 0, abstain: 0", 1),
        ("for: 5", 0),
        ("for: 6", 1),
        ("against: 3, abstain: 3", 1),
    ],
)
def test_votes_are_at_most_those_present_and_all_of_them_where_all_are_given(entry: str, count: int) -> None:
    assert len(minutes(entry)) == count


def test_faults_of_attendance_are_found_at_their_keys() -> None:
    assert minutes("present: 4, absent: [H.T.H.]") == [
        ("người vắng “H.T.H.” không có tên trong Hội đồng", 46, "Viết tên đúng như trong council")
    ]
    assert {one[0] for one in minutes("present: 2, absent: [V.T.E., P.T.D., v.t.e.]")} == {
        "người vắng “v.t.e.” có tên hai lần",
        "không quá nửa thành viên có mặt (2/5), Hội đồng chưa đủ người để họp",
    }
    assert minutes("present: 5") == minutes("absent: [V.T.E.]") == []
    assert [one[0] for one in minutes("present: 6, absent: [V.T.E.]")] == [
        "có mặt 6, vắng 1, nhưng Hội đồng có 5 thành viên"
    ]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ('starts: "14:00", ends: "14:01"', "cuộc họp chỉ kéo dài 1 phút (từ 14:00 đến 14:01)"),
        ('starts: "13:55", ends: "14:04"', "cuộc họp chỉ kéo dài 9 phút (từ 13:55 đến 14:04)"),
        ('starts: "13:55", ends: "14:05"', ""),
        ('starts: "14:30", ends: "13:45"', "cuộc họp kết thúc lúc 13:45, không sau giờ bắt đầu 14:30"),
        ('starts: "14:30", ends: "15:00"', ""),
        ('ends: "8:60"', "giờ họp “8:60” chưa đúng cách viết"),
        ('starts: "x", ends: "8:00"', "giờ họp “x” chưa đúng cách viết"),
        ('starts: " 8:00 "', ""),
    ],
)
def test_a_meeting_ends_after_it_starts(times: str, words: str) -> None:
    assert [one[0] for one in minutes(times)] == [words][: bool(words)]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("8h", "08:00"),
        ("8h5", "14:00"),
        ("14 giờ 30 phút", "14:30"),
        ("14:30'", "14:30"),
        ("23g15p", "23:15"),
        ("25h", "14:00"),
    ],
)
def test_a_time_is_offered_in_the_right_form(written: str, wanted: str) -> None:
    assert minutes(f'ends: "{written}"')[0][2] == f'Viết ends: "{wanted}" (giờ:phút'


@pytest.mark.parametrize(
    ("votes", "refused"), [("present: 4, for: 2", 1), ("present: 3, for: 2", 0), ("for: 2", 0), ("present: 4", 0)]
)
def test_half_of_those_present_is_no_approval(votes: str, refused: int) -> None:
    found = find_in_head(votes_wrong, register_of(bien_ban_tu_danh_gia=votes, to_trinh="number: 1"))

    assert [one.about for one in found] == ["to-trinh"] * refused
    assert all("(tán thành 2/4)" in one.message for one in found)


def test_a_chair_without_a_name_is_not_absent() -> None:
    text = register_of(bien_ban_tu_danh_gia="absent: [V.T.E.]").replace("{name: N.V.A., role", "{role")

    assert find_in_head(votes_wrong, text) == []
