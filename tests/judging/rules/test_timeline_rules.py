"""The rules about the timeline, case by case: what the two small dossiers of each rule have no room for."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import BASE, judged, laid_out

LINES = (BASE / "timeline.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
TASK = '  - {{id: "8", what: Họp, when: {when}, {rest}}}\n'

Told = list[tuple[str, int | None, str]]


def told(folder: Path, timeline: str, head: str = "", rules: str = "") -> Told:
    """Put a timeline into a fresh base dossier; return what is told, in reading order."""
    laid_out(folder)
    (folder / "timeline.yaml").write_text(timeline, encoding="utf-8")
    if head:
        path = folder / "dossier.yaml"
        path.write_text(path.read_text(encoding="utf-8") + head, encoding="utf-8")
    if rules:
        path = folder / "indicator-set.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("deadlines:\n", f"deadlines:\n{rules}"), "utf-8")
    return [(finding.rule, finding.line, finding.message) for finding in judged(folder).findings if not finding.waived]


def names(found: Told) -> list[str]:
    return [rule for rule, _, _ in found]


def test_a_time_that_is_an_empty_text_is_told_once(tmp_path: Path) -> None:
    empty = told(tmp_path / "a", "".join(LINES) + TASK.format(when='" "', rest="owner: A"))
    missing = told(tmp_path / "b", "".join(LINES) + TASK.format(when="", rest="owner: A"))
    refused = told(tmp_path / "c", "".join(LINES) + TASK.format(when="[3, 4]", rest="owner: A"))

    assert names(empty) == ["when-unreadable"]
    assert names(missing) == ["key-missing"]
    assert names(refused) == ["value-wrong"]


@pytest.mark.parametrize("timeline", ["", "tasks:\n", "tasks: []\n", "plan: {number: 2/KH-THCST}\n"])
def test_a_timeline_without_tasks_is_told_once_and_not_as_seven_steps(timeline: str, tmp_path: Path) -> None:
    found = told(tmp_path / "d", timeline)

    assert [(rule, message) for rule, _, message in found] == [("step-missing", "lịch công tác chưa có việc nào")]


def test_tasks_without_any_step_are_told_once(tmp_path: Path) -> None:
    ((rule, line, message),) = told(tmp_path / "d", 'tasks:\n  - {id: "1", what: Họp, when: 5/2026}\n')

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
    assert names(told(tmp_path / "d", timeline)) == rules


def test_a_missing_timeline_is_told_by_its_file_alone(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "timeline.yaml").unlink()

    assert {finding.rule for finding in judged(folder).findings} == {"file-missing"}


def test_one_task_may_be_two_steps_and_is_never_before_itself(tmp_path: Path) -> None:
    both = "".join(LINES).replace("Tháng 4/2026, step: tu-danh-gia", "1/5/2026, step: [tu-danh-gia, de-nghi]")

    assert told(tmp_path / "d", both) == []


def test_the_order_of_a_step_of_several_tasks_counts_from_the_first_of_them(tmp_path: Path) -> None:
    late = "".join(LINES).replace("Tháng 4/2026, step: tu", "Tháng 6/2026, step: tu")
    early = late + TASK.format(when="4/2026", rest="step: tu-danh-gia")
    unclear = late + TASK.format(when="Trước 1/5/2026", rest="step: tu-danh-gia")

    assert names(told(tmp_path / "a", late)) == ["tasks-out-of-order", "tasks-out-of-order"]
    assert told(tmp_path / "b", early) == []
    assert told(tmp_path / "c", unclear) == [], "nobody knows when it begins"


def test_a_pair_of_steps_is_told_once(tmp_path: Path) -> None:
    text = "".join(LINES).replace("Tháng 4/2026, step: tu", "Tháng 6/2026, step: tu")
    two = text + TASK.format(when="3/5/2026", rest="step: de-nghi")

    assert names(told(tmp_path / "d", two)) == ["tasks-out-of-order", "tasks-out-of-order"]


def test_a_deadline_without_any_task_is_told_at_the_list(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"
    found = told(tmp_path / "d", "".join(line for line in LINES if "de-nghi" not in line), rules=law)

    assert [(rule, line) for rule, line, _ in found] == [("deadline-passed", 2), ("step-missing", 2)]
    assert "quá 11 ngày: hạn là trước ngày 10/04/2026" in found[0][2]


def test_a_deadline_of_nobody_s_step_is_silent(tmp_path: Path) -> None:
    law = "  - {id: x, what: Báo cáo, before: 04-10, met_by: {step: bao-cao}}\n  - {id: y, what: Họp, before: 04-10}\n"

    assert told(tmp_path / "d", "".join(LINES), rules=law) == []


def test_a_day_that_was_refused_is_told_once(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"
    text = "".join(LINES).replace("Tháng 5/2026, step: de-nghi", "1/4/2026, done: 5/4/2026, step: de-nghi")

    assert names(told(tmp_path / "d", text, rules=law)) == ["value-wrong"]


def test_a_task_is_waived_by_its_number_and_the_annex_by_its_file(tmp_path: Path) -> None:
    text = "".join(LINES).replace("number: 2/", "number: 3/") + TASK.format(when="1/4/2026", rest="owner: A")
    head = """waivers:
  - {rule: task-overdue, where: "8", reason: Đã hoãn}
  - {rule: annex-differs, where: timeline.yaml, reason: Bản cũ}
"""

    assert names(told(tmp_path / "a", text)) == ["annex-differs", "task-overdue"]
    assert told(tmp_path / "b", text, head) == []


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("2/KH-THCST", []),
        ("02", []),
        ("002/KH", []),
        ("/KH-THCST", []),
        ("", []),
        ("20/KH-THCST", ["annex-differs"]),
        ("9" * 5000, ["annex-differs"]),
    ],
    ids=["the same", "a zero before", "two zeros", "no number yet", "nothing", "another", "very long"],
)
def test_the_annex_is_compared_by_its_running_number(number: str, rules: list[str], tmp_path: Path) -> None:
    text = "".join(LINES).replace("number: 2/KH-THCST", f'number: "{number}"')

    assert names(told(tmp_path / "d", text)) == rules


def test_an_annex_of_a_document_that_is_not_issued_is_not_compared(tmp_path: Path) -> None:
    text = "".join(LINES).replace("document: ke-hoach, number", "document: bao-cao, number", 1)

    assert told(tmp_path / "d", text) == []


def test_names_with_braces_and_without_words_break_nothing(tmp_path: Path) -> None:
    text = "".join(LINES) + '  - {id: "", what: "{0} {task} %s", when: "{x}"}\n' + '  - {id: "", what: "", when: 1/4}\n'
    found = told(tmp_path / "d", text)

    assert [message for _, _, message in found] == [
        "“{0} {task} %s” ghi thời gian “{x}”: không đọc được thời gian này",
        "“việc thứ 9” chưa xong, quá 19 ngày (hạn 01/04/2026)",
    ]


def test_a_long_name_is_cut_at_a_word(tmp_path: Path) -> None:
    text = "".join(LINES).replace("what: Tự đánh giá", f"what: {'Tự đánh giá ' * 20}").replace("Tháng 4", "Tháng 3")
    ((_, _, message),) = told(tmp_path / "d", text)

    assert len(message) < 120
    assert "giá …”" in message or "đánh …”" in message or "Tự …”" in message


def test_a_step_that_is_only_half_done_is_not_compared_by_its_days(tmp_path: Path) -> None:
    council = "".join(LINES).replace("done: 2026-03-10", "done: 2026-04-15").replace("when: 3/2026", "when: 3-4/2026")
    text = council.replace("Tháng 4/2026, step: tu-danh-gia", "Tháng 4/2026, done: 2026-04-14, step: tu-danh-gia")
    half = text + TASK.format(when="4/2026", rest="step: hoi-dong")

    assert names(told(tmp_path / "a", text)) == ["tasks-out-of-order"]
    assert told(tmp_path / "b", half) == []


@pytest.mark.parametrize(("when", "rules"), [("30/5/2026", []), ("31/5/2026", ["deadline-passed"])])
def test_a_window_may_begin_on_the_law_s_last_day_and_no_later(when: str, rules: list[str], tmp_path: Path) -> None:
    assert names(told(tmp_path / "d", "".join(LINES).replace("Trước 31/5/2026", when))) == rules


def test_a_step_that_was_refused_may_be_the_one_the_law_asks_for(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"

    assert names(told(tmp_path / "d", "".join(LINES).replace("de-nghi", "đề nghị"), rules=law)) == ["value-wrong"]


def test_a_task_whose_day_was_refused_is_not_due_soon(tmp_path: Path) -> None:
    text = "".join(LINES) + TASK.format(when="21/4/2026", rest="done: 19/4/2026")

    assert names(told(tmp_path / "d", text)) == ["value-wrong"]


@pytest.mark.parametrize(("issued", "typed"), [("2026-03-10", "done: 2026-03-10"), ("2026-12-01", "done: (ngày xong")])
def test_the_day_to_type_is_that_of_the_last_document_unless_it_is_still_to_come(
    issued: str, typed: str, tmp_path: Path
) -> None:
    rest = "products: [{name: A, document: ke-hoach}, {name: B, document: quyet-dinh-hoi-dong}]"
    head = (BASE / "dossier.yaml").read_text(encoding="utf-8").replace("2026-03-10", issued)
    rest = rest if issued < "2026-04" else rest.replace("ke-hoach", "quyet-dinh-hoi-dong")
    folder = laid_out(tmp_path / "d")
    (folder / "dossier.yaml").write_text(head, encoding="utf-8")
    (folder / "timeline.yaml").write_text("".join(LINES) + TASK.format(when="1/4/2026", rest=rest), encoding="utf-8")
    (fix,) = [finding.fix for finding in judged(folder).findings if finding.rule == "task-overdue"]

    assert typed in fix


@pytest.mark.parametrize("broken", ["school_year: [\n", "", None], ids=["broken", "empty", "missing"])
def test_a_head_that_could_not_be_read_is_not_told_again_at_every_task(broken: str | None, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    path = folder / "timeline.yaml"
    text = path.read_text(encoding="utf-8").replace("when: 3/2026", "when: Tháng 3").replace("/2026", "")
    path.write_text(text, encoding="utf-8")
    if broken is None:
        (folder / "dossier.yaml").unlink()
    else:
        (folder / "dossier.yaml").write_text(broken, encoding="utf-8")
    rules = [finding.rule for finding in judged(folder).findings if finding.file == "timeline.yaml"]

    assert rules == (["task-product-missing"] if broken == "" else [])
