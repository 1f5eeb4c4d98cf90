"""``cdsdossier explain``: a rule's page, or the list of all rules."""

from __future__ import annotations

from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import argument


def explain(rule: Annotated[str | None, argument("[QUY TẮC]", "Tên quy tắc, như check in ra.")] = None) -> int:
    """Giải thích một quy tắc: vì sao, cách sửa, căn cứ."""
    from cdsdossier.judging.rule_pages import load_rule_page
    from cdsdossier.views.findings.rule_page import rule_list_lines, rule_page_lines

    if rule is None:
        output.show_lines(rule_list_lines())
    else:
        output.show_lines(rule_page_lines(load_rule_page(load.check_rule_name(rule))))
    return 0
