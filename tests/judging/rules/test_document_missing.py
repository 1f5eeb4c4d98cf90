"""Documents that an issued one rests on."""

from __future__ import annotations

import pytest
from support.rulemaker import COUNCIL, SCHOOL, find_in_head, register_of

from cdsdossier.judging.rules import document_missing


def test_a_year_that_begins_lacks_no_document() -> None:
    assert find_in_head(document_missing, SCHOOL + COUNCIL + "documents:\n  to-trinh: {number: 3}\n") == []
    assert find_in_head(document_missing, register_of(ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="")) == []


def test_a_date_that_was_refused_is_not_also_missing() -> None:
    text = register_of(
        ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="date: 10/3/2026", bien_ban_tu_danh_gia="date: 2026-04-10"
    )

    assert find_in_head(document_missing, text) == []


@pytest.mark.parametrize("later", ["bao-cao", "quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua"])
def test_whatever_follows_the_minutes_rests_on_them(later: str) -> None:
    text = register_of(
        ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="date: 2026-03-05", **{later: "date: 2026-04-20"}
    )

    assert "bien-ban-tu-danh-gia" in [hit.about for hit in find_in_head(document_missing, text)]
