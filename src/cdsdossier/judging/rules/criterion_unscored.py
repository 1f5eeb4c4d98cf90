"""Tiêu chí chưa chấm, hoặc điều kiện bắt buộc chưa trả lời.

Vì sao: tổng điểm và mức độ chỉ đúng khi mọi mục chấm đã được hội đồng chấm; chấm 0 điểm khác với chưa chấm.
Cách sửa: điền points (0 nếu không đạt), hoặc met: true / met: false cho điều kiện bắt buộc.
Căn cứ: mức độ tính theo tổng điểm của nhóm (hoặc cả bộ) trong quyết định.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_row
from cdsdossier.model.dossier import ScoredRow
from cdsdossier.model.indicatorset import Criterion, Group, Item
from cdsdossier.text.numbers import format_plain_number
from cdsdossier.yamlio.forms import locate_value
from cdsdossier.yamlio.messages import nearest_word

SEVERITY = Severity.ERROR
MESSAGE = "chưa chấm “{row}”: {text}"
FIX = "{how}"
#: As many ids are looked up as for criterion-unknown.
_GUESSED = 100


def check(case: Case) -> Hits:
    """Yield every row and condition without an answer, except in files that are missing or cannot be read.

    A row whose id is only mistyped, or indented too far, has its own finding.
    """
    meant = _meant_by_unknown_ids(case) | set(_too_deep(case))
    for group in case.indicator_set.groups:
        if case.dossier.unreadable(group.file) or not _has_rows(group, case):
            continue
        for criterion in group.criteria:
            for item in criterion.rows or (criterion,):
                if item.id not in meant:
                    yield from _unanswered(item, criterion, group, case)


def _meant_by_unknown_ids(case: Case) -> set[str]:
    """Return the unwritten rows that are nearest to ids which the set does not know."""
    nodes, written = case.indicator_set.nodes, case.dossier.scores
    unknown = islice((row for row in written if row not in nodes), _GUESSED)
    return {nearest_word(row, list(nodes)) for row in unknown} - written.keys()


def _too_deep(case: Case) -> Iterator[str]:
    """Yield the ids that stand among the keys of another row: they are indented too far, which is told."""
    for row, scored in case.dossier.scores.items():
        if any(one.about == row and one.rule == "key-unknown" for one in case.dossier.findings):
            written = case.dossier.get_written(scored.file, "scores", row)
            yield from written if isinstance(written, dict) else ()


def _has_rows(group: Group, case: Case) -> bool:
    return group.file in case.dossier.pages or any(row.id in case.dossier.scores for row in group.rows)


def _unanswered(item: Item, criterion: Criterion, group: Group, case: Case) -> Hits:
    key = "met" if criterion.mandatory else "points"
    scored = case.dossier.scores.get(item.id)
    if scored and (getattr(scored.form, key) is not None or _refused(scored, key, case)):
        return
    how = f"Điền points: từ 0 đến {format_plain_number(item.maximum or 0)} (0 nếu không có)."
    if criterion.mandatory:
        how = "Điền met: true (đạt) hoặc met: false (chưa đạt)."
    words: dict[str, Any] = {"text": item.text or "", "how": how}
    if scored:
        yield hit_at_row(scored, key, **words)
    else:
        add = f'Thêm mục "{item.id}": rồi {how[0].lower()}{how[1:]}'
        yield Hit(group.file, ("scores",), item.id, key=True, words={"row": item.id, **words, "how": add})


def _refused(scored: ScoredRow, key: str, case: Case) -> bool:
    """Return whether the value, or another key of the row, was refused: that has its own finding."""
    there = locate_value(case.dossier.pages[scored.file].data, ("scores", scored.id, key))
    return any(
        finding.about == scored.id and (finding.rule == "key-unknown" or (finding.line, finding.column) == there)
        for finding in case.dossier.findings
        if finding.file == scored.file
    )
