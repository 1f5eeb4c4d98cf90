"""A review as a package."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.reviewmaker import FOUND, fill, judge, open_in
from support.wordfile import word_file

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.errors import Refused
from cdsdossier.files.bagit.report import BagReport
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import compare_review
from cdsdossier.model import package_labels as labels
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.office.review.pack import (
    find_review_errors,
    list_contradicting_papers,
    list_missing_papers,
    list_strange_papers,
    name_review_package,
    write_review_package,
)

DONE = {row: values for row, values in FOUND.items() if row != "1.6.1"}


def assessed(folder: Path) -> Assessment:
    dossier = Dossier.read(folder)
    return assess(dossier, IndicatorSet.of(dossier), date(2024, 5, 21))


def pack(folder: Path, target: Path, *, draft: bool = False) -> BagReport:
    assessment = assessed(folder)
    compared = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores)
    assert compared is not None
    write_review_package(assessment, compared, target, draft=draft)
    return verify_bag(target)


def test_a_package_holds_the_review_and_the_offices_documents_alone(example: Path, tmp_path: Path) -> None:
    judge(fill(open_in(example)), DONE)
    output = example / "review-output"
    output.mkdir()
    for name in ("a.docx", ".manifest.json", "~$a.docx", ".DS_Store", "b.xlsx", "c.docx"):
        (output / name).write_bytes(word_file() if name == "a.docx" else b"x")
    report = pack(example, tmp_path / "a.zip")
    assert list_strange_papers(assessed(example)) == (
        "review-output/b.xlsx (chỉ nhận .docx, .pdf, .yaml, .png, .jpg, .jpeg)",
        "review-output/c.docx (bên trong là văn bản thuần, không phải Word (.docx))",
    )
    assert report.sound
    assert sorted(
        path.name
        for path in unpack_bag(tmp_path / "a.zip", tmp_path / "mo").rglob("*")
        if path.is_file() and "data" in path.parts
    ) == [
        ".manifest.json",
        "a.docx",
        "review.yaml",
    ]
    assert (report.info[labels.KIND], report.info[labels.STATE]) == ("review", "chap-nhan")
    assert report.info[labels.CODE] == "THCSQT"


def test_papers_that_contradict_the_state_stay_behind(example: Path, tmp_path: Path) -> None:
    judge(fill(open_in(example), state="tra-lai"), DONE)
    output = example / "review-output"
    output.mkdir()
    for name in ("10-bien-ban-danh-gia-ngoai.docx", "11-quyet-dinh-cong-nhan-ket-qua.pdf", "12-giay-chung-nhan.docx"):
        (output / name).write_bytes(word_file())
    assessment = assessed(example)

    assert list_contradicting_papers(assessment) == (
        "review-output/11-quyet-dinh-cong-nhan-ket-qua.pdf", "review-output/12-giay-chung-nhan.docx",
    )  # fmt: skip
    assert list_missing_papers(assessment) == ("phieu-tra-ho-so",)
    pack(example, tmp_path / "a.zip", draft=True)
    packed = unpack_bag(tmp_path / "a.zip", tmp_path / "mo") / "data" / "review-output"
    assert [path.name for path in packed.iterdir()] == ["10-bien-ban-danh-gia-ngoai.docx"]


def test_a_recognised_result_wants_its_three_papers(example: Path) -> None:
    judge(fill(open_in(example), state="cong-nhan"), DONE)
    assert list_missing_papers(assessed(example)) == tuple(OFFICE_DOCUMENTS)[:3]


def test_a_review_with_errors_is_sent_only_as_a_draft_that_says_so(example: Path, tmp_path: Path) -> None:
    judge(fill(open_in(example)), {"1.3.1": {"agree": "false", "points": "3"}})
    faults = find_review_errors(assessed(example))
    assert faults
    with pytest.raises(Refused, match=f"review.yaml còn {len(faults)} lỗi"):
        pack(example, tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
    assert pack(example, tmp_path / "a.zip", draft=True).info[labels.DRAFT] == labels.YES


def test_the_name_says_school_and_year(example: Path) -> None:
    assert name_review_package(assessed(example)) == "danh-gia-ngoai-THCSQT-2023-2024"
