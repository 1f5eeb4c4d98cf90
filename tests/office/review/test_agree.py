"""Agreeing on rows that were looked at: who and when is written, and a conclusion that stands stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ran
from support.reviewmaker import change, open_in, receive

from cdsdossier import Dossier


def test_rows_are_agreed_on_by_somebody_on_a_day(example: Path, tmp_path: Path, cli: Callable[..., Ran]) -> None:
    data = receive(example, tmp_path / "nhan")
    path = change(open_in(data), "1.3.2", {"agree": "false", "points": "2", "reason": "Thiếu"})
    before = path.read_text(encoding="utf-8")

    refused = cli("review", "agree", "1.3", "--by", "N.V.A.", "--in", data)
    assert (refused.code, path.read_text(encoding="utf-8")) == (2, before)
    ran = cli("review", "agree", "1.3", "1.1", "--by", "N.V.A.", "--in", data, "--today", "2024-05-20", "--yes")

    assert ran.code == 0, ran.err
    assert "Đã có kết luận, giữ nguyên: 1.3.2" in ran.out
    review = Dossier.read(data).review
    assert review is not None
    row, kept, other = review.scores["1.3.1"], review.scores["1.3.2"], review.scores["1.4"]
    assert (row.agree, row.by, f"{row.on}") == (True, "N.V.A.", "2024-05-20")
    assert (kept.agree, kept.by) == (False, None)
    assert (other.agree, other.by) == (None, None)
    assert review.scores["1.1"].agree is True
    changed = [line for line in path.read_text(encoding="utf-8").splitlines() if line not in before.splitlines()]
    assert {line.split(":")[0].strip() for line in changed} == {"agree", "by", "on"}


def test_what_cannot_be_agreed_on_is_told(example: Path, cli: Callable[..., Ran]) -> None:
    open_in(example)
    unknown = cli("review", "agree", "1.33", "--by", "N.V.A.", "--in", example, "--yes")
    nameless = cli("review", "agree", "1.3", "--by", " ", "--in", example, "--yes")
    cli("review", "agree", "1", "2", "--by", "N.V.A.", "--in", example, "--yes")
    again = cli("review", "agree", "1", "--by", "T.T.B.", "--in", example, "--yes")

    assert (unknown.code, nameless.code, again.code) == (2, 2, 1)
    assert "không có “1.33”" in unknown.err
    assert "Không còn mục chấm nào" in again.err
