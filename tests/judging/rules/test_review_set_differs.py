"""A review of another dossier, or by another set."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find

from cdsdossier.judging.rules import review_set_differs


def told(of: str) -> list[tuple[str, int | None]]:
    found = find(review_set_differs, {"review.yaml": f"of:\n  {of}\n"})
    return [(one.message.partition(":")[0], one.column) for one in found]


OTHER = "đánh giá ngoài này là của “{}”, hồ sơ ở đây là “{}”"


@pytest.mark.parametrize(
    ("of", "found"),
    [
        ("school: THCST", []),
        ('school: " THCST "', []),
        ("school: THCSX", [(OTHER.format("THCSX", "THCST"), 11)]),
        ("school_year: 2024-2025", [(OTHER.format("2024-2025", "2025-2026"), 16)]),
        ("school_year: 2025-2026", []),
        ("indicator_set: thu-2026", []),
        ("indicator_set: khac", [("đoàn chấm theo bộ chỉ số “khac”, ở đây đang xét theo “thu-2026”", 18)]),
        ("set_digest: abc", [("đoàn chấm theo một bản khác của bộ “thu-2026”", 15)]),
        ("package: x", []),
    ],
)
def test_a_review_is_of_this_dossier_and_by_this_set(of: str, found: list[tuple[str, int | None]]) -> None:
    assert told(of) == found


def test_a_dossier_without_a_code_may_have_any_review() -> None:
    head = {"dossier.yaml": FILES["dossier.yaml"].replace("  code: THCST\n", "")}

    assert find(review_set_differs, {**head, "review.yaml": "of: {school: THCSX}\n"}) == []
    assert find(review_set_differs) == []
