"""``timeline.yaml``: what each key becomes, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.model.dossier.timeline import STEPS, PlanReference, Product, Task, Timeline
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

FULL = """\
plan: {document: ke-hoach, number: 12/KH-THCSA, date: 2025-09-10}
tasks:
  - id: "1"
    what: Tự đánh giá
    when: Tháng 3/2026
    step: [tu-danh-gia, de-nghi]
    products: [{name: Biên bản, document: bien-ban-tu-danh-gia, file: van-ban/a.pdf, url: https://a.vn}]
    owner: Hội đồng
    done: 2026-03-28
"""


def read(text: str) -> tuple[Timeline, list[tuple[str, str]]]:
    form, findings = read_form(Timeline, parse_page(text.encode(), "timeline.yaml"))
    return form, [(finding.rule, finding.message) for finding in findings]


def test_every_key_of_a_full_timeline_is_read() -> None:
    product = Product(name="Biên bản", document="bien-ban-tu-danh-gia", file="van-ban/a.pdf", url="https://a.vn")
    task = Task(
        id="1", what="Tự đánh giá", when="Tháng 3/2026", steps=("tu-danh-gia", "de-nghi"), products=(product,),
        owner="Hội đồng", done=date(2026, 3, 28),
    )  # fmt: skip

    plan = PlanReference(document="ke-hoach", number="12/KH-THCSA", date=date(2025, 9, 10))
    assert read(FULL) == (Timeline(plan=plan, tasks=(task,)), [])
    assert read("tasks: [{id: a, what: b, when: c, step: cong-bo}]\n")[0].tasks[0].steps == ("cong-bo",)


def test_a_task_needs_its_number_its_words_and_its_time_a_product_its_name() -> None:
    names = (
        "tên sản phẩm của việc này (name)",
        "số thứ tự trong phụ lục (id)",
        "nội dung công việc (what)",
        "thời gian (when)",
    )
    missing = [("key-missing", f"thiếu {name}") for name in names]

    assert read("tasks: [{products: [{}]}]\n")[1] == missing


@pytest.mark.parametrize(
    "text", ["plan: {document: cong-van}\n", "tasks: [{id: a, what: b, when: c, products: [{name: d, document: e}]}]\n"]
)
def test_a_document_that_is_not_of_the_register_is_refused(text: str) -> None:
    assert [rule for rule, _ in read(text)[1]] == ["value-wrong"]


def test_the_steps_of_a_year_stay_in_their_order() -> None:
    assert STEPS == ("ke-hoach", "hoi-dong", "tu-danh-gia", "de-nghi", "danh-gia-ngoai", "cap-nhat", "cong-bo")
