"""Rendered documents whose data has changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from support.rulemaker import find

from cdsdossier.findings import Severity
from cdsdossier.judging.rules import document_stale


@dataclass(frozen=True)
class Stale:
    """What a caller reports of a rendered document."""

    file: str
    changed: tuple[str, ...] = ("điểm", "hội đồng")
    final: bool = False


def told(document: str, *, final: bool = False, state: str | None = None) -> tuple[str, Severity, str, str]:
    review = {"review.yaml": f"state: {state}\n"} if state else {}
    (one,) = find(document_stale, review, stale={document: Stale("output/x.docx", final=final)})
    assert (one.file, one.line, one.about) == ("output/x.docx", None, document)
    return one.message, one.severity, one.fix.partition(" ")[0], one.fix.rpartition("render ")[2]


def test_a_draft_is_a_warning_and_an_official_version_an_error() -> None:
    assert told("bao-cao") == (
        "dự thảo cũ so với dữ liệu; đã đổi: điểm, hội đồng",
        Severity.WARNING,
        "Chạy:",
        "bao-cao",
    )
    assert told("bao-cao", final=True) == (
        "bản chính thức cũ so với dữ liệu; đã đổi: điểm, hội đồng",
        Severity.ERROR,
        "Sửa",
        "bao-cao --final",
    )


@pytest.mark.parametrize(
    ("document", "state", "severity"),
    [
        ("bien-ban-danh-gia-ngoai", "tra-lai", Severity.WARNING),
        ("bien-ban-danh-gia-ngoai", "chap-nhan", Severity.ERROR),
        ("bien-ban-danh-gia-ngoai", None, Severity.ERROR),
        ("bao-cao", "tra-lai", Severity.ERROR),
    ],
)
def test_the_office_s_own_documents_of_a_returned_dossier_are_only_warnings(
    document: str, state: str | None, severity: Severity
) -> None:
    _, found, how, _ = told(document, final=True, state=state)

    assert found is severity
    assert (how == "Trường") is (severity is Severity.WARNING)


def test_a_paper_signed_before_the_head_changed_is_kept_rather_than_issued_again() -> None:
    (one,) = find(document_stale, stale={"ke-hoach": Stale("output/x.docx", ("người ký",), final=True)})

    assert one.fix == (
        "Giữ văn bản đã ký: thêm signer: {name: họ tên người đã ký, title: chức vụ} ở documents.ke-hoach; "
        "hoặc ban hành lại rồi chạy: cdsdossier render ke-hoach --final"
    )


def test_nothing_is_found_where_nothing_is_stale() -> None:
    assert find(document_stale) == []
