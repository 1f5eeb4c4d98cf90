"""Waivers of rules that do not exist."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find

from cdsdossier.judging.rules import waiver_unknown


@pytest.mark.parametrize(
    ("rule", "fix"),
    [
        ("waiver-unknown", ""),
        ("yaml-syntax", ""),
        ("waiver-unknow", "Có phải “waiver-unknown”?"),
        ("abc", "Xem tên quy tắc ở đầu mỗi dòng mà cdsdossier check in ra."),
    ],
)
def test_a_waiver_names_a_rule(rule: str, fix: str) -> None:
    first = FILES["dossier.yaml"] + "waivers:\n  - {rule: yaml-tag, where: a, reason: b}\n"
    text = f"{first}  - {{rule: {rule}, where: a, reason: b}}\n"
    found = find(waiver_unknown, {"dossier.yaml": text})

    assert [(one.message, one.fix) for one in found] == [(f"không có quy tắc tên “{rule}”", fix)][: bool(fix)]
    assert all((one.line, one.column) == (text.count("\n"), 12) for one in found)
