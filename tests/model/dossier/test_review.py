"""``review.yaml``: what each key becomes, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cdsdossier.model.dossier.head import Issued, Person
from cdsdossier.model.dossier.review import (
    OFFICE_DOCUMENT_KINDS,
    OFFICE_DOCUMENTS,
    REVIEW,
    REVIEW_STATES,
    TEAM_ROLES,
    Office,
    OfficeBasis,
    Remarks,
    Review,
    Reviewed,
    ReviewRow,
    TeamMember,
)
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

FULL = """\
of: {school: THCSA, school_year: 2025-2026, indicator_set: qd4725-2022, set_digest: ab, package: cd}
state: chap-nhan
body: {name: UBND xã A, code: UBND, place: Xã A, parent: UBND tỉnh, head: {name: Ông B}}
team: [{name: Bà C, post: Chuyên viên, role: Trưởng đoàn}]
date: 2026-05-20
reasons: [Thiếu tệp]
due: 2026-06-01
scores:
  "1.1": {self: true, agree: true}
  "1.2": {self: 6.50, points: 5, reason: Thiếu hợp đồng, note: Xem lại}
  "1.3": {self: , met: false}
remarks: {strengths: [Một], shortcomings: [Hai], requests: [Ba]}
bases: [{number: 1/QĐ, for: [phieu-tra-ho-so]}]
documents: {giay-chung-nhan: {number: 3, date: 2026-05-21}}
valid_until: 2031-05-21
"""


def read(text: str) -> tuple[Review, list[str]]:
    form, findings = read_form(Review, parse_page(text.encode(), "review.yaml"))
    return form, [finding.rule for finding in findings]


def test_every_key_of_a_full_review_is_read() -> None:
    assert read(FULL) == (
        Review(
            of=Reviewed(
                school="THCSA", school_year="2025-2026", indicator_set="qd4725-2022", set_digest="ab", package="cd"
            ),
            state="chap-nhan",
            body=Office(name="UBND xã A", code="UBND", place="Xã A", parent="UBND tỉnh", head=Person(name="Ông B")),
            team=(TeamMember(name="Bà C", post="Chuyên viên", role="Trưởng đoàn"),),
            date=date(2026, 5, 20),
            reasons=("Thiếu tệp",),
            due=date(2026, 6, 1),
            scores={
                "1.1": ReviewRow(self_="true", agree=True),
                "1.2": ReviewRow(self_="6.50", points=Decimal(5), reason="Thiếu hợp đồng", note="Xem lại"),
                "1.3": ReviewRow(met=False),
            },
            remarks=Remarks(strengths=("Một",), shortcomings=("Hai",), requests=("Ba",)),
            bases=(OfficeBasis(number="1/QĐ", for_=("phieu-tra-ho-so",)),),
            documents={"giay-chung-nhan": Issued(number="3", date=date(2026, 5, 21))},
            valid_until=date(2031, 5, 21),
        ),
        [],
    )


def test_an_empty_review_has_its_parts() -> None:
    review, findings = read("state:\n")

    assert findings == []
    assert (review.of, review.body, review.remarks) == (Reviewed(), Office(), Remarks())
    assert OfficeBasis().opener == "Căn cứ"


def test_the_bases_of_an_office_are_for_documents_of_the_office() -> None:
    assert read("bases: [{for: [ke-hoach]}]\n")[1] == ["value-wrong"]
    assert read(f"bases: [{{for: [{', '.join(OFFICE_DOCUMENTS)}]}}]\n")[1] == []


@pytest.mark.parametrize("text", ["state: xong\n", "team: [{role: Chủ tịch}]\n", "documents: {ke-hoach: {}}\n"])
def test_what_is_not_of_the_list_is_refused(text: str) -> None:
    assert len(read(text)[1]) == 1


def test_the_words_that_files_of_earlier_years_hold_stay() -> None:
    assert REVIEW == "review.yaml"
    assert REVIEW_STATES == ("dang-tham-dinh", "tra-lai", "chap-nhan", "cong-nhan")
    assert TEAM_ROLES == ("Trưởng đoàn", "Phó trưởng đoàn", "Thư ký", "Thành viên")
    assert {name: kind.notation for name, kind in OFFICE_DOCUMENT_KINDS.items()} == {
        "bien-ban-danh-gia-ngoai": "BB",
        "quyet-dinh-cong-nhan-ket-qua": "QĐ",
        "giay-chung-nhan": None,
        "phieu-tra-ho-so": "-",
    }


def test_every_state_and_role_is_known() -> None:
    assert [read(f"state: {state}\n")[1] for state in REVIEW_STATES] == [[]] * 4
    assert [read(f"team: [{{role: {role}}}]\n")[1] for role in TEAM_ROLES] == [[]] * 4
