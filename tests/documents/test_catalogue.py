"""The catalogue of documents: what it has, and what is wrong in one that is not well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.documents.catalogue import Catalogue, read_catalogue
from cdsdossier.errors import TemplateFault, WrongUsage
from cdsdossier.files import resources
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

ONE = """\
signers: {head: {}}
documents:
- {id: bao-cao, number: 6, name: Báo cáo, kind: Báo cáo, subject: x, notation: BC, profile: nd30%s}
"""


def read(folder: Path, text: str) -> Catalogue:
    (folder / "documents.yaml").write_text(text, encoding="utf-8")
    return read_catalogue(folder)


def test_the_shipped_catalogue_has_the_documents_of_both_issuers() -> None:
    year = read_catalogue(resources.templates_folder())

    assert tuple(entry.id for entry in year.of("school")) == DOCUMENTS
    assert tuple(entry.id for entry in year.of("office")) == OFFICE_DOCUMENTS
    assert year.entry("bao-cao").file == "06-bao-cao.docx"


def test_a_form_has_no_number_and_a_certificate_has_one_in_the_book() -> None:
    year = read_catalogue(resources.templates_folder())

    assert year.entry("bao-cao").numbered
    assert year.entry("giay-chung-nhan").numbered
    assert not year.entry("phieu-cham-diem").numbered


def test_the_head_of_the_school_signs_one_paper_of_the_office() -> None:
    year = read_catalogue(resources.templates_folder())

    assert [one.id for one in year.documents if year.names_school_head(one)] == ["bien-ban-danh-gia-ngoai"]


def test_an_unknown_document_is_named_with_the_nearest() -> None:
    year = read_catalogue(resources.templates_folder())

    with pytest.raises(WrongUsage, match=r"“bao-coa”\. Có phải bao-cao\?"):
        year.entry("bao-coa")
    with pytest.raises(WrongUsage, match=r"Các văn bản có trong danh mục: ke-hoach, "):
        year.entry("zzzzzz")


def test_lists_are_read_as_tuples_and_annexes_as_entries(tmp_path: Path) -> None:
    entry = read(tmp_path, ONE % ", recipients: [a, b], annexes: [{template: t, title: T}]").entry("bao-cao")

    assert entry.recipients == ("a", "b")
    assert (entry.annexes[0].template, entry.annexes[0].title, entry.annexes[0].attached) == ("t", "T", False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ONE % ", size: 12", "size: 12; cỡ chữ chỉ có 13 hoặc 14"),
        (ONE % ", signers: [nobody]", r"bao-cao: signers: \['nobody'\]; chỉ có: head"),
        (ONE % ", signers: []", "bao-cao: signers: trống; chỉ có: head"),
        (ONE % f", annexes: {[{'template': 't', 'title': 'T'}] * 11}", "annexes: nhiều nhất 10 phụ lục"),
        (ONE % ", colour: red", "colour"),
        ("signers: [", "documents.yaml không đúng khuôn"),
        ("[]", "documents.yaml không đúng khuôn"),
    ],
)
def test_what_is_not_well_formed_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(TemplateFault, match=words):
        read(tmp_path, text)


def test_a_missing_catalogue_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"documents\.yaml không đúng khuôn"):
        read_catalogue(tmp_path)
