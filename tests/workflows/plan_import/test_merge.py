"""The plan's annex and the timeline that is there become one: news come in, what people typed stays."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.errors import Refused
from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.workflows.plan_import.emit import format_imported_timeline, format_new_timeline
from cdsdossier.workflows.plan_import.merge import merge_timeline, parse_remembered_timeline
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

PLAN = Timeline(
    plan=PlanReference(document="ke-hoach", number="205/KH-THCST", date=date(2023, 9, 15)),
    tasks=(
        Task(
            id="1",
            what="Lập kế hoạch",
            when="9/2023",
            steps=("ke-hoach",),
            products=(Product(name="Kế hoạch", document="ke-hoach"), Product(name="Danh sách: phân công, nhiệm vụ")),
        ),
        Task(id="2", what="Tự đánh giá", when="3/2024", steps=("tu-danh-gia",), owner="Hội đồng tự đánh giá"),
        Task(id="3", what="Cập nhật và công bố", when="Chờ cấp trên", steps=("cap-nhat", "cong-bo")),
    ),
)
EMPTY = Timeline()


def reread(raw: bytes) -> Timeline:
    page = parse_page(raw, "timeline.yaml")
    form, findings = read_form(Timeline, page)
    assert page.findings == findings == ()
    return form


def changed(**values: object) -> Timeline:
    """Return the plan with the second task changed."""
    task = PLAN.tasks[1]
    held = {name: getattr(task, name) for name in ("id", "what", "when", "steps", "products", "owner", "done")}
    return Timeline(plan=PLAN.plan, tasks=(PLAN.tasks[0], Task(**{**held, **values}), PLAN.tasks[2]))


def test_a_new_timeline_is_the_annex_with_a_place_for_the_day_it_is_done() -> None:
    text = format_new_timeline(PLAN)

    assert reread(text) == PLAN
    assert text.decode().count("\n    done:\n") == 3
    assert text.decode().endswith(
        '  - id: "3"\n    what: Cập nhật và công bố\n    when: Chờ cấp trên\n    step: [cap-nhat, cong-bo]\n    done:\n'
    )


def test_a_task_without_a_time_has_a_place_for_one() -> None:
    assert "\n    when:\n" in format_new_timeline(Timeline(tasks=(Task(id="1", what="Họp", when=""),))).decode()


def test_what_is_remembered_reads_back() -> None:
    assert parse_remembered_timeline(format_imported_timeline(PLAN)) == PLAN
    assert parse_remembered_timeline(b"\xff\xfe") == EMPTY


def test_the_same_plan_again_changes_no_byte() -> None:
    assert merge_timeline(format_new_timeline(PLAN), PLAN, PLAN) == (format_new_timeline(PLAN), ())
    assert merge_timeline(format_new_timeline(PLAN), PLAN, EMPTY) == (format_new_timeline(PLAN), ())


HAND = """\
# Lịch của trường
plan: {document: ke-hoach, number: 205/KH-THCST, date: 2023-09-15}   # đúng như phụ lục
tasks:
  - id: "1"
    what: Lập kế hoạch          # cô A phụ trách
    when: 9/2023
    step: ke-hoach
    products:
      - {name: Kế hoạch, document: ke-hoach, file: van-ban/ke-hoach.pdf}
    done: 2023-09-15
  - {id: "2", what: Tự đánh giá, when: 'Tuần 2 tháng 3/2024', owner: Tổ Công nghệ, done: 2024-03-12}
  # việc này do Sở báo sau
  - id: "3"
    what: "Cập nhật và công bố"
    when: Trước 31/5/2024       # Sở đã báo
    step: [cap-nhat, cong-bo]
  - {id: "9", what: Họp phụ huynh, when: 5/2024}
""".encode()


def test_what_was_typed_by_hand_stands_when_the_same_plan_comes_again() -> None:
    assert merge_timeline(HAND, PLAN, PLAN) == (HAND, ())


def test_without_a_memory_what_stands_there_stays_and_what_differs_is_told() -> None:
    after, remarks = merge_timeline(HAND, PLAN, EMPTY)

    assert reread(after).tasks[1].when == "Tuần 2 tháng 3/2024"
    assert reread(after).tasks[2].when == "Trước 31/5/2024"
    assert reread(after).tasks[0].done == date(2023, 9, 15)
    assert [product.name for product in reread(after).tasks[0].products] == [
        "Kế hoạch",
        "Danh sách: phân công, nhiệm vụ",
    ]
    assert remarks == (
        "Việc 2: thời gian trong kế hoạch là “3/2024”; vẫn giữ “Tuần 2 tháng 3/2024” trong timeline.yaml.",
        "Việc 2: người thực hiện trong kế hoạch là “Hội đồng tự đánh giá”; vẫn giữ “Tổ Công nghệ” trong timeline.yaml.",
        "Việc 3: thời gian trong kế hoạch là “Chờ cấp trên”; vẫn giữ “Trước 31/5/2024” trong timeline.yaml.",
        "Việc 9 “Họp phụ huynh” không có trong kế hoạch; vẫn giữ trong timeline.yaml.",
    )


def test_what_the_plan_changed_comes_in_where_nobody_typed_another() -> None:
    before = format_new_timeline(PLAN).replace(b"    when: 3/2024\n", "    when: 3/2024   # chờ Sở\n".encode())

    after, remarks = merge_timeline(before, changed(when="4/2024"), PLAN)

    assert after == before.replace("when: 3/2024   # chờ Sở".encode(), "when: 4/2024   # chờ Sở".encode())
    assert remarks == ()


def test_what_both_changed_stays_as_it_was_typed_and_is_told() -> None:
    before = format_new_timeline(PLAN).replace(b"when: 3/2024", b"when: 2/2024")

    after, remarks = merge_timeline(before, changed(when="4/2024"), PLAN)

    assert after == before
    assert remarks == ("Việc 2: thời gian trong kế hoạch là “4/2024”; vẫn giữ “2/2024” trong timeline.yaml.",)


def test_a_task_with_new_words_is_known_by_its_number() -> None:
    after, remarks = merge_timeline(format_new_timeline(PLAN), changed(what="Tự đánh giá, chấm điểm"), PLAN)

    assert reread(after) == changed(what="Tự đánh giá, chấm điểm")
    assert remarks == ()


def test_one_number_of_two_steps_is_two_tasks() -> None:
    before = format_new_timeline(PLAN).replace(b"    done:\n", b"    done: 2024-03-20\n")
    new = Task(id="2", what="Thành lập Hội đồng", when="10/2023", steps=("hoi-dong",))

    after, remarks = merge_timeline(before, Timeline(plan=PLAN.plan, tasks=(PLAN.tasks[0], new, PLAN.tasks[2])), PLAN)

    tasks = reread(after).tasks
    assert [task.what for task in tasks] == [task.what for task in (PLAN.tasks[0], new, *PLAN.tasks[1:])]
    assert [task.steps for task in tasks] == [("ke-hoach",), ("hoi-dong",), ("tu-danh-gia",), ("cap-nhat", "cong-bo")]
    assert [bool(task.done) for task in tasks] == [True, False, True, True], "what was done stays with its own task"
    assert remarks == ("Việc 2 “Tự đánh giá” không có trong kế hoạch; vẫn giữ trong timeline.yaml.",)


@pytest.mark.parametrize(
    ("ours", "was", "now", "after"),
    [
        (("cap-nhat",), ("cap-nhat",), ("cap-nhat", "cong-bo"), ("cap-nhat", "cong-bo")),
        (("cap-nhat", "cong-bo"), ("cap-nhat", "cong-bo"), ("cong-bo",), ("cong-bo",)),
        (("de-nghi",), ("cap-nhat",), ("cong-bo",), ("de-nghi",)),
        ((), ("cap-nhat",), ("cap-nhat",), ()),
        ((), (), ("cap-nhat",), ("cap-nhat",)),
        (("cap-nhat",), ("cap-nhat",), (), ()),
    ],
)
def test_a_step_that_nobody_touched_goes_with_the_plan(
    ours: tuple[str, ...], was: tuple[str, ...], now: tuple[str, ...], after: tuple[str, ...]
) -> None:
    mine, before, news = (
        Timeline(tasks=(Task(id="1", what="Gửi", when="5/2024", steps=steps),)) for steps in (ours, was, now)
    )

    assert reread(merge_timeline(format_new_timeline(mine), news, before)[0]).tasks[0].steps == after


def test_a_task_is_known_by_its_words_however_they_are_spaced_and_numbered() -> None:
    before = b"tasks:\n  - {id: \"7\", what: 'TU  danh gia.', when: 3/2024}\n"

    after, remarks = merge_timeline(before, Timeline(tasks=(PLAN.tasks[1],)), EMPTY)

    assert [task.id for task in reread(after).tasks] == ["7"]
    assert reread(after).tasks[0].owner == "Hội đồng tự đánh giá"
    assert len(remarks) == 1, "the words differ, which is told"


def test_a_new_task_goes_behind_the_one_before_it_in_the_plan() -> None:
    new = Task(id="2", what="Thành lập Hội đồng", when="10/2023", steps=("hoi-dong",))
    first, second, third = PLAN.tasks
    plan = Timeline(plan=PLAN.plan, tasks=(first, new, second, third))

    after, remarks = merge_timeline(format_new_timeline(PLAN), plan, PLAN)

    assert [task.what for task in reread(after).tasks] == [task.what for task in plan.tasks]
    assert len({task.id for task in reread(after).tasks}) == 4, "no number twice"
    assert remarks == ()


def test_several_new_tasks_keep_their_order() -> None:
    news = tuple(Task(id=str(n), what=f"Việc mới {n}", when="5/2024") for n in (4, 5, 6))

    after, _ = merge_timeline(format_new_timeline(PLAN), Timeline(plan=PLAN.plan, tasks=(*PLAN.tasks, *news)), PLAN)

    assert reread(after) == Timeline(plan=PLAN.plan, tasks=(*PLAN.tasks, *news))


@pytest.mark.parametrize("empty", ["# lịch\ntasks:\n", "# lịch\ntasks: []\n", "# lịch\nplan: {number: 205/KH-THCST}\n"])
def test_tasks_come_into_an_empty_list_in_the_plan_s_order(empty: str) -> None:
    after, _ = merge_timeline(empty.encode(), PLAN, EMPTY)

    assert reread(after).tasks == PLAN.tasks
    assert after.startswith("# lịch\n".encode())


def test_a_task_without_a_number_and_an_item_that_is_none_are_named_as_they_can_be() -> None:
    before = "tasks:\n  -\n  - what: Việc riêng\n    when: 5/2024\n"

    after, remarks = merge_timeline(before.encode(), Timeline(tasks=PLAN.tasks[:1]), EMPTY)

    assert before.removeprefix("tasks:\n").encode() in after
    assert remarks == ("Việc “Việc riêng” không có trong kế hoạch; vẫn giữ trong timeline.yaml.",)


@pytest.mark.parametrize("words", ["cũ", "mới"])
def test_a_long_timeline_is_paired_task_by_task(words: str) -> None:
    old, new = (
        tuple(Task(id=str(n), what=f"Việc {each} số {n}", when="5/2024") for n in range(300)) for each in ("cũ", words)
    )

    after, _ = merge_timeline(format_new_timeline(Timeline(tasks=old)), Timeline(tasks=new), Timeline(tasks=old))

    assert reread(after).tasks == new


def test_a_task_that_was_deleted_by_hand_does_not_come_back() -> None:
    plan = Timeline(tasks=PLAN.tasks[:2])
    before = format_new_timeline(Timeline(tasks=PLAN.tasks[:1]))

    assert merge_timeline(before, plan, plan) == (
        before,
        ("Việc “Tự đánh giá” đã được xóa khỏi timeline.yaml nên không thêm lại.",),
    )


def test_a_task_that_the_plan_no_longer_has_stays_and_is_told() -> None:
    after, remarks = merge_timeline(format_new_timeline(PLAN), Timeline(plan=PLAN.plan, tasks=PLAN.tasks[:2]), PLAN)

    assert after == format_new_timeline(PLAN)
    assert remarks == ("Việc 3 “Cập nhật và công bố” không có trong kế hoạch; vẫn giữ trong timeline.yaml.",)


def test_a_product_that_was_deleted_by_hand_does_not_come_back() -> None:
    gone = '      - {name: "Danh sách: phân công, nhiệm vụ"}\n'.encode()
    before = format_new_timeline(PLAN).replace(gone, b"")
    assert before != format_new_timeline(PLAN)

    assert merge_timeline(before, PLAN, PLAN) == (before, ())


def test_the_reference_to_the_plan_comes_in_where_there_was_none() -> None:
    before = format_new_timeline(Timeline(tasks=PLAN.tasks))

    after, _ = merge_timeline(before, PLAN, EMPTY)

    assert reread(after) == PLAN


def test_a_reference_that_was_deleted_by_hand_does_not_come_back_unless_the_plan_has_another() -> None:
    before = format_new_timeline(Timeline(tasks=PLAN.tasks))
    other = Timeline(plan=PlanReference(document="ke-hoach", number="7/KH-THCST"), tasks=PLAN.tasks)

    assert merge_timeline(before, PLAN, PLAN) == (before, ())
    assert reread(merge_timeline(before, other, PLAN)[0]).plan == other.plan


def test_another_number_of_the_plan_comes_in() -> None:
    plan = Timeline(
        plan=PlanReference(document="ke-hoach", number="206/KH-THCST", date=date(2023, 9, 16)), tasks=PLAN.tasks
    )

    assert reread(merge_timeline(format_new_timeline(PLAN), plan, PLAN)[0]) == plan


def test_a_faulty_timeline_is_refused() -> None:
    with pytest.raises(Refused, match="cdsdossier check"):
        merge_timeline(b"tasks: [", PLAN, EMPTY)


#: Whatever may stand in a cell of a plan; reading tables has made spaces single and dropped what nobody sees.
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))).map(
    lambda text: normalize("NFC", " ".join(text.replace("\ufeff", "").split()))
)
TASKS = st.lists(
    st.tuples(CELLS.filter(bool), CELLS.filter(bool), CELLS, st.lists(CELLS.filter(bool), max_size=3)), max_size=4
)


@given(TASKS)
def test_any_words_come_into_a_new_timeline_as_they_are_and_come_again_without_a_change(
    rows: list[tuple[str, str, str, list[str]]],
) -> None:
    tasks = tuple(
        Task(id=str(n), what=what, when=when, owner=owner or None, products=tuple(Product(name=name) for name in names))
        for n, (what, when, owner, names) in enumerate(rows, 1)
    )
    annex = Timeline(tasks=tasks)

    page = parse_page(format_new_timeline(annex), "timeline.yaml")

    assert read_form(Timeline, page)[0] == annex
    assert parse_remembered_timeline(format_imported_timeline(annex)) == annex
    assert merge_timeline(format_new_timeline(annex), annex, annex) == (format_new_timeline(annex), ())


def test_a_row_put_in_at_the_top_takes_no_day_from_the_task_that_had_its_number() -> None:
    before = format_new_timeline(PLAN).replace(b"    done:\n", b"    done: 2023-09-20\n", 1)
    top = Task(id="1", what="Rà soát hạ tầng, thiết bị", when="8/2023")
    rest = tuple(Task(id=str(number), what=one.what, when=one.when) for number, one in enumerate(PLAN.tasks, 2))
    reworded = Task(id="2", what="Lập kế hoạch năm học", when="9/2023", steps=("ke-hoach",))

    after, _ = merge_timeline(before, Timeline(plan=PLAN.plan, tasks=(top, reworded, *rest[1:])), PLAN)

    done = {task.what: task.done for task in reread(after).tasks}
    assert done["Rà soát hạ tầng, thiết bị"] is None
    assert done["Lập kế hoạch năm học"] == date(2023, 9, 20)


def test_tasks_of_one_number_that_say_different_things_are_two() -> None:
    after, remarks = merge_timeline(format_new_timeline(PLAN), changed(what="Họp phụ huynh", steps=()), PLAN)

    assert [task.what for task in reread(after).tasks].count("Họp phụ huynh") == 1
    assert "Việc 2 “Tự đánh giá” không có trong kế hoạch; vẫn giữ trong timeline.yaml." in remarks


@pytest.mark.parametrize(("mine", "theirs"), [("Họp lần 1", "Họp lần 2"), ("Đề nghị", "Công bố")])
def test_tasks_that_are_not_alike_are_never_taken_for_one(mine: str, theirs: str) -> None:
    last = Timeline(tasks=(Task(id="1", what=mine, when="3/2024"),))

    after, _ = merge_timeline(
        format_new_timeline(last), Timeline(tasks=(Task(id="1", what=theirs, when="4/2024"),)), last
    )

    assert sorted(task.what for task in reread(after).tasks) == sorted((mine, theirs))


def test_a_step_that_nobody_typed_follows_the_plan() -> None:
    after, _ = merge_timeline(
        format_new_timeline(PLAN), changed(what="Tự đánh giá, công bố", steps=("tu-danh-gia", "cong-bo")), PLAN
    )
    none, _ = merge_timeline(format_new_timeline(PLAN), changed(steps=()), PLAN)

    assert reread(after).tasks[1].steps == ("tu-danh-gia", "cong-bo")
    assert reread(none).tasks[1].steps == ()


def test_a_step_that_was_typed_stays() -> None:
    before = format_new_timeline(PLAN).replace(b"step: tu-danh-gia", b"step: de-nghi")

    after, _ = merge_timeline(before, changed(steps=("tu-danh-gia", "cong-bo")), PLAN)

    assert reread(after).tasks[1].steps == ("de-nghi",)


@pytest.mark.parametrize("steps", [(), ("cap-nhat",), ("cap-nhat", "cong-bo", "de-nghi")])
def test_a_list_of_steps_follows_the_plan(steps: tuple[str, ...]) -> None:
    third = Task(id="3", what=PLAN.tasks[2].what, when=PLAN.tasks[2].when, steps=steps)

    after, _ = merge_timeline(format_new_timeline(PLAN), Timeline(plan=PLAN.plan, tasks=(*PLAN.tasks[:2], third)), PLAN)

    assert reread(after).tasks[2].steps == steps
