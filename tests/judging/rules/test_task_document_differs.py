"""A task's time beside the day of the document that it brings forth."""

from __future__ import annotations

import pytest
from support.rulemaker import TASK, changed, find

from cdsdossier.findings import Severity
from cdsdossier.judging.rules import task_document_differs

PRODUCT = "products: [{name: Quyết định, document: quyet-dinh-hoi-dong}]"


def told(when: str, done: str = "", plan: str = "2026-03-05") -> list[tuple[str, Severity, str]]:
    """Return what is found where a task brings forth the council's decision of 10/03/2026."""
    task = TASK.format(when=when, rest=f"{done and f'done: {done}, '}{PRODUCT}")
    head = changed("dossier.yaml", ("ke-hoach: {number: 2, date: 2026-03-05", f"ke-hoach: {{number: 2, date: {plan}"))
    found = find(task_document_differs, changed("timeline.yaml", ("tasks:\n", f"tasks:\n{task}")) | head)
    return [(one.message, one.severity, one.fix) for one in found if one.about == "8"]


@pytest.mark.parametrize(
    ("when", "done"),
    [
        ("Tháng 3/2026", ""),
        ("Trước 11/3/2026", ""),
        ("3/2026", "2026-03-10"),
        ("2/2026", "2026-03-10"),
        ("khi nào đó", ""),
        ("Tháng 4/2026", ""),
        ("Tháng 4/2026", "2026-04-02"),
    ],
)
def test_a_time_that_holds_the_day_or_admits_a_delay_or_was_outrun_is_silent(when: str, done: str) -> None:
    assert told(when, done) == []


@pytest.mark.parametrize(
    ("when", "plan", "how"),
    [
        ("Tháng 2/2026", "2026-03-05", "điền done: 2026-03-10"),
        ("Trước 10/3/2026", "2026-03-05", "điền done: 2026-03-10"),
        ("Tháng 4/2026", "2026-03-11", "sửa date của quyet-dinh-hoi-dong hoặc của ke-hoach"),
        ("Tháng 4/2026", "", "sửa when của việc này"),
    ],
)
def test_another_time_is_a_warning_that_leaves_an_issued_plan_as_it_is(when: str, plan: str, how: str) -> None:
    sentence = f"“8. Họp” định thời gian {when}, nhưng sổ văn bản ghi Quyết định thành lập Hội đồng (10/03/2026)"

    ((message, severity, fix),) = told(when, plan=plan)
    assert (message, severity) == (sentence, Severity.WARNING)
    assert how in fix
    assert ("sửa when" in fix) is (not plan)


def test_nothing_is_done_before_its_document() -> None:
    ((sentence, severity, _),) = told("3/2026", "2026-03-09")

    assert (sentence.partition(",")[0], severity) == ("“8. Họp” ghi xong ngày 09/03/2026", Severity.ERROR)


@pytest.mark.parametrize(("when", "found"), [("Tháng 2/2026", [Severity.ERROR]), ("Tháng 3/2026", [])])
def test_a_plan_does_not_contradict_its_own_annex(when: str, found: list[Severity]) -> None:
    late = changed("timeline.yaml", ("when: 3/2026, step: ke-hoach, done: 2026-03-05", f"when: {when}, step: ke-hoach"))

    assert [one.severity for one in find(task_document_differs, late)] == found
