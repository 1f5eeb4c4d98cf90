"""What of a dossier is still unanswered, in the order in which it is best done, with the page that it is done on.

Pure: :func:`list_open_things` lists, :mod:`.next_thing` says what comes next on a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output.requirements import explain_missing_data
from cdsdossier.documents.output.states import DocumentStage, DocumentState
from cdsdossier.findings import Finding
from cdsdossier.judging.honest_results import find_faults
from cdsdossier.model.dossier import HEAD, NARRATIVE
from cdsdossier.model.dossier.head import CARRIED
from cdsdossier.views.finding_places import group_by_address
from cdsdossier.views.status.next_steps import office_steps
from cdsdossier.views.status.problems import find_row_problems

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

__all__ = ["OpenThing", "list_open_things"]

#: The pages of what stands before the scores, in this order; of findings; of the office's review.
_FIRST = ("nha-truong", "hoi-dong", "can-cu")
FINDINGS_PAGE, _REVIEW_PAGE = "kiem-tra", "danh-gia-ngoai"
#: Rules that other things tell of.
_TOLD = {"criterion-unscored", "evidence-missing", "document-stale"}
_TO_MAKE = {DocumentStage.MISSING, DocumentStage.ISSUED, DocumentStage.STALE}
_OFFICIAL = {DocumentStage.FINAL, DocumentStage.EDITED}
#: Where what waits to be confirmed is confirmed.
_CONFIRMED_ON = {"head": "nha-truong", "staff": "nha-truong", "council": "hoi-dong", "bases": "can-cu"}
#: The name of a key behind its words: ``ký hiệu trường (school.code)``.
_KEY = re.compile(r" \([a-z_.]{1,80}\)$")

#: Steps of the office whose words name files.
_OFFICE_WORDS = {
    "review open": "mở đánh giá ngoài để ghi điểm của đoàn",
    "review": "xem chỗ sai trong kết luận của đoàn",
}

#: Returns the page that a value is typed on, by its address and the row that it is about.
PageOf = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class OpenThing:
    """One thing that is still unanswered."""

    #: What is to be done or what lacks, in a few words.
    words: str
    #: The name of the page that it is done on, such as ``nha-truong`` or ``muc/1.3.1``.
    page: str
    #: The address of the value; empty where it is about no single one.
    address: str = ""


def list_open_things(
    assessment: Assessment, papers: Sequence[DocumentState], page_of: PageOf, *, sent: bool, published: bool
) -> tuple[OpenThing, ...]:
    """Return everything that is still unanswered. ``papers``: as ``list_document_states`` says.

    ``sent``: it has been packed to be handed in; ``published``: the public page has been made.
    """
    if assessment.dossier.received:
        return tuple(_list_for_office(assessment))
    own = [one for one in papers if one.entry.issuer == "school"]
    return (*_content(assessment, page_of), *_papers(assessment, own), *_handing_in(sent=sent, published=published))


def _list_for_office(assessment: Assessment) -> Iterator[OpenThing]:
    pages = {"check": FINDINGS_PAGE, "render": "van-ban"}
    for step in office_steps(assessment):
        words = _OFFICE_WORDS.get(step.command, step.why.partition(";")[0])
        yield OpenThing(_begin_large(words), pages.get(step.command, _REVIEW_PAGE))


def _content(assessment: Assessment, page_of: PageOf) -> Iterator[OpenThing]:
    """Yield what lacks in the text files and the evidence."""
    for file, page in assessment.dossier.pages.items():
        if not page.readable:
            yield OpenThing(f"Tệp {file} không đọc được", FINDINGS_PAGE)
    wrong = list(_errors(assessment, page_of))
    for name in _FIRST:
        yield from (one for one in wrong if one.page == name)
    if not assessment.dossier.head.bases and not assessment.dossier.unreadable(HEAD):
        yield OpenThing("Ghi căn cứ pháp lý", "can-cu", f"{HEAD}:bases")
    for key in assessment.dossier.head.confirmed.waiting:
        yield OpenThing(f"Xác nhận {CARRIED[key]} lấy từ năm trước", _CONFIRMED_ON[key], f"{HEAD}:confirmed/{key}")
    yield from _rows(assessment, page_of)
    yield from (one for one in wrong if one.page not in _FIRST)
    prose = assessment.dossier.narrative
    if not (prose.strengths or prose.shortcomings or assessment.dossier.unreadable(NARRATIVE)):
        yield OpenThing("Viết phần lời của báo cáo", "loi-bao-cao", f"{NARRATIVE}:strengths")


def _errors(assessment: Assessment, page_of: PageOf) -> Iterator[OpenThing]:
    """Yield the errors that nothing else tells of."""
    faults = [one for one in find_faults(assessment) if one.rule not in _TOLD]
    faults = [one for one in faults if not assessment.dossier.unreadable(one.file)]
    at = {id(one): key for key, found in group_by_address(faults, assessment.dossier.pages).items() for one in found}
    for finding in faults:
        address, row = at.get(id(finding), ""), find_row(finding, assessment)
        yield OpenThing(say_without_key(finding), page_of(address, row), address)


def _rows(assessment: Assessment, page_of: PageOf) -> Iterator[OpenThing]:
    problems, nodes = find_row_problems(assessment), assessment.indicator_set.nodes
    for row in problems.empty:
        key = "met" if nodes[row].mandatory else "points"
        address = f"{nodes[row].group.file}:scores/{row}/{key}"
        yield OpenThing(f"Chấm mục {row}", page_of(address, row), address)
    for row in problems.unproved:
        address = f"{nodes[row].group.file}:scores/{row}/evidence"
        yield OpenThing(f"Thêm minh chứng cho mục {row}", page_of(address, row), address)


def find_row(finding: Finding, assessment: Assessment) -> str:
    """Return the row that a finding is about; empty where it is about none."""
    rules = assessment.indicator_set
    row = rules.evidence_folders.get(finding.about, finding.about)
    return row if row in rules.nodes else ""


def _papers(assessment: Assessment, papers: Sequence[DocumentState]) -> Iterator[OpenThing]:
    """Yield which documents are to be made, then numbered, then made official."""
    for one in papers:
        if one.stage in _TO_MAKE:
            lacking = explain_missing_data(assessment, one.entry.id)
            words = f"Tạo {one.name}" + (f" ({lacking})" if lacking else "")
            yield OpenThing(words, f"van-ban/{one.entry.id}")
    for one in papers:
        if not one.registered:
            key = "number" if one.entry.notation and not one.number else "date"
            yield OpenThing(
                f"Ghi {'số, ngày' if one.entry.notation else 'ngày'} của {one.name}",
                f"van-ban/{one.entry.id}",
                f"{HEAD}:documents/{one.entry.id}/{key}",
            )
    for one in papers:
        if one.registered and one.stage not in _OFFICIAL:
            yield OpenThing(f"Tạo bản chính thức của {one.name}", f"van-ban/{one.entry.id}")


def _handing_in(*, sent: bool, published: bool) -> Iterator[OpenThing]:
    if not sent:
        yield OpenThing("Đóng gói hồ sơ để nộp", "gui")
    if not published:
        yield OpenThing("Công bố kết quả", "gui")


def say_without_key(finding: Finding) -> str:
    """Return what a finding says, as a sentence of its own, without the name of the key behind it."""
    return _begin_large(_KEY.sub("", finding.message))


def _begin_large(words: str) -> str:
    return words[:1].upper() + words[1:]
