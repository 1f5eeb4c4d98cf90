"""Listed evidence without a file and an address."""

from __future__ import annotations

import pytest
from support.rulemaker import find

from cdsdossier.judging.rules import key_missing


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("title: Hợp đồng", "Hợp đồng"),
        ("number: 2/QĐ", "không tên"),
        ("issuer: Sở", "không tên"),
        ("date: 2026-01-05", "không tên"),
        ("title: Hợp đồng, file: 1.3/a.pdf", ""),
        ('title: Hợp đồng, url: "https://a.vn"', ""),
        ("file: 1.3/a.pdf", ""),
        ("", ""),
    ],
)
def test_evidence_must_say_where_it_is(item: str, title: str) -> None:
    text = f'scores:\n  "1.3": {{points: 1, evidence: [{{file: a}}, {{{item}}}]}}\n'
    found = find(key_missing, {"scores/1-day-hoc.yaml": text})

    assert [one.message for one in found] == [f"minh chứng “{title}” của “1.3” chưa có tệp hay đường liên kết"][
        : bool(title)
    ]
    assert all((one.line, one.column) == (2, 44) for one in found)
