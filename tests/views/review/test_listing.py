"""The page of all reviews."""

from __future__ import annotations

from datetime import date

from cdsdossier.judging.review_progress import MemberProgress
from cdsdossier.views.review.listing import ListedReview, review_list_csv, review_list_lines


def test_what_is_left_stands_under_the_school_and_is_summed_up() -> None:
    member = MemberProgress("", ("1.1", "1.2"), ("1.2",))
    reviews = [
        ListedReview(
            "a", "Trường THCS Thử", "2025-2026", "dang-tham-dinh", 2, ("1.2",), (), (member,), date(2026, 5, 20)
        ),
        ListedReview("b.zip", "", "", "", trouble="còn là gói .zip, chưa giải nén"),
    ]
    page = ["".join(words for words, _ in line) for line in review_list_lines(reviews)]

    assert [line.split() for line in page[1:3]] == [
        ["Trường", "THCS", "Thử", "đang", "thẩm", "định", "1/2", "1", "–", "20/05/2026"],
        ["(chưa", "giao)", "còn", "1/2:", "1.2"],
    ]
    assert page[4] == "    b.zip: còn là gói .zip, chưa giải nén"
    assert page[-1] == "2 hồ sơ: 1 đang thẩm định, 1 chưa mở. Còn 1 mục chấm chưa có kết luận."
    assert review_list_csv(reviews).splitlines()[1] == "a,Trường THCS Thử,2025-2026,dang-tham-dinh,2,1.2,,0,2026-05-20,"
