"""The decision of the set, cited under another number, day or body."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import basis_set_differs

CITED = "number: 1/QĐ-THU, date: 2025-12-30, issuer: Cơ quan thử, about: ban hành bộ chỉ số thử"


def told(cited: str) -> list[str]:
    return [one.message for one in find(basis_set_differs, changed("dossier.yaml", (CITED, cited)))]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2025-12-30", "2025-12-29", "ghi ngày 29/12/2025, bộ chỉ số ghi 30/12/2025"),
        ("Cơ quan thử", "UBND xã Thử", "ghi cơ quan UBND xã Thử, bộ chỉ số ghi Cơ quan thử"),
        ("1/QĐ-THU", "1/2025/QĐ-THU", "ghi số 1/2025/QĐ-THU, bộ chỉ số ghi 1/QĐ-THU"),
        ("1/QĐ-THU", "11/QĐ-THU", "ghi số 11/QĐ-THU, bộ chỉ số ghi 1/QĐ-THU"),
    ],
)
def test_each_part_of_the_decision_is_compared(old: str, new: str, message: str) -> None:
    (found,) = told(CITED.replace(old, new))
    assert found.endswith(message)


@pytest.mark.parametrize(
    "cited",
    [
        CITED.replace("1/QĐ-THU", "01/QĐ-THU").replace("2025-12-30", "2024-12-30"),
        CITED.replace("1/QĐ-THU", "8/QĐ-THU").replace("about: ban hành bộ chỉ số thử", "about: ban hành kế hoạch"),
        CITED.replace(", issuer: Cơ quan thử", ""),
        CITED.replace("Cơ quan thử", '"CƠ QUAN  THỬ"'),
    ],
)
def test_another_decision_and_another_spelling_are_no_fault(cited: str) -> None:
    assert told(cited) == []


def test_a_ministry_is_itself_under_its_short_name() -> None:
    files = changed("indicator-set.yaml", ("issuer: Cơ quan thử", "issuer: Bộ Giáo dục và Đào tạo"))
    for name, count in (("Bộ GD&ĐT", 0), ("Bộ GDĐT", 0), ("Bộ GD và ĐT", 0), ("Bộ Nội vụ", 1)):
        head = changed("dossier.yaml", (CITED, CITED.replace("Cơ quan thử", name)))
        assert len(find(basis_set_differs, {**files, **head})) == count, name
