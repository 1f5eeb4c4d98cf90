"""What keeps a draft from becoming official."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.desk import Desk, emptied, registered

from cdsdossier.documents.catalogue import read_catalogue
from cdsdossier.documents.output.final_checks import refuse_unfit
from cdsdossier.errors import Refused
from cdsdossier.files import resources
from cdsdossier.findings import Finding, Severity


def error(rule: str, file: str, about: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, file, 1, 1, "sai", "sửa", about)


def test_everything_in_the_way_is_said_once_with_its_documents(desk: Desk) -> None:
    year = read_catalogue(resources.templates_folder())
    gaps = ("dossier.yaml: school.parent", "dossier.yaml: documents.bao-cao.number")
    papers = [(year.entry(name), gaps, frozenset({"school/name"})) for name in ("bao-cao", "to-trinh")]

    with pytest.raises(Refused) as caught:
        refuse_unfit(desk.assessment(emptied), papers)
    said = str(caught.value)
    assert said.startswith("Chưa thể tạo bản chính thức, chưa ghi tệp nào. Cần sửa:\n- ")
    assert "08-to-trinh: chưa ghi số văn bản, ngày ban hành (number, date) trong sổ" in " ".join(said.split())
    assert "- 06-bao-cao: còn 1 chỗ trống: cơ quan chủ quản (dossier.yaml: school.parent)\n" in said


def test_a_request_that_encloses_what_is_not_issued_is_refused_with_its_names(desk: Desk) -> None:
    def without_list(parts: dict[str, Any]) -> None:
        registered(parts)
        del parts["head"]["documents"]["danh-muc-minh-chung"], parts["head"]["documents"]["bao-cao"]

    year = read_catalogue(resources.templates_folder())
    papers = [(year.entry("to-trinh"), (), frozenset({"chain", "chain/name"}))]

    with pytest.raises(Refused, match=r"chưa\s+ghi\s+ngày\s+trong\s+documents:\s+danh-muc-minh-chung, bao-cao"):
        refuse_unfit(desk.assessment(without_list), papers)
    refuse_unfit(desk.assessment(registered), papers)


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
    assert ("\nCách sửa từng chỗ: cdsdossier check" in str(caught.value)) is not advised
