"""The result made public: one page for everybody, the same as data, and the documents that the school lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cdsdossier.documents.output.final_gate import concerns_document
from cdsdossier.errors import Refused
from cdsdossier.findings import Severity
from cdsdossier.views.publish.html_page import render_public_page
from cdsdossier.views.publish.public_result import APPROVAL, PublicResult, build_public_result
from cdsdossier.views.publish.result_json import public_result_json
from cdsdossier.workflows.publish.write_folder import DATA, PAGE

if TYPE_CHECKING:
    from cdsdossier.findings import Finding
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.workflows.publish.documents import PublicDocument

_NOTHING = "Chưa ghi tệp nào."
#: A path of the facts that shows results.
_RESULTS = ("groups/points",)
_DRAFT = "Muốn xem trước trang: thêm --draft."
#: At most this many errors are listed; the rest are counted.
_TOLD = 12
#: What the page may be published with. An honest "not met" stands on the page itself; to refuse it would only teach
#: people to write "met". Evidence may have gone to the archive since the decision was signed; the page shows none.
_HARMLESS = re.compile("mandatory-unmet|evidence-.*")


def refuse_unready(assessment: Assessment, earlier: Sequence[Assessment] = ()) -> None:
    """Raise Refused where a result is not fit to be published.

    That is: while it is not approved in its register, and while errors concern what the page says (a page that
    contradicts its own dossier helps nobody).
    """
    for one in (assessment, *earlier):
        _refuse_unready(one, _result(one))


def render_public_files(
    assessment: Assessment, documents: Sequence[PublicDocument], *, earlier: Sequence[Assessment] = (), draft: bool
) -> dict[str, bytes]:
    """Return page, data and listed documents by file name; ``earlier``: other years, for the history.

    A ``draft`` needs neither approval nor soundness, and says that it is one.
    """
    this, others = _result(assessment), [_result(one) for one in earlier]
    files = {one.name: one.content for one in documents}
    files[DATA] = public_result_json(this, others, documents, draft=draft)
    files[PAGE] = render_public_page(this, others, documents, draft=draft)
    return files


def _result(assessment: Assessment) -> PublicResult:
    return build_public_result(assessment.dossier, assessment.indicator_set, assessment.scores)


def _refuse_unready(assessment: Assessment, made: PublicResult) -> None:
    where = assessment.dossier.folder.resolve().name
    if made.approval is None:
        raise Refused(
            f"Kết quả của hồ sơ {where} chưa được phê duyệt: chưa ghi số, ngày (number, date) của {APPROVAL} "
            f"trong dossier.yaml. Ký ban hành quyết định rồi điền số, ngày. {_DRAFT} {_NOTHING}"
        )
    errors = list(list_standing_errors(assessment))
    if errors:
        told = [f"- {one.file}{f':{one.line}' if one.line else ''}: {one.message} ({one.rule})" for one in errors]
        more = [f"- và {len(told) - _TOLD} lỗi khác; xem: cdsdossier check"] if len(told) > _TOLD else []
        raise Refused(f"Chưa công bố được hồ sơ {where}. Cần sửa:", *told[:_TOLD], *more, f"{_DRAFT} {_NOTHING}")


def is_approved(assessment: Assessment) -> bool:
    """Return whether the register says that the result is approved."""
    return _result(assessment).approval is not None


def list_standing_errors(assessment: Assessment) -> Iterator[Finding]:
    """Yield the errors that concern what the page says."""
    for error in assessment.standing(Severity.ERROR):
        contradicted = error.rule == "document-stale" and error.about == APPROVAL
        if not _HARMLESS.fullmatch(error.rule) and (contradicted or concerns_document(error, APPROVAL, _RESULTS)):
            yield error
