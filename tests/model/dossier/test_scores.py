"""Score files: what each key becomes, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdsdossier.model.dossier.scores import Evidence, Row, ScoreFile
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

FULL = """\
group: "1"
scores:
  "1.1": {met: false}
  "1.2":
    points: 6.5
    measured: 36/38
    note: Đã làm
    evidence: [{file: 1.2/a.pdf, url: https://a.vn, title: A, number: 1/KH, date: 2025-09-10, issuer: Trường}]
"""


def read(text: str) -> tuple[ScoreFile, list[str]]:
    form, findings = read_form(ScoreFile, parse_page(text.encode(), "scores/1-a.yaml"))
    return form, [finding.rule for finding in findings]


def test_every_key_of_a_full_file_is_read() -> None:
    listed = Evidence(
        file="1.2/a.pdf", url="https://a.vn", title="A", number="1/KH", date=date(2025, 9, 10), issuer="Trường"
    )
    row = Row(points=Decimal("6.5"), measured="36/38", note="Đã làm", evidence=(listed,))

    assert read(FULL) == (ScoreFile(group="1", scores={"1.1": Row(met=False), "1.2": row}), [])


def test_what_is_left_out_is_not_said() -> None:
    assert read('group: "1"\nscores: {"1.1": , "1.2": {evidence: [{}]}}\n') == (
        ScoreFile(group="1", scores={"1.1": Row(), "1.2": Row(evidence=(Evidence(),))}),
        [],
    )
    assert read("scores: {}\n")[1] == ["key-missing"]
