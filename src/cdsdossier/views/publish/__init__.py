"""The result made public: one page for everybody, the same as data, and the documents that the school lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.documents.output.final_checks import concerns_document
from cdsdossier.errors import Refused
from cdsdossier.findings import Severity
from cdsdossier.views.publish.downloads import load_public_documents, public_document_remarks
from cdsdossier.views.publish.html_page import render_public_page
from cdsdossier.views.publish.public_result import APPROVAL, PublicResult, build_public_result
from cdsdossier.views.publish.result_json import public_result_json
from cdsdossier.views.publish.write_folder import DATA, PAGE, PublishedFiles, write_public_folder

if TYPE_CHECKING:
    from cdsdossier.findings import Finding
    from cdsdossier.judging.assessing import Assessment

__all__ = ["Publication", "publish_result"]

_NOTHING = "Chưa tệp nào được ghi."
_DRAFT = "Muốn xem trước trang: thêm --draft."
#: At most this many errors are listed; the rest are counted.
_TOLD = 12
#: What the page may be published with. An honest "not met" stands on the page itself; to refuse it would only teach
#: people to write "met". Evidence may have gone to the archive since the decision was signed; the page shows none.
_HARMLESS = re.compile("mandatory-unmet|evidence-.*")


@dataclass(frozen=True, slots=True)
class Publication:
    """The published folder, and what to check before it goes to the web."""

    put: PublishedFiles
    remarks: tuple[str, ...]
    #: How many documents everybody may download.
    documents: int


def publish_result(
    assessment: Assessment,
    folder: Path,
    *,
    earlier: Sequence[Assessment] = (),
    draft: bool = False,
    force: bool = False,
) -> Publication:
    """Write page, data and listed documents into ``folder``; ``earlier``: other years, for the history.

    Refused, and nothing is written, while a result is not recognised in its register; while errors concern what the
    page says; where a listed document cannot be offered; where a file of the user's own
    is in the way. A ``draft`` needs neither recognition nor soundness, and says that it is one.
    """
    this, others = _result(assessment), [_result(one) for one in earlier]
    if not draft:
        _refuse_unready(assessment, this)
        for one, year in zip(earlier, others, strict=True):
            _refuse_unready(one, year)
    documents = load_public_documents(assessment.dossier)
    files = {one.name: one.content for one in documents}
    files[DATA] = public_result_json(this, others, documents, draft=draft)
    files[PAGE] = render_public_page(this, others, documents, draft=draft)
    return Publication(
        write_public_folder(folder, files, force=force), public_document_remarks(assessment.dossier), len(documents)
    )


def _result(assessment: Assessment) -> PublicResult:
    return build_public_result(assessment.dossier, assessment.indicator_set, assessment.scores)


def _refuse_unready(assessment: Assessment, made: PublicResult) -> None:
    where = assessment.dossier.folder.resolve().name
    if made.approval is None:
        raise Refused(
            f"Kết quả của hồ sơ {where} chưa được công nhận: dossier.yaml thiếu number, date ở documents, {APPROVAL}. "
            f"Ký ban hành quyết định rồi điền số, ngày. {_DRAFT} {_NOTHING}"
        )
    errors = list(_standing(assessment))
    if errors:
        told = [f"- {one.file}{f':{one.line}' if one.line else ''}: {one.message} ({one.rule})" for one in errors]
        more = [f"- và {len(told) - _TOLD} lỗi khác; xem: cdsdossier check"] if len(told) > _TOLD else []
        raise Refused(
            "\n".join([f"Chưa công bố được hồ sơ {where}. Cần sửa:", *told[:_TOLD], *more, f"{_DRAFT} {_NOTHING}"])
        )


def _standing(assessment: Assessment) -> Iterator[Finding]:
    """Yield the errors that concern what the page says."""
    for error in assessment.standing(Severity.ERROR):
        contradicted = error.rule == "document-stale" and error.about == APPROVAL
        if not _HARMLESS.fullmatch(error.rule) and (contradicted or concerns_document(error, APPROVAL, ("results",))):
            yield error
