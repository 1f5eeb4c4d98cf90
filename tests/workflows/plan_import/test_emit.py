"""An annex as a timeline that reads back as the same annex."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.workflows.plan_import import emit
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

ANNEX = Timeline(
    plan=PlanReference(document="ke-hoach", number="205/KH", date=date(2023, 9, 15)),
    tasks=(
        Task(
            id="1.10",
            what="Tự đánh giá: lần 1 # thử",
            when="Tháng 3/2024",
            steps=("tu-danh-gia", "de-nghi"),
            products=(Product(name="Biên bản", document="bien-ban-tu-danh-gia"), Product(name="Ảnh")),
            owner="Hội đồng",
        ),
        Task(id="2", what="Công bố", when="", steps=("cong-bo",)),
    ),
)


def read(raw: bytes) -> Timeline:
    form, faults = read_form(Timeline, parse_page(raw, "timeline.yaml"))
    assert not [fault for fault in faults if fault.rule != "key-missing"]
    return form


@pytest.mark.parametrize(
    "write", [emit.format_new_timeline, emit.format_imported_timeline, emit.format_carried_timeline]
)
def test_an_annex_reads_back_as_it_was(write: object) -> None:
    back = read(write(ANNEX))  # type: ignore[operator] # one of the three

    assert back.plan == ANNEX.plan
    assert [(task.id, task.what, task.when or "", task.steps) for task in back.tasks] == [
        (task.id, task.what, task.when, task.steps) for task in ANNEX.tasks
    ]
    assert back.tasks[0].products == ANNEX.tasks[0].products
    assert back.tasks[0].owner == "Hội đồng"


def test_only_the_timeline_itself_has_a_place_for_the_day() -> None:
    assert emit.format_new_timeline(ANNEX).count(b"done:") == 2
    assert b"    done:" not in emit.format_imported_timeline(ANNEX)


def test_the_lines_end_as_those_of_the_comments() -> None:
    written = emit.format_new_timeline(ANNEX, "# a\r\n")
    assert written.count(b"\r\n") == written.count(b"\n") > 5


def test_an_annex_without_tasks_is_an_empty_list() -> None:
    assert read(emit.format_imported_timeline(Timeline())).tasks == ()


def test_what_comes_from_a_plan_is_told_from_what_was_carried_on() -> None:
    assert emit.is_from_plan(emit.format_imported_timeline(ANNEX))
    assert not emit.is_from_plan(emit.format_carried_timeline(ANNEX))
    assert not emit.is_from_plan(b"")


@pytest.mark.parametrize(
    ("steps", "several", "words"), [(("a",), False, "a"), (("a",), True, "[a]"), (("a", "b"), False, "[a, b]")]
)
def test_one_step_is_a_word_and_more_are_a_list(steps: tuple[str, ...], several: bool, words: str) -> None:
    assert emit.format_steps(steps, several=several) == words
