from datetime import date
from typing import Any

from support.desk import Desk

from cdsdossier.documents.facts.gaps import FieldFiller, Gap, Gaps
from cdsdossier.documents.facts.timeline import build_deadline_facts, build_timeline_facts
from cdsdossier.model.dossier.timeline import STEPS, Product, Task

FILL = FieldFiller(Gaps())


def test_a_task_has_its_products_by_name_and_may_have_no_owner() -> None:
    task = Task(id="1", what="Họp", when="3/2026", products=(Product(name="Biên bản"),))
    found = build_timeline_facts([task], FILL)

    assert found == {
        "tasks": [{"id": "1", "what": "Họp", "when": "3/2026", "products": ["Biên bản"], "owner": ""}],
        "owned": False,
    }
    assert build_timeline_facts([Task(id="1", owner="L.V.C.")], FILL)["owned"] is True


def test_without_tasks_there_is_one_of_gaps() -> None:
    found: dict[str, Any] = build_timeline_facts([], FILL)
    (task,) = found["tasks"]

    assert isinstance(task["what"], Gap)
    assert task["what"].name == "timeline.yaml: tasks.what"


def test_every_step_has_a_deadline_or_false(desk: Desk) -> None:
    found = build_deadline_facts(desk.assessment().schedule, None)

    assert tuple(found) == STEPS
    assert all(day is False or isinstance(day, date) for day in found.values())


def test_a_day_that_is_not_after_the_paper_is_no_deadline_on_it(desk: Desk) -> None:
    law = {"deadlines": [{"id": "a", "what": "Cập nhật", "before": "05-31", "met_by": {"step": "cap-nhat"}}]}
    schedule = desk.assessment(lambda parts: parts["set"].update(law)).schedule
    last, after = date(2026, 5, 30), date(2026, 5, 31)

    assert build_deadline_facts(schedule, last)["cap-nhat"] == date(2026, 5, 31)
    assert build_deadline_facts(schedule, after)["cap-nhat"] is False
    assert build_deadline_facts(schedule, None)["cap-nhat"] == date(2026, 5, 31)
