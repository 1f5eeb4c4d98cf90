"""Where tasks and deadlines stand on a day: every state at its edges."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rulemaker import FILES, TASK, read_dossier, read_set

from cdsdossier.judging.schedule import DUE_SOON_DAYS, Schedule, ScheduledTask, TaskState, build_schedule
from cdsdossier.model.dossier import Dossier, EvidenceFile, EvidenceTree, Head
from cdsdossier.model.dossier.head import Issued
from cdsdossier.model.dossier.timeline import STEPS, Product, Task, Timeline
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.forms import Deadline, MetBy
from cdsdossier.text.time_phrases import UnclearPhrase

MARCH = "Từ 10/3 đến 20/3/2026"
REGISTER = {"ke-hoach": Issued(number="2", date=date(2026, 3, 5)), "bao-cao": Issued(number="7")}
LYING = EvidenceTree((EvidenceFile("van-ban/kế hoạch.pdf", "van-ban", 9),))
LAW = (
    Deadline(id="a", what="Cập nhật", before="05-31", met_by=MetBy(step="cap-nhat")),
    Deadline(id="b", what="Đánh giá ngoài", before="06-20", met_by=MetBy(step="danh-gia-ngoai")),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def standing(*tasks: Task, today: str = "2026-03-15", year: str | None = "2025-2026") -> Schedule:
    dossier = Dossier(
        Path(), Head(school_year=year, documents=REGISTER), timeline=Timeline(tasks=tasks), evidence=LYING
    )
    return build_schedule(dossier, IndicatorSet(id="thu", deadlines=LAW), day(today))


def task(when: str = MARCH, done: str | None = None, *products: Product, steps: tuple[str, ...] = ()) -> Task:
    return Task(id="1", what="Họp", when=when, done=day(done) if done else None, products=products, steps=steps)


def planned(one: Task, today: str = "2026-03-15") -> ScheduledTask:
    return standing(one, today=today).tasks[0]


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        ("2025-08-01", TaskState.NOT_YET, 231),
        ("2026-03-09", TaskState.NOT_YET, 11),
        ("2026-03-10", TaskState.IN_WINDOW, 10),
        ("2026-03-12", TaskState.IN_WINDOW, 8),
        ("2026-03-13", TaskState.DUE_SOON, 7),
        ("2026-03-20", TaskState.DUE_SOON, 0),
        ("2026-03-21", TaskState.OVERDUE, -1),
        ("2026-07-31", TaskState.OVERDUE, -133),
    ],
)
def test_an_open_task_goes_from_not_yet_to_overdue(today: str, state: TaskState, left: int) -> None:
    one = planned(task(), today)

    assert (one.state, one.days_left, one.days_late) == (state, left, max(0, -left))
    assert not one.finished


@pytest.mark.parametrize(
    ("when", "today", "state"),
    [
        ("20/3/2026", "2026-03-12", TaskState.NOT_YET),
        ("20/3/2026", "2026-03-13", TaskState.DUE_SOON),
        ("trước 21/3/2026", "2025-08-01", TaskState.IN_WINDOW),
        ("trước 21/3/2026", "2026-03-20", TaskState.DUE_SOON),
        ("trước 21/3/2026", "2026-03-21", TaskState.OVERDUE),
        ("thường xuyên", "2026-07-31", TaskState.DUE_SOON),
        ("thường xuyên", "2026-08-01", TaskState.OVERDUE),
    ],
)
def test_a_single_day_and_an_end_without_a_beginning(when: str, today: str, state: TaskState) -> None:
    assert planned(task(when), today).state is state


@pytest.mark.parametrize(
    ("done", "state", "late"),
    [
        ("2025-09-01", TaskState.DONE, 0),
        ("2026-03-10", TaskState.DONE, 0),
        ("2026-03-20", TaskState.DONE, 0),
        ("2026-03-21", TaskState.DONE_LATE, 1),
        ("2026-04-20", TaskState.DONE_LATE, 31),
    ],
)
def test_a_task_that_is_done_is_late_from_the_day_after_its_last(done: str, state: TaskState, late: int) -> None:
    one = planned(task(MARCH, done), "2026-04-20")

    assert (one.state, one.days_left, one.days_late) == (state, None, late)
    assert one.finished


def test_a_task_whose_documents_are_all_issued_is_done_on_the_day_of_the_last() -> None:
    plan, report = Product(name="Kế hoạch", document="ke-hoach"), Product(name="Báo cáo", document="bao-cao")
    late = "2026-05-01"

    one = planned(task(MARCH, None, plan), late)
    assert (one.state, one.done_on, one.days_left) == (TaskState.ISSUED, day("2026-03-05"), None)
    assert planned(task(MARCH, None, plan, report), late).state is TaskState.OVERDUE  # that one has no day
    assert planned(task(MARCH, None, plan, Product(name="Ảnh")), late).state is TaskState.OVERDUE
    assert planned(task(MARCH, None, plan), "2026-03-04").state is TaskState.NOT_YET
    assert planned(task(MARCH, "2026-06-01", plan), late).state is TaskState.OVERDUE  # done says otherwise


def test_a_deadline_is_met_by_a_document_that_was_issued() -> None:
    plan = Product(name="Kế hoạch", document="ke-hoach")
    found = standing(task(MARCH, None, plan, steps=("cap-nhat",)), today="2026-06-10")

    assert (found.deadlines[0].met, found.open_deadlines[0].id) == (day("2026-03-05"), "b")


def test_done_on_a_day_still_to_come_is_a_hope_and_not_done() -> None:
    assert planned(task(MARCH, "2026-03-15"), "2026-03-15").state is TaskState.DONE
    assert planned(task(MARCH, "2026-03-16"), "2026-03-15").state is TaskState.DUE_SOON


def test_a_time_that_cannot_be_read_is_unreadable_until_it_is_done() -> None:
    one, done = planned(task("Sau khi họp")), planned(task("Sau khi họp", "2026-03-01"))

    assert isinstance(one.time, UnclearPhrase)
    assert (one.state, one.window, one.days_left, one.days_late) == (TaskState.UNREADABLE, None, None, 0)
    assert (done.state, done.days_late) == (TaskState.DONE, 0)


@pytest.mark.parametrize(
    ("product", "there"),
    [
        (Product(name="a", document="ke-hoach"), True),
        (Product(name="a", document="bao-cao"), False),
        (Product(name="a", document="to-trinh"), False),
        (Product(name="a", file="van-ban/kế hoạch.pdf"), True),
        (Product(name="a", file="van-ban\\kế hoạch.pdf"), True),
        (Product(name="a", file="van-ban/khac.pdf"), False),
        (Product(name="a", file="../dossier.yaml"), False),
        (Product(name="a", url="https://truong.example.com/tin"), True),
        (Product(name="a", url="http://localhost/tin"), False),
        (Product(name="a", document="bao-cao", file="van-ban/kế hoạch.pdf"), True),
        (Product(name="a", document="bao-cao", url="x"), False),
        (Product(name="a"), None),
    ],
    ids=str,
)
def test_a_product_is_there_if_any_of_its_references_is(product: Product, there: bool | None) -> None:
    one = planned(task(MARCH, "2026-03-12", product))

    assert one.present == (there,)
    assert one.missing == ((product,) if there is False else ())
    assert one.state is (TaskState.PRODUCT_MISSING if there is False else TaskState.DONE)


def test_a_missing_product_hides_no_delay() -> None:
    one = planned(task(MARCH, "2026-03-25", Product(name="a", document="bao-cao")), "2026-04-01")

    assert (one.state, one.days_late, one.finished) == (TaskState.PRODUCT_MISSING, 5, True)


def test_a_product_of_an_open_task_is_not_missed_yet() -> None:
    one = planned(task(MARCH, None, Product(name="a", document="bao-cao")))

    assert one.state is TaskState.DUE_SOON
    assert [product.name for product in one.missing] == ["a"]


def test_a_deadline_s_last_day_is_the_day_before_the_law_s() -> None:
    first, second = standing(today="2026-05-30").deadlines

    assert (first.last, first.days_left, first.tasks, first.met) == (day("2026-05-30"), 0, (), None)
    assert (second.last, second.days_left) == (day("2026-06-19"), 20)
    assert standing(today="2026-05-31").deadlines[0].days_left == -1


@pytest.mark.parametrize(
    ("before", "last"),
    [
        ("05-31", "2026-05-30"),
        ("03-01", "2026-02-28"),
        ("01-01", "2025-12-31"),
        ("12-31", "2025-12-30"),
        ("08-02", "2025-08-01"),
        ("08-01", "2026-07-31"),
        ("02-30", None),
        ("5-31", None),
        ("31/5", None),
    ],
)
def test_a_deadline_lies_in_the_school_year(before: str, last: str | None) -> None:
    rules = IndicatorSet(id="thu", deadlines=(Deadline(id="a", what="Báo cáo", before=before),))
    found = build_schedule(Dossier(Path(), Head(school_year="2025-2026")), rules, day("2026-01-01")).deadlines

    assert [str(one.last) for one in found] == ([last] if last else [])


def test_a_deadline_is_met_when_the_last_of_its_tasks_is_done() -> None:
    early = task(MARCH, "2026-03-12", steps=("cap-nhat",))
    late = task(MARCH, "2026-03-14", Product(name="a", document="bao-cao"), steps=("cap-nhat", "cong-bo"))
    still_open, other = task(steps=("cap-nhat",)), task(steps=("cong-bo",))

    assert standing(early, late, other).deadlines[0].met == day("2026-03-14")
    assert standing(early, still_open).deadlines[0].met is None
    assert standing(other).deadlines[0].met is None
    assert standing(task(MARCH, "2026-03-16", steps=("cap-nhat",))).deadlines[0].met is None, "still to come"


def test_next_is_what_ends_first_and_has_not_passed() -> None:
    past, soon, far = task("1/3/2026"), task("20/3/2026"), task("tháng 4/2026")
    board = standing(past, far, soon, task("16/3/2026", "2026-03-14"), task("chưa rõ"))

    assert board.next is not None
    assert (board.next.when, board.next.last, board.next.days_left) == ("20/3/2026", day("2026-03-20"), 5)
    assert board.overdue == (board.tasks[0],)


def test_next_may_be_a_deadline_of_the_law() -> None:
    coming = standing(task("tháng 6/2026"), today="2026-05-30").next

    assert coming is not None
    assert (coming.what, coming.when, coming.days_left) == ("Cập nhật", "trước 31/05/2026", 0)


def test_a_deadline_that_is_met_is_not_next() -> None:
    done = task(MARCH, "2026-03-12", steps=("cap-nhat", "danh-gia-ngoai"))

    assert standing(done).next is None


def test_next_is_nothing_when_all_has_passed() -> None:
    assert standing(task(), today="2026-07-31").next is None


def test_without_a_school_year_full_dates_are_read_and_the_law_s_are_not_known() -> None:
    board = standing(task("20/3/2026"), task("tháng 3"), year=None)

    assert [one.state for one in board.tasks] == [TaskState.DUE_SOON, TaskState.UNREADABLE]
    assert board.deadlines == ()


WHENS = ["Tháng 3/2026", "trước 31/5", "20/3/2026", "thường xuyên", "quý I", "học kỳ I", "sau khi họp", ""]
PRODUCTS = st.sampled_from([Product(name="a", document="ke-hoach"), Product(name="b", document="bao-cao"), Product()])
DAYS = st.dates(date(2025, 6, 1), date(2026, 9, 30))
TASKS = st.builds(
    lambda when, done, products, steps: Task(id="1", when=when, done=done, products=tuple(products), steps=steps),
    st.sampled_from(WHENS),
    st.none() | DAYS,
    st.lists(PRODUCTS, max_size=2),
    st.sampled_from([(), *((step,) for step in STEPS)]),
)


@given(st.lists(TASKS, max_size=4), DAYS)
def test_the_numbers_and_the_state_agree(tasks: list[Task], today: date) -> None:
    board = standing(*tasks, today=str(today))

    assert board == standing(*tasks, today=str(today)), "the same arguments, the same schedule"
    for one in board.tasks:
        _agree(one, today)
    for deadline in board.deadlines:
        assert deadline.days_left == (deadline.last - today).days
        assert deadline.met is None or deadline.met <= today
    if board.next:
        assert board.next.days_left == (board.next.last - today).days >= 0


def _agree(one: ScheduledTask, today: date) -> None:
    done = one.task.done is not None and one.task.done <= today
    assert one.finished is done
    closed = done or one.state is TaskState.ISSUED
    assert (one.days_left is None) is (closed or one.window is None)
    assert (one.state is TaskState.UNREADABLE) is (one.window is None and not closed)
    assert (one.state is TaskState.PRODUCT_MISSING) is (done and bool(one.missing))
    assert len(one.present) == len(one.task.products)
    if one.window and one.days_left is not None:
        assert today + timedelta(one.days_left) == one.window.last
        assert one.days_late == max(0, -one.days_left)
        assert (one.state is TaskState.OVERDUE) is (one.days_left < 0)
        assert (one.state is TaskState.DUE_SOON) is (0 <= one.days_left <= DUE_SOON_DAYS)
    if one.state is TaskState.DONE_LATE:
        assert one.days_late > 0
    if one.state in {TaskState.DONE, TaskState.UNREADABLE}:
        assert one.days_late == 0


def test_what_is_written_at_done_and_is_no_date_is_kept_as_typed() -> None:
    text = 'tasks:\n  - {id: "1", what: A, when: 3/2026, done: 5/3}\n  - {id: "2", what: B, when: 3/2026, done: 12}\n'
    text += '  - {id: "3", what: C, when: 3/2026, done: 2026-03-05}\n  - {id: "4", what: D, when: 3/2026}\n'
    dossier = read_dossier({**FILES, "timeline.yaml": text})

    assert [one.misread for one in build_schedule(dossier, read_set(), day("2026-03-15")).tasks] == [
        "5/3",
        "12",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("head", "there"),
    [(FILES["dossier.yaml"], True), ("school_year: 2025-2026\n", False), ("school_year: [\n", None), (None, None)],
)
def test_a_document_is_unknown_where_the_register_could_not_be_read(head: str | None, there: bool | None) -> None:
    text = "tasks:\n" + TASK.format(when="3/2026", rest="products: [{name: A, document: ke-hoach}]")
    files = {**FILES, "timeline.yaml": text, "dossier.yaml": head}
    dossier = read_dossier({file: one for file, one in files.items() if one is not None})

    assert build_schedule(dossier, read_set(), day("2026-03-15")).tasks[0].present == (there,)


def test_tasks_and_deadlines_know_their_place() -> None:
    board = standing(task(), task(), year="2025-2026")

    assert [one.index for one in board.tasks] == [0, 1]
    assert [(one.index, one.form.id) for one in board.deadlines] == [(0, "a"), (1, "b")]
    assert board.today == day("2026-03-15")


def test_a_deadline_that_no_step_meets_is_met_by_no_task() -> None:
    rules = IndicatorSet(id="thu", deadlines=(Deadline(id="a", what="Báo cáo", before="05-31"),))
    dossier = Dossier(Path(), Head(school_year="2025-2026"), timeline=Timeline(tasks=(task(steps=("cap-nhat",)),)))
    (found,) = build_schedule(dossier, rules, day("2026-03-15")).deadlines

    assert (found.tasks, found.met) == ((), None)


def test_open_deadlines_are_sorted_and_say_how_many_days_are_left() -> None:
    board = standing(task("1/3/2026"), task("30/5/2026"), task("16/3/2026", "2026-03-14"), task("chưa rõ"))

    assert [(one.kind, one.when, one.last, one.days_left) for one in board.open_deadlines] == [
        ("task", "1/3/2026", day("2026-03-01"), -14),
        ("task", "30/5/2026", day("2026-05-30"), 76),
        ("law", "trước 31/05/2026", day("2026-05-30"), 76),
        ("law", "trước 20/06/2026", day("2026-06-19"), 96),
    ]
    assert [one.id for one in board.open_deadlines] == ["1", "1", "a", "b"]


def test_a_task_that_ends_today_is_next() -> None:
    coming = standing(task("15/3/2026"), task("14/3/2026")).next

    assert coming is not None
    assert (coming.when, coming.days_left) == ("15/3/2026", 0)
