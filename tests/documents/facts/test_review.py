from decimal import Decimal
from typing import Any

from support.desk import Desk, reviewed, unreviewed

from cdsdossier.documents.catalogue import read_catalogue
from cdsdossier.documents.facts.fact_types import ReviewFacts
from cdsdossier.documents.facts.gaps import FieldFiller, Gap, Gaps
from cdsdossier.documents.facts.review import build_review_facts
from cdsdossier.files import resources


def review(desk: Desk, change: Any) -> ReviewFacts:  # noqa: ANN401 - a change of the desk
    year = read_catalogue(resources.templates_folder())
    found = build_review_facts(desk.assessment(change), year, FieldFiller(Gaps()))
    assert found
    return found


def test_a_dossier_without_a_review_has_none(desk: Desk) -> None:
    year = read_catalogue(resources.templates_folder())

    assert build_review_facts(desk.assessment(), year, FieldFiller(Gaps())) is False


def test_both_sides_are_compared_by_group_and_by_row(desk: Desk) -> None:
    (group,) = review(desk, reviewed)["groups"]
    lowered = next(row for row in group["rows"] if row["id"] == "1.2.1")
    condition = group["rows"][0]

    assert (group["own"]["points"], group["external"]["points"], group["difference"]) == (
        Decimal("69.5"), Decimal(65), Decimal("-4.5"),
    )  # fmt: skip
    assert (lowered["own"], lowered["external"], lowered["reason"]) == (Decimal("34.5"), 30, "Hợp đồng đã hết hạn.")
    assert (condition["mandatory"], condition["maximum"], condition["own"]) == (True, "", True)


def test_roles_have_name_and_post_only(desk: Desk) -> None:
    assert review(desk, reviewed)["team_roles"] == {
        "Trưởng đoàn": {"name": "B.T.L.", "post": "Trưởng phòng", "honorific": ""},
        "Thư ký": {"name": "N.V.M.", "post": "Chuyên viên", "honorific": ""},
    }


def test_an_empty_review_has_gaps_but_a_body_may_have_nothing_above_it(desk: Desk) -> None:
    found = review(desk, unreviewed)

    assert isinstance(found["body"]["name"], Gap)
    assert found["body"]["parent"] == ""
    assert (found["due"], found["whole"]) == ("", False)
    assert isinstance(found["reasons"][0], Gap)


def test_the_documents_are_the_offices_with_its_own_code(desk: Desk) -> None:
    assert review(desk, reviewed)["documents"]["quyet-dinh-cong-nhan-ket-qua"]["number"] == "96/QĐ-SGDĐT"
