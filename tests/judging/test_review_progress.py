"""What is left of an external assessment, in all and for each member of the team."""

from __future__ import annotations

from pathlib import Path

from support.reviewmaker import change, open_in, write

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.judging.review import ReviewComparison, compare_review
from cdsdossier.judging.review_progress import build_review_progress, expand_rows
from cdsdossier.judging.scoring import score


def compared(folder: Path) -> tuple[Dossier, IndicatorSet, ReviewComparison]:
    dossier = Dossier.read(folder)
    rules = IndicatorSet.of(dossier)
    return dossier, rules, compare_review(dossier, rules, score(dossier, rules))


def test_a_review_that_was_only_opened_has_every_row_unseen(example: Path) -> None:
    open_in(example)
    dossier, rules, review = compared(example)
    done = build_review_progress(dossier, rules, review)

    assert done.rows == len(done.left) == len(done.unseen) > 20
    assert {row.state for row in review.rows} == {"unseen"}
    assert not review.sure
    assert done.members == ()


def test_rows_are_left_until_they_are_concluded_and_each_member_has_a_part(example: Path) -> None:
    path = open_in(example)
    change(path, "1.3.1", {"agree": "true", "by": "N.V.A.", "on": "2024-05-20"})
    change(path, "1.3.2", {"note": "hỏi lại"})
    team = (
        'team:\n  - {name: N.V.A., role: Trưởng đoàn, rows: ["1.3"]}\n  - {name: T.T.B., role: Thư ký, rows: ["2"]}\n'
    )
    write(path, path.read_text(encoding="utf-8").replace("\nteam:\n", f"\n{team}", 1))
    dossier, rules, review = compared(example)
    done = build_review_progress(dossier, rules, review)

    states = {row.id: row.state for row in review.rows}
    assert (states["1.3.1"], states["1.3.2"], states["1.4"]) == ("agreed", "open", "unseen")
    assert "1.3.1" not in done.left
    assert "1.3.2" in done.left
    assert "1.3.2" not in done.unseen
    first, second, rest = done.members
    assert (first.name, second.name, rest.name) == ("N.V.A.", "T.T.B.", "")
    assert first.rows == expand_rows(("1.3",), rules, review)
    assert set(first.rows) - set(first.left) == {"1.3.1"}
    assert all(row.startswith("2.") for row in second.rows)
    assert "1.4" in rest.rows
