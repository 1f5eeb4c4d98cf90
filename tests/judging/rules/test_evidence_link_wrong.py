"""Which addresses can serve as evidence."""

from __future__ import annotations

from pathlib import Path

from support.overlay import judged, laid_out


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    scores = folder / "scores" / "1-day-hoc.yaml"
    entry = '"1.2.1": {points: 25, evidence: [{url: "https://an:bi-mat@truong.edu.vn/a"}]}'
    scores.write_text(scores.read_text(encoding="utf-8").replace('"1.2.1": {points: 25}', entry), encoding="utf-8")
    (finding,) = judged(folder).findings

    assert "bi-mat" not in finding.message
    assert "truong.edu.vn/a" in finding.message
