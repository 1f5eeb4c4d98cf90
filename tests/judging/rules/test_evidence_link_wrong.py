"""Which addresses can serve as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.overlay import judged, laid_out
from support.rulemaker import find

from cdsdossier.judging.rules import evidence_link_wrong


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    scores = folder / "scores" / "1-day-hoc.yaml"
    entry = '"1.2.1": {points: 25, evidence: [{url: "https://an:bi-mat@truong.edu.vn/a"}]}'
    scores.write_text(scores.read_text(encoding="utf-8").replace('"1.2.1": {points: 25}', entry), encoding="utf-8")
    (finding,) = judged(folder).findings

    assert "bi-mat" not in finding.message
    assert "truong.edu.vn/a" in finding.message


def told(url: str, links: Mapping[str, str] | None = None) -> list[str]:
    text = f'scores:\n  "1.3": {{points: 1, evidence: [{{title: a}}, {{title: b, url: "{url}"}}]}}\n'
    found = find(evidence_link_wrong, {"scores/1-day-hoc.yaml": text}, links=links)
    assert all((one.about, one.line, one.column) == ("1.3", 2, 61) for one in found)
    return [one.message for one in found]


def test_an_address_that_did_not_answer_is_found_with_the_day_it_was_asked() -> None:
    url = "https://truong.edu.vn/a"

    assert told(url) == told(url, {"https://truong.edu.vn/b": "404"}) == []
    assert told(url, {url: "404"}) == [f"đường liên kết “{url}” không mở được: 404 (thử ngày 20/04/2026)"]
    assert told(url, {url: ""}) == [f"đường liên kết “{url}” không mở được:  (thử ngày 20/04/2026)"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://localhost/a@b", "http://localhost/a@b"),
        ("http://ten@localhost/a", "http://…@localhost/a"),
        ("http://ten:m@k@localhost", "http://…@localhost"),
        ("truong.edu.vn", "truong.edu.vn"),
        ("http://a b/c  d", "http://a b/c d"),
    ],
)
def test_an_address_is_shown_without_what_stands_before_the_host(url: str, shown: str) -> None:
    assert told(url)[0].startswith(f"đường liên kết “{shown}” ")
