"""Which rows need work, and what is most urgent."""

from __future__ import annotations

from pathlib import Path

from support.assessed import assessed, replace_text

from cdsdossier.views.status.problems import RowProblems, UrgentProblem, find_row_problems, find_urgent_problems

SCORES = "scores/1-day-hoc.yaml"


def rows(folder: Path) -> RowProblems:
    return find_row_problems(assessed(folder))


def urgent(folder: Path) -> tuple[UrgentProblem, ...]:
    return find_urgent_problems(assessed(folder))


def points(folder: Path, row: str, old: str, new: str) -> None:
    replace_text(folder / SCORES, f'"{row}":\n    points: {old}', f'"{row}":\n    points: {new}')


def test_a_sound_dossier_needs_nothing(example: Path) -> None:
    found = rows(example)
    assert (found.empty, found.unproved, found.faulty, found.unknown) == ((), (), (), ())
    assert found.total > 20


def test_rows_are_empty_unproved_or_at_fault(example: Path) -> None:
    points(example, "1.3.1", "5", "")
    replace_text(example / SCORES, '      - {url: "https://lms.example.com', '      - {title: "https://lms.example.com')
    for path in (example / "evidence" / "1.3.1").iterdir():
        path.unlink()
    points(example, "1.3.2", "5", "50")
    found = rows(example)
    assert (found.empty, found.unproved) == (("1.3.1",), ("1.3.1",))
    assert "1.3.2" in found.faulty


def test_of_a_file_that_cannot_be_read_nothing_is_known(example: Path) -> None:
    (example / SCORES).write_text("a: [", encoding="utf-8")
    found = rows(example)
    assert {row.split(".")[0] for row in found.unknown} == {"1"}
    assert urgent(example)[0].name == SCORES


def test_conditions_come_before_rows_and_the_most_points_first(example: Path) -> None:
    replace_text(example / SCORES, '"1.1":\n    met: true', '"1.1":\n    met: false')
    points(example, "1.3.1", "5", "50")
    found = urgent(example)
    assert [one.name for one in found[:2]] == ["1.1", "1.3.1"]
    assert len(found) <= 3


def test_a_row_that_a_waiver_covers_needs_no_work(example: Path) -> None:
    points(example, "1.3.1", "5", "50")
    head = (example / "dossier.yaml").read_text(encoding="utf-8")
    waiver = '\nwaivers:\n  - {rule: points-above-maximum, where: "1.3.1", reason: Thử}\n'
    (example / "dossier.yaml").write_text(head + waiver, encoding="utf-8")
    assert "1.3.1" not in rows(example).faulty


def test_why_a_file_cannot_be_read_comes_before_what_its_rows_lack(example: Path) -> None:
    for path in (example / "evidence").glob("1*/*"):
        path.unlink()
    replace_text(example / SCORES, '"1.4":\n    points: 6', '"1.4":\n    points:6')

    first = urgent(example)[0]
    assert (first.name, first.finding.rule) == (SCORES, "yaml-syntax")
