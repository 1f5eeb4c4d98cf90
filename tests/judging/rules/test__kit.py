"""What the rules share: hits, raw values, and how a task is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.overlay import TODAY
from support.rulemaker import FILES, LINES, find_in_timeline, read_dossier, read_set

from cdsdossier.findings import Severity
from cdsdossier.judging.review import RowValue
from cdsdossier.judging.rules._kit import (
    Case,
    Hit,
    are_steps_readable,
    format_task_name,
    format_verdict,
    hit_at_document,
    hit_at_file,
    hit_at_review,
    hit_at_row,
    hit_at_set,
    hit_at_task,
    hit_at_task_list,
    is_value_refused,
)
from cdsdossier.judging.schedule import ScheduledTask, TaskState, build_schedule
from cdsdossier.judging.scoring import score
from cdsdossier.model.dossier import EvidenceFile
from cdsdossier.model.dossier.timeline import Task
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text.time_phrases import NO_YEAR


def test_names_with_braces_and_without_words_break_nothing(tmp_path: Path) -> None:
    text = "".join(LINES) + '  - {id: "", what: "{0} {task} %s", when: "{x}"}\n' + '  - {id: "", what: "", when: 1/4}\n'
    found = find_in_timeline(tmp_path / "d", text)

    assert [message for _, _, message in found] == [
        "“{0} {task} %s” ghi thời gian “{x}”: không đọc được thời gian này",
        "“việc thứ 9” chưa xong, quá 19 ngày (hạn 01/04/2026)",
    ]


def test_a_long_name_is_cut_at_a_word(tmp_path: Path) -> None:
    text = "".join(LINES).replace("what: Tự đánh giá", f"what: {'Tự đánh giá ' * 20}").replace("Tháng 4", "Tháng 3")
    ((_, _, message),) = find_in_timeline(tmp_path / "d", text)

    assert len(message) < 120
    assert "giá …”" in message or "đánh …”" in message or "Tự …”" in message


CASE = Case(
    read_dossier({**FILES, "timeline.yaml": 'tasks:\n  - {id: "1", what: Họp, when: 3/2026, done: 5/3}\n'}),
    read_set(),
    score(read_dossier(FILES), read_set()),
    build_schedule(read_dossier(FILES), read_set(), TODAY),
    TODAY,
)


def planned(index: int = 0, **more: object) -> ScheduledTask:
    task = Task(**{"id": "4", "what": "Tự đánh giá", "when": "3/2026", **more})
    return ScheduledTask(index, task, NO_YEAR, TaskState.UNREADABLE)


def test_a_case_knows_whether_the_set_is_the_dossier_s_own_copy() -> None:
    shipped = IndicatorSet.read("qd4725-2022")

    assert CASE.frozen
    assert not replace(CASE, indicator_set=shipped).frozen


def test_hits_name_their_file_their_place_and_what_they_are_about() -> None:
    scored = CASE.dossier.scores["1.3"]
    file = EvidenceFile("1.3/a.txt", "1.3", 1)

    assert hit_at_row(scored, "points", x=1) == Hit(
        "scores/1-day-hoc.yaml", ("scores", "1.3", "points"), "1.3", words={"row": "1.3", "x": 1}
    )
    assert hit_at_row(scored, key=True).key
    assert hit_at_file(file, x=1) == Hit("evidence/1.3/a.txt", about="1.3", words={"file": "1.3/a.txt", "x": 1})
    assert hit_at_file(file, "").about == ""
    assert hit_at_file(file, "2.1").about == "2.1"
    assert hit_at_document("ke-hoach", "date", x=1) == Hit(
        "dossier.yaml", ("documents", "ke-hoach", "date"), "ke-hoach", words={"x": 1}
    )
    assert hit_at_document("giay-chung-nhan", key=True) == Hit(
        "review.yaml", ("documents", "giay-chung-nhan"), "giay-chung-nhan", key=True
    )
    assert hit_at_set(CASE, ("levels", 0), "1", x=1) == Hit("indicator-set.yaml", ("levels", 0), "1", words={"x": 1})
    assert hit_at_task_list(x=1) == Hit("timeline.yaml", ("tasks",), "timeline.yaml", key=True, words={"x": 1})


def test_a_hit_at_a_task_is_about_its_number_or_else_about_the_timeline() -> None:
    assert hit_at_task(planned(2), "when", x=1) == Hit(
        "timeline.yaml", ("tasks", 2, "when"), "4", words={"task": "4. Tự đánh giá", "x": 1}
    )
    assert hit_at_task(planned(2, id="")).about == "timeline.yaml"


@pytest.mark.parametrize(
    ("path", "about"),
    [
        (("scores", "1.3", "points"), "1.3"),
        (("scores", "1.3"), "1.3"),
        (("scores",), ""),
        (("team", "0"), ""),
        ((), ""),
    ],
)
def test_a_hit_in_a_review_is_about_the_row_it_is_in(path: tuple[str, ...], about: str) -> None:
    hit = hit_at_review(*path, severity=Severity.NOTICE, x=1)

    assert hit == Hit("review.yaml", path, about, words={"x": 1}, severity=Severity.NOTICE)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("6.50"), "chấm 6,5 điểm"),
        (Decimal(10), "chấm 10 điểm"),
        (True, "xét đạt"),
        (False, "xét chưa đạt"),
        (None, "chưa chấm"),
    ],
)
def test_a_verdict_is_worded(value: RowValue, words: str) -> None:
    assert format_verdict(value) == words


@pytest.mark.parametrize(
    ("number", "what", "name"),
    [
        ("4", "Tự đánh giá", "4. Tự đánh giá"),
        ("", "Họp  hội\n đồng", "Họp hội đồng"),
        ("4", "", "4"),
        ("", "", "việc thứ 3"),
        ("", "a" * 60, "a" * 60),
        ("", "a" * 61, "a" * 60 + " …"),
        ("", "a" * 30 + " " + "b" * 29, "a" * 30 + " " + "b" * 29),
        ("", "a" * 30 + " " + "b" * 30, "a" * 30 + " …"),
    ],
)
def test_a_task_is_named_by_number_and_text_and_cut_at_a_word(number: str, what: str, name: str) -> None:
    assert format_task_name(planned(2, id=number, what=what)) == name


def timeline_case(timeline: str) -> Case:
    dossier = read_dossier({**FILES, "timeline.yaml": timeline})
    return replace(CASE, dossier=dossier, schedule=build_schedule(dossier, read_set(), TODAY))


@pytest.mark.parametrize(
    ("task", "key", "refused"),
    [
        ("done: 5/3", "done", True),
        ("done: 2026-03-05", "done", False),
        ("done: ~", "done", False),
        ("owner: A", "done", False),
        ("step: ke-hoach", "step", False),
        ("step: kế hoạch", "step", True),
        ("step: [ke-hoach, hoi-dong]", "step", False),
        ("step: [ke-hoach, hội đồng]", "step", True),
        ("owner: A", "step", False),
    ],
)
def test_a_value_is_refused_where_it_is_written_and_not_held(task: str, key: str, refused: bool) -> None:
    case = timeline_case(f'tasks:\n  - {{id: "1", what: Họp, when: 3/2026, {task}}}\n')

    assert is_value_refused(case.schedule.tasks[0], key, case) is refused
    assert are_steps_readable(case) is not (refused and key == "step")


@pytest.mark.parametrize(
    ("timeline", "readable"),
    [
        ("", True),
        ("tasks:\n", True),
        ("tasks: []\n", True),
        ("tasks: x\n", False),
        ("- a\n", False),
        ("tasks: [\n", False),
    ],
)
def test_steps_are_readable_where_the_list_of_tasks_is(timeline: str, readable: bool) -> None:
    assert are_steps_readable(timeline_case(timeline)) is readable


def test_steps_of_a_timeline_that_is_not_there_are_not_readable() -> None:
    dossier = read_dossier({file: text for file, text in FILES.items() if file != "timeline.yaml"})

    assert not are_steps_readable(replace(CASE, dossier=dossier))
