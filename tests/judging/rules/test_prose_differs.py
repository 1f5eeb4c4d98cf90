"""Claims of the school's prose, and of the office's."""

from __future__ import annotations

from support.overlay import HERE
from support.rulemaker import find

from cdsdossier.judging.rules import prose_differs

REVIEW = (HERE / "documents-out-of-order/good/review.yaml").read_text(encoding="utf-8")


def told(narrative: str = "{}", review: str | None = None) -> list[tuple[str, str]]:
    files = {"narrative.yaml": narrative, "review.yaml": review}
    return [(one.file, one.message) for one in find(prose_differs, files)]


def test_the_office_may_name_its_own_points_beside_the_schools() -> None:
    remarks = "remarks: {strengths: ['Nhóm 1 trường chấm 70,5/100 điểm, Đoàn chấm 60,5/100 điểm.']}\n"

    assert told(review=REVIEW + remarks) == []
    assert told("strengths: ['Nhóm 1 đạt 60,5/100 điểm.']", REVIEW)[0][0] == "narrative.yaml"
    assert (
        "nhóm 1 được 70,5/100 điểm, nhóm 1 được 60,5/100" in told(review=REVIEW + remarks.replace("70,5", "71"))[0][1]
    )


def test_votes_are_compared_only_where_the_minutes_have_them() -> None:
    assert told("process: ['7/7 thành viên nhất trí.']") == []


def test_a_long_sentence_is_shown_around_the_claim() -> None:
    long = "Nhà trường đã làm rất nhiều việc " * 6

    ((_, message),) = told(f"process: ['{long} và nhóm 1 đạt 82/100 điểm sau {long}']")
    assert message.startswith("câu “… ")
    assert "đạt 82/100 điểm sau" in message
    assert len(message) < 230
