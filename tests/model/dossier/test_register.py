"""The register: which documents are issued, and how their numbers compare."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.model.dossier.head import DOCUMENTS, Head, Issued, School
from cdsdossier.model.dossier.register import (
    ALL_DOCUMENT_KINDS,
    IssuedDocument,
    list_issued_documents,
    list_office_documents,
    list_registers,
    parse_own_number,
    parse_running_number,
)
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS, Office, Review

DAY = date(2026, 3, 5)


def test_every_document_has_its_notation_and_its_name() -> None:
    assert tuple(ALL_DOCUMENT_KINDS) == (*DOCUMENTS, *OFFICE_DOCUMENTS)
    assert {name for name, kind in ALL_DOCUMENT_KINDS.items() if kind.cites} == {
        "ke-hoach", "quyet-dinh-hoi-dong", "bao-cao", "quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua",
        "bien-ban-danh-gia-ngoai", "quyet-dinh-cong-nhan-ket-qua",
    }  # fmt: skip


def test_what_has_a_day_is_issued_in_the_order_of_the_chain() -> None:
    documents = {"bao-cao": Issued(date=DAY), "to-trinh": Issued(number="5"), "ke-hoach": Issued(number="2", date=DAY)}

    assert list(list_issued_documents(Head(documents=documents)).items()) == [
        ("ke-hoach", IssuedDocument("ke-hoach", DAY, "2")),
        ("bao-cao", IssuedDocument("bao-cao", DAY)),
    ]


def test_the_office_has_a_register_of_its_own() -> None:
    review = Review(documents={"giay-chung-nhan": Issued(date=DAY), "bien-ban-danh-gia-ngoai": Issued(date=DAY)})

    assert list(list_office_documents(review)) == ["bien-ban-danh-gia-ngoai", "giay-chung-nhan"]
    assert list_office_documents(Review()) == {}


@pytest.mark.parametrize(
    ("document", "number", "notation", "running", "named"),
    [
        ("ke-hoach", "02", "KH", (2, ""), "Kế hoạch (05/03/2026)"),
        ("bien-ban-tu-danh-gia", "5a", "BB", (5, "a"), "Biên bản tự đánh giá (05/03/2026)"),
        ("to-trinh", None, "TTr", None, "Tờ trình (05/03/2026)"),
        ("danh-muc-minh-chung", "5", None, None, "Danh mục minh chứng (05/03/2026)"),
        ("giay-chung-nhan", "5", None, None, "Giấy chứng nhận (05/03/2026)"),
        ("phieu-tra-ho-so", "7", "-", (7, ""), "Công văn trả hồ sơ (05/03/2026)"),
    ],
)
def test_an_issued_document_says_what_it_is(
    document: str, number: str | None, notation: str | None, running: tuple[int, str] | None, named: str
) -> None:
    issued = IssuedDocument(document, DAY, number)

    assert (issued.notation, issued.running, issued.named) == (notation, running, named)


@pytest.mark.parametrize(
    ("written", "number"),
    [("2", (2, "")), ("002", (2, "")), ("5a", (5, "a")), ("5đ", (5, "đ")), ("123456", (123456, "")), ("1234567", None),
     ("5A", None), ("5ab", None), ("", None), ("a5", None), ("5/KH", None)],
)  # fmt: skip
def test_a_number_compares_by_its_value_and_its_letter(written: str, number: tuple[int, str] | None) -> None:
    assert parse_running_number(written) == number


def test_numbers_with_letters_come_behind_the_plain_one() -> None:
    numbers = [parse_running_number(written) or (0, "") for written in ("10", "5a", "5", "05b", "2")]

    assert sorted(numbers) == [(2, ""), (5, ""), (5, "a"), (5, "b"), (10, "")]


@pytest.mark.parametrize(
    ("written", "code", "found"),
    [
        ("12/KH-THCSQT", "THCSQT", ("KH", (12, ""))),
        (" 05a / QĐ – thcsqt ", "THCS QT", ("QĐ", (5, "a"))),
        ("12/KH-THCS-QT", "THCS-QT", ("KH", (12, ""))),
        ("12/KH-SGDĐT", "THCSQT", None),
        ("12/KH-THCSQT2", "THCSQT", None),
        ("12/2026/KH-THCSQT", "THCSQT", None),
        ("KH-THCSQT", "THCSQT", None),
        ("12/KH-", "", None),
        ("12/KH-A", None, None),
        (None, "THCSQT", None),
    ],
)
def test_a_basis_with_the_code_of_the_school_is_its_own_document(
    written: str | None, code: str | None, found: tuple[str, tuple[int, str]] | None
) -> None:
    assert parse_own_number(written, code) == found


def test_both_registers_say_who_issues_and_what_is_issued() -> None:
    head = Head(school=School(name="Trường A", code="THA"), documents={"ke-hoach": Issued(date=DAY)})
    review = Review(body=Office(name="UBND xã B", code="UBND"), documents={"giay-chung-nhan": Issued(date=DAY)})

    said = [(one.file, one.body_key, one.name, one.code, list(one.issued)) for one in list_registers(head, review)]

    assert said == [
        ("dossier.yaml", "school", "Trường A", "THA", ["ke-hoach"]),
        ("review.yaml", "body", "UBND xã B", "UBND", ["giay-chung-nhan"]),
    ]
    assert len(list_registers(head, None)) == 1
