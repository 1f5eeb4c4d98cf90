"""What each document needs before it is worth writing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.desk import Desk, emptied, held, reviewed

from cdsdossier.documents.output.requirements import (
    REQUIREMENTS,
    explain_foreign_review,
    explain_missing_data,
    explain_wrong_state,
)
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS


def test_a_full_dossier_lacks_nothing_and_an_empty_one_something(desk: Desk) -> None:
    full = desk.assessment(held)
    assert [name for name in DOCUMENTS if explain_missing_data(full, name)] == []

    empty = desk.assessment(emptied)
    assert [name for name in DOCUMENTS if not explain_missing_data(empty, name)] == []


def test_every_document_has_its_needs() -> None:
    assert tuple(REQUIREMENTS) == (*DOCUMENTS, *OFFICE_DOCUMENTS)


def test_rows_without_points_are_named(desk: Desk) -> None:
    def half(parts: dict[str, Any]) -> None:
        held(parts)
        del parts["scores"]["scores"]["1.2.2"]

    assert explain_missing_data(desk.assessment(half), "to-trinh") == "nhóm 1 còn chưa chấm 1.2.2"


def test_a_result_that_the_council_did_not_carry_is_not_announced(desk: Desk) -> None:
    def lost(parts: dict[str, Any]) -> None:
        held(parts)
        parts["head"]["documents"]["bien-ban-tu-danh-gia"].update({"for": 1})

    assert "tán thành 1/2" in explain_missing_data(desk.assessment(lost), "thong-bao-ket-qua")


@pytest.mark.parametrize(("document", "expected"), [("giay-chung-nhan", ""), ("phieu-tra-ho-so", "tra-lai")])
def test_some_documents_only_make_sense_in_one_state_of_the_review(desk: Desk, document: str, expected: str) -> None:
    assert expected in explain_wrong_state(desk.assessment(reviewed), document)
    assert explain_wrong_state(desk.assessment(), document) == ""


def test_points_by_another_set_are_not_printed(desk: Desk) -> None:
    def other(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"]["of"]["indicator_set"] = "khac"

    assert "--set" in explain_foreign_review(desk.assessment(other), "giay-chung-nhan")
    assert explain_foreign_review(desk.assessment(other), "phieu-tra-ho-so") == ""
    assert explain_foreign_review(desk.assessment(reviewed), "giay-chung-nhan") == ""


@pytest.mark.parametrize("document", ["bien-ban-danh-gia-ngoai", "giay-chung-nhan", "phieu-tra-ho-so"])
def test_the_review_of_another_package_is_not_printed(desk: Desk, document: str) -> None:
    own = desk.assessment(reviewed)
    for package, expected in (("", ""), ("0" * 64, "gói hồ sơ khác")):
        dossier = replace(own.dossier, received=bool(package), package=package)
        assert expected in (told := explain_foreign_review(replace(own, dossier=dossier), document))
        assert bool(told) == bool(expected)
