"""Steps of the process that no task has."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import judged, laid_out
from support.rulemaker import find, find_in_timeline, names

from cdsdossier.judging.rules import step_missing


@pytest.mark.parametrize("timeline", ["", "tasks:\n", "tasks: []\n", "plan: {number: 2/KH-THCST}\n"])
def test_a_timeline_without_tasks_is_told_once_and_not_as_seven_steps(timeline: str, tmp_path: Path) -> None:
    found = find_in_timeline(tmp_path / "d", timeline)

    assert [(rule, message) for rule, _, message in found] == [("step-missing", "lịch công tác chưa có việc nào")]


def test_tasks_without_any_step_are_told_once(tmp_path: Path) -> None:
    ((rule, line, message),) = find_in_timeline(tmp_path / "d", 'tasks:\n  - {id: "1", what: Họp, when: 5/2026}\n')

    assert (rule, line) == ("step-missing", 1)
    assert "chưa việc nào" in message


@pytest.mark.parametrize(
    ("timeline", "rules"),
    [
        ("tasks: [\n", ["yaml-syntax"]),
        ("tasks: x\n", ["value-wrong"]),
        ('- {id: "1", what: Họp, when: 5/2026}\n', ["value-wrong"]),
        ('tasks:\n  - {id: "1", what: Họp, when: 5/2026, step: họp}\n', ["value-wrong"]),
    ],
)
def test_what_could_not_be_read_is_not_missing(timeline: str, rules: list[str], tmp_path: Path) -> None:
    assert names(find_in_timeline(tmp_path / "d", timeline)) == rules


def test_a_missing_timeline_is_told_by_its_file_alone(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "timeline.yaml").unlink()

    assert {finding.rule for finding in judged(folder).findings} == {"file-missing"}


def steps(*names: str) -> list[tuple[str, str]]:
    rows = "".join(f'  - {{id: "{n}", what: A, when: 3/2026, step: {name}}}\n' for n, name in enumerate(names))
    return [(one.message, one.fix) for one in find(step_missing, {"timeline.yaml": f"tasks:\n{rows}"})]


def test_the_missing_steps_are_listed_and_the_first_is_the_example() -> None:
    every = ("ke-hoach", "hoi-dong", "tu-danh-gia", "de-nghi", "cap-nhat", "danh-gia-ngoai", "cong-bo")

    assert steps(*every) == []
    ((what, how),) = steps(*every[:5])
    assert what == "lịch công tác chưa có bước: đánh giá ngoài, công bố kết quả"
    assert how.startswith("Ghi step: danh-gia-ngoai ở việc tương ứng; chưa có việc đó thì thêm vào tasks.")
    assert how.endswith("đánh giá ngoài (danh-gia-ngoai), công bố kết quả (cong-bo).")
    assert steps("[ke-hoach, hoi-dong]", *every[2:]) == []
