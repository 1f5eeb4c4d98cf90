"""Mục miễn trừ (waivers) nhắc đến một quy tắc không có.

Vì sao: gõ sai tên quy tắc thì miễn trừ không có tác dụng mà không ai biết.
Cách sửa: sửa tên quy tắc; xem tên ở đầu mỗi dòng mà cdsdossier check in ra.
"""

from cdsdossier.findings import READING_RULES
from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.yamlio.messages import nearest_word

SEVERITY = Severity.ERROR
MESSAGE = "không có quy tắc tên “{rule}”"
FIX = "{hint}"


def check(case: Case) -> Hits:
    """Yield every waiver whose rule does not exist."""
    known = [*READING_RULES, *case.rule_names]
    for index, waiver in enumerate(case.dossier.head.waivers):
        if waiver.rule not in known:
            near = nearest_word(waiver.rule, known)
            hint = f"Có phải “{near}”?" if near else "Xem tên quy tắc ở đầu mỗi dòng mà cdsdossier check in ra."
            yield Hit("dossier.yaml", ("waivers", index, "rule"), words={"rule": waiver.rule, "hint": hint})
