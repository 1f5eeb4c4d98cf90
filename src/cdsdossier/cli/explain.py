"""``cdsdossier explain``: a rule's page, or the list of all rules."""

from __future__ import annotations

from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output


def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="[QUY TẮC]", help="Tên quy tắc, như check in ra.", show_default=False)
    ] = None,
) -> int:
    """Giải thích một quy tắc: vì sao, cách sửa, căn cứ."""
    from cdsdossier.judging.rule_pages import page_of
    from cdsdossier.views.findings.rule_page import list_lines, page_lines

    if rule is None:
        output.show(list_lines())
    else:
        output.show(page_lines(page_of(load.known_rule(rule))))
    return 0
