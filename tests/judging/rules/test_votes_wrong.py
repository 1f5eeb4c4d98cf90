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
