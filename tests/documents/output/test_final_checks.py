"""What keeps a draft from becoming official."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.desk import Desk, emptied, registered

from cdsdossier.documents.catalogue import read_catalogue
from cdsdossier.documents.output.final_checks import concerns_document, concerns_office_document, refuse_unfit
from cdsdossier.errors import Refused
from cdsdossier.files import resources
from cdsdossier.findings import Finding, Severity

MINUTES, DECISION, CERTIFICATE = "bien-ban-danh-gia-ngoai", "quyet-dinh-cong-nhan-ket-qua", "giay-chung-nhan"


def error(rule: str, file: str, about: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, file, 1, 1, "sai", "sửa", about)


@pytest.mark.parametrize(
    ("finding", "document", "prints", "expected"),
    [
        (error("points-above-maximum", "scores/1-day-hoc.yaml", "1.1"), "bao-cao", {"results"}, True),
        (error("points-above-maximum", "scores/1-day-hoc.yaml", "1.1"), "ke-hoach", {"timeline"}, False),
        (error("criterion-unscored", "dossier.yaml", "1.1"), "bao-cao", {"results"}, True),
        (error("criterion-unscored", "dossier.yaml", "1.1"), "ke-hoach", {"timeline"}, False),
        (error("council-unfit", "dossier.yaml"), "quyet-dinh-hoi-dong", {"council"}, True),
        (error("council-unfit", "dossier.yaml"), "ke-hoach", {"timeline"}, False),
        (error("document-number-reused", "dossier.yaml", "to-trinh"), "to-trinh", {"school"}, True),
        (error("document-number-reused", "dossier.yaml", "to-trinh"), "bao-cao", {"school"}, False),
        (error("votes-wrong", "dossier.yaml", "bien-ban-tu-danh-gia"), "bien-ban-tu-danh-gia", set(), True),
        (error("key-missing", "dossier.yaml"), "ke-hoach", {"school"}, True),
        (error("yaml-syntax", "narrative.yaml"), "bao-cao", {"narrative"}, True),
        (error("yaml-syntax", "narrative.yaml"), "ke-hoach", {"timeline"}, False),
        (error("document-stale", "output/06-bao-cao.docx", "bao-cao"), "bao-cao", {"results"}, False),
    ],
    ids=lambda value: value.rule if isinstance(value, Finding) else None,
)
def test_an_error_stands_in_the_way_of_what_it_concerns(
    finding: Finding, document: str, prints: set[str], expected: bool
) -> None:
    assert concerns_document(finding, document, prints) is expected


def fault(file: str, about: str = "", rule: str = "x") -> Finding:
    return Finding(rule, Severity.ERROR, file, 1, 1, "x", "y", about)


def test_what_concerns_the_office_and_what_the_school() -> None:
    assert concerns_office_document(fault("review.yaml"), DECISION)
    assert concerns_office_document(fault("indicator-set.yaml"), DECISION)
    assert concerns_office_document(fault("review.yaml", DECISION), DECISION)
    assert not concerns_office_document(fault("review.yaml", CERTIFICATE), DECISION)
    assert not concerns_office_document(fault("dossier.yaml"), DECISION)
    assert not concerns_office_document(fault("scores/1-day-hoc.yaml"), MINUTES)
    late = fault("review-output/10-bien-ban-danh-gia-ngoai.docx", MINUTES, "document-stale")
    assert concerns_office_document(late, DECISION)
    assert not concerns_office_document(late, DECISION, [MINUTES])
    assert not concerns_office_document(fault("output/08-to-trinh.docx", "to-trinh", "document-stale"), DECISION)
    assert not concerns_document(late, "thong-bao-ket-qua", ["results"])
    assert not concerns_document(fault("review.yaml"), "bao-cao", ["results"])


def test_everything_in_the_way_is_said_once_with_its_documents(desk: Desk) -> None:
    year = read_catalogue(resources.templates_folder())
    gaps = ("dossier.yaml: school.parent", "dossier.yaml: documents.bao-cao.number")
    papers = [(year.entry(name), gaps, frozenset({"school/name"})) for name in ("bao-cao", "to-trinh")]

    with pytest.raises(Refused) as caught:
        refuse_unfit(desk.assessment(emptied), papers)
    said = str(caught.value)
    assert said.startswith("Chưa thể tạo bản chính thức, chưa tệp nào được ghi. Cần sửa:\n- ")
    assert "06-bao-cao, 08-to-trinh: chưa có number và date trong documents" in said
    assert "- 06-bao-cao: còn 1 chỗ trống: dossier.yaml: school.parent\n" in said


def test_a_document_with_number_day_and_no_gaps_is_fit(desk: Desk) -> None:
    year = read_catalogue(resources.templates_folder())

    refuse_unfit(desk.assessment(), [(year.entry("bao-cao"), (), frozenset({"school/name"}))])


@pytest.mark.parametrize(
    ("rule", "message", "advised"),
    [("document-stale", "cũ", True), ("points-negative", "ghi chú nhắc (document-stale)", False)],
)
def test_the_advice_hangs_on_the_rule_not_on_its_sentence(rule: str, message: str, advised: bool, desk: Desk) -> None:
    year = read_catalogue(resources.templates_folder())
    found = replace(error(rule, "scores/1-day-hoc.yaml", "bao-cao" if advised else ""), message=message)
    assessment = replace(desk.assessment(registered), findings=(found,))

    with pytest.raises(Refused) as caught:
        refuse_unfit(assessment, [(year.entry("thong-bao-ket-qua"), (), frozenset({"groups", "groups/points"}))])
    assert ("tạo lại cùng lúc: cdsdossier render --final" in str(caught.value)) is advised
    assert ("thêm waivers trong dossier.yaml" in str(caught.value)) is not advised
