"""Phụ lục ghi kèm theo một kế hoạch khác với kế hoạch trong sổ văn bản.

Vì sao: phụ lục ghi kèm kế hoạch số 206 mà kế hoạch là số 205 thì không rõ phụ lục là của văn bản nào.
Cách sửa: sửa number hoặc date ở mục plan của timeline.yaml, hoặc sửa sổ văn bản, theo đúng bản đã ký.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I: phụ lục ghi số, ký hiệu và ngày của văn bản mà nó kèm theo.
"""

import re

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import TIMELINE
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.ERROR
MESSAGE = "phụ lục ghi kèm kế hoạch {ours}, sổ văn bản ghi {theirs}"
FIX = "Xem bản đã ký: sửa ở đây thành {key}: {wanted}, hoặc sửa {document} trong documents của dossier.yaml."

_NUMBER = re.compile(r"\s*0*([0-9]+)")


def check(case: Case) -> Hits:
    """Yield the annex's number and its date where they differ from the register's; only where both are given."""
    plan = case.dossier.timeline.plan
    if plan is None:
        return
    document = plan.document or "ke-hoach"
    issued = case.dossier.head.documents.get(document)
    if issued is None:
        return
    ours, theirs = _NUMBER.match(plan.number or ""), _NUMBER.match(issued.number or "")
    if ours and theirs and ours[1] != theirs[1]:
        wanted = f"{issued.number}{(plan.number or '')[ours.end() :]}"
        yield _at("number", document, f"số {ours[1]}", f"số {theirs[1]}", wanted)
    if plan.date and issued.date and plan.date != issued.date:
        ours_day, theirs_day = f"ngày {format_short_date(plan.date)}", f"ngày {format_short_date(issued.date)}"
        yield _at("date", document, ours_day, theirs_day, str(issued.date))


def _at(key: str, document: str, ours: str, theirs: str, wanted: str) -> Hit:
    words: dict[str, object] = {"key": key, "document": document, "ours": ours, "theirs": theirs, "wanted": wanted}
    return Hit(TIMELINE, ("plan", key), TIMELINE, words=words)
