"""Whose a dossier is that cannot be read, its package says, or its file's name."""

from __future__ import annotations

import pytest
from support.rollupmaker import broken, school

from cdsdossier.model import package_labels as labels
from cdsdossier.office.rollup.collect.sender import identify_sender


@pytest.mark.parametrize(
    ("place", "code", "year"),
    [
        ("xa-A/ho-so-THCSQT-2025-2026.zip", "THCSQT", "2025-2026"),
        ("ho-so-TH-THCS-2025-2026-lan-2 (1).rar", "TH-THCS", "2025-2026"),
        ("HO-SO-A-2024-2025/data", "A", "2024-2025"),
        ("ho-so-2025.zip", "", ""),
    ],
)
def test_the_name_of_a_file_or_folder_says_code_and_year(place: str, code: str, year: str) -> None:
    row = identify_sender(broken(place))
    assert (row.code, row.school_year) == (code, year)


def test_what_the_package_says_goes_before_its_name_and_what_the_dossier_says_before_both() -> None:
    said = {labels.SCHOOL: "Trường A", labels.CODE: "A", labels.YEAR: "2025-2026"}
    assert identify_sender(broken("ho-so-B-2024-2025.zip"), said).code == "A"
    assert identify_sender(school("Trường C", code="C"), said).code == "C"
