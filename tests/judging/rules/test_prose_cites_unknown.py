"""Numbers of our own notation that nothing in the dossier has."""

from __future__ import annotations

import pytest
from support.overlay import HERE
from support.rulemaker import changed, find

from cdsdossier.judging.rules import prose_cites_unknown

REVIEW = (HERE / "documents-out-of-order/good/review.yaml").read_text(encoding="utf-8")
NOWHERE = ", nhưng hồ sơ không có văn bản nào mang số này"


def told(sentence: str, **more: str | None) -> list[str]:
    files = {"narrative.yaml": f'strengths: ["{sentence}"]', **more}
    return [one.message.removeprefix("lời văn nhắc văn bản số ") for one in find(prose_cites_unknown, files)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Kế hoạch số 14/KH-THCST", f"14/KH-THCST{NOWHERE}"),
        ("Kế hoạch số 2/KH-THCST", ""),
        ("Kế hoạch số 02/kh-thcst ngày 5/3/2026", ""),
        (
            "Kế hoạch 02/KH-THCST ngày 05 tháng 4 năm 2026",
            "02/KH-THCST ngày 05/04/2026, nhưng hồ sơ ghi ngày 05/03/2026",
        ),
        ("Kế hoạch số 02/KH-THCST ngày 31/02/2026", ""),
        ("Quyết định số 2/QĐ-THCST", f"2/QĐ-THCST{NOWHERE}"),
        ("Kế hoạch số 14/KH-THCST ngày 10/9/2024", ""),
        ("Kế hoạch số 14/KH-THCSTA của trường bạn", ""),
        ("Kế hoạch số 14/KH-SGDĐT", ""),
    ],
)
def test_a_number_is_looked_for_in_the_dossier(sentence: str, words: str) -> None:
    assert told(sentence) == [words][: bool(words)]


def test_bases_and_evidence_are_known_as_well() -> None:
    piece = '"1.1": {met: true, evidence: [{title: Quy chế, number: 45/QĐ-THCST}]}'
    scores = changed("scores/1-day-hoc.yaml", ('"1.1": {met: true}', piece))

    assert told("Quyết định 45/QĐ-THCST", **scores) == []
    assert told("Quyết định 46/QĐ-THCST", **scores) == [f"46/QĐ-THCST{NOWHERE}"]


def test_the_office_has_a_register_of_its_own() -> None:
    assert told("Biên bản số 04/BB-UBND", **{"review.yaml": REVIEW}) == []
    assert told("Biên bản số 05/BB-UBND", **{"review.yaml": REVIEW}) == [f"05/BB-UBND{NOWHERE}"]
