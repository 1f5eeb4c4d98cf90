"""A claim of the prose beside what the dossier says itself."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, changed, read_dossier, read_set

from cdsdossier.judging.claimed_results import ComputedResults
from cdsdossier.judging.scoring import score
from cdsdossier.text.prose_claims import find_claims

VOTES = frozenset({(4, 4), (4, 5)})


def said(text: str, **files: str) -> str:
    """Return what contradicts the one claim of a text; the base has 70,5 and 70 points, both groups at level 2."""
    sheet = score(read_dossier({**FILES, **files}), read_set())
    (claim,) = find_claims(text)
    return ComputedResults((sheet,), VOTES, 5).contradict(claim)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Nhóm 1 đạt 82/100 điểm", "nhóm 1 được 70,5/100 điểm"),
        ("Nhóm 1 đạt 70 điểm", "nhóm 1 được 70,5/100 điểm"),
        ("Nhóm 1 đạt 70,5/100 điểm", ""),
        ("Kết quả đạt 82/100 điểm", "nhóm 1 được 70,5/100 điểm, nhóm 2 được 70/100 điểm"),
        ("Kết quả đạt 70/100 điểm", ""),
        ("Tổng điểm là 150/200 điểm", "tổng cộng được 140,5/200 điểm"),
        ("Tổng điểm là 140,5/200 điểm", ""),
        ("Tiêu chí 1.2 đạt 41/60 điểm", "“1.2” được 40,5/60 điểm"),
        ("Nội dung 1.2.1 đạt 25/40 điểm", ""),
        ("Phần mềm dạy học đạt 25/40 điểm", ""),
        ("Phần mềm dạy học đạt 9/13 điểm", ""),
        ("Nhóm tiêu chí có phần mềm đạt 25 điểm", ""),
        ("Trường đạt Mức độ 3", "nhóm 1 ở Mức 2, nhóm 2 ở Mức 2"),
        ("Trường đạt Mức độ 2", ""),
        ("Tiêu chí 1.2 đạt mức 1", "“1.2” ở Mức 3"),
        ("Tiêu chí 1.2 đạt mức 3", ""),
        ("5/5 thành viên nhất trí", "sổ văn bản và danh sách cho 4/4 hoặc 4/5"),
        ("4/5 thành viên nhất trí", ""),
        ("Hội đồng gồm 7 thành viên", "danh sách Hội đồng có 5 thành viên"),
        ("Hội đồng gồm năm thành viên", ""),
    ],
)
def test_a_claim_is_compared_with_what_it_can_mean(text: str, instead: str) -> None:
    assert said(text) == instead


def test_nothing_is_judged_before_all_is_scored() -> None:
    files = changed("scores/2-quan-tri.yaml", ('"2.3": {points: 20}', '"2.3": {}'))

    assert said("Nhóm 1 đạt 82/100 điểm", **{key: text or "" for key, text in files.items()}) == ""
