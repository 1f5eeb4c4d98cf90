"""Last year's timeline moved on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cdsdossier.model.dossier import Dossier, Head
from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.workflows.next_year.previous_year import PreviousYear
from cdsdossier.workflows.next_year.timeline_file import TimelineFile, build_timeline_file
from cdsdossier.yamlio.reader import parse_page


def build(*tasks: Task, plan: PlanReference | None = None, years: int = 1) -> TimelineFile:
    dossier = replace(Dossier(Path(), Head(school_year="2023-2024")), timeline=Timeline(plan=plan, tasks=tasks))
    return build_timeline_file(b"suggested", PreviousYear(dossier, None, "2023-2024", ()), years)


def only(made: TimelineFile) -> dict[str, object]:
    data = parse_page(made.content, "timeline.yaml").data
    assert isinstance(data, dict)
    return dict(data["tasks"][0])


def test_a_task_moves_on_and_is_not_done() -> None:
    product = Product(name="Biên bản năm 2024", file="van-ban/a.pdf")
    task = Task(id="4", what="Tự đánh giá", when="3/2024", products=(product,), owner="Hội đồng", done=date(2024, 3, 1))
    made = only(build(task))
    assert (made["id"], made["when"], made["owner"], made["done"]) == ("4", "3/2025", "Hội đồng", None)
    assert made["products"] == [{"name": "Biên bản năm 2025"}]


def test_words_that_moved_or_cite_a_document_have_the_old_ones_beside_them() -> None:
    text = build(
        Task(id="1", what="Báo cáo năm 2024", when="5/2024"),
        Task(id="2", what="Theo Kế hoạch số 12/KH-X", when="6/2024"),
    ).content.decode()
    assert "# năm trước: Báo cáo năm 2024" in text
    assert "# xem lại số, ngày, năm trong: Theo Kế hoạch số 12/KH-X" in text


def test_the_last_day_of_february_is_named_where_it_is_lost() -> None:
    made = build(Task(id="1", what="Họp", when="29/02/2024"))
    assert only(made)["when"] == "28/02/2025"
    assert "tháng 2 chỉ có 28 ngày" in made.told[0]


def test_a_number_given_twice_is_given_anew() -> None:
    made = build(Task(id="1", what="Một", when="3/2024"), Task(id="1", what="Hai", when="4/2024"))
    assert made.told == ("Việc “Hai” được đánh số lại là 2.",)


def test_the_plans_number_and_day_are_only_a_reminder() -> None:
    plan = PlanReference(document="ke-hoach", number="5/KH-X", date=date(2024, 3, 5))
    text = build(Task(id="1", what="Một", when="3/2024"), plan=plan).content.decode()
    assert "plan:\n  # năm trước: số 5/KH-X, ngày 05/03/2024\n  document: ke-hoach\n  number:\n  date:\n" in text


def test_without_tasks_the_suggested_timeline_serves() -> None:
    made = build(Task(id="1", when="3/2024"))
    assert (made.content, made.tasks, made.remembered) == (b"suggested", 0, b"")


def test_what_an_import_compares_with_is_the_moved_timeline() -> None:
    made = build(Task(id="1", what="Họp năm 2024", when="3/2024"), years=2)
    assert b"3/2026" in made.remembered
    assert "Họp năm 2026".encode() in made.remembered
