"""The calendar file, read back as a phone would read it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.model.dossier import Head
from cdsdossier.model.dossier.head import School
from cdsdossier.model.dossier.timeline import Product, Task, Timeline
from cdsdossier.views.timeline.ical import calendar_bytes, find_undated_tasks

SET = IndicatorSet.read("qd4725-2022")
SCHOOL = School(name="Trường THCS Đông Á", code="THCSĐA")


def written(*tasks: Task, today: date = date(2024, 4, 25)) -> bytes:
    dossier = Dossier(Path("x"), Head(school=SCHOOL, school_year="2023-2024"), timeline=Timeline(tasks=tasks))
    return calendar_bytes(assess(dossier, SET, today, rules=())) or b""


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def days(event: Any) -> tuple[date, date]:  # noqa: ANN401 - a parsed component
    """Return the first and the last day that the event covers."""
    return event["dtstart"].dt, event["dtend"].dt - timedelta(1)


def alarms(event: Any) -> list[str]:  # noqa: ANN401 - as above
    assert all(alarm["trigger"].params["related"] == "END" for alarm in event.walk("VALARM"))
    return [alarm["trigger"].to_ical().decode() for alarm in event.walk("VALARM")]


def test_a_task_covers_its_days_and_one_with_an_end_only_its_last_day() -> None:
    month, before, *_ = events(
        written(Task(id="1", what="A", when="2-3/2024"), Task(id="2", what="B", when="Trước 10/5/2024"))
    )

    assert days(month) == (date(2024, 2, 1), date(2024, 3, 31))
    assert days(before) == (date(2024, 5, 9), date(2024, 5, 9))


def test_reminders_ring_at_eight_in_the_morning_seven_days_and_one_day_before_the_last_day() -> None:
    event = events(written(Task(id="1", what="A", when="6/2024")))[0]
    end = datetime.combine(event["dtend"].dt, datetime.min.time())
    rings = [f"{end + alarm['trigger'].dt:%d/%m %H:%M}" for alarm in event.walk("VALARM")]

    assert alarms(event) == ["-P7DT16H", "-P1DT16H"]
    assert rings == ["23/06 08:00", "29/06 08:00"]


def test_what_is_done_reminds_nobody() -> None:
    done = Task(id="7", what="A", when="5/2024", steps=("cap-nhat",), done=date(2024, 4, 1))
    task, met, unmet = events(written(done))

    assert (alarms(task), alarms(met)) == ([], [])
    assert len(alarms(unmet)) == 2
    assert "Đã xong: 01/04/2024" in task["description"]


def test_the_deadlines_of_the_law_are_events_on_their_last_day() -> None:
    first, second = events(written())

    assert [days(first)[1], days(second)[1]] == [date(2024, 5, 30), date(2024, 6, 19)]
    assert first["summary"].startswith("Thời hạn của quyết định: Báo cáo kết quả")


def test_importing_twice_duplicates_nothing() -> None:
    one, two = Task(id="1", what="A", when="3/2024"), Task(id="2.b", what="B", when="4/2024")
    changed = Task(id="1", what="Tên khác", when="5/2024", done=date(2024, 4, 20))
    before = {event["uid"]: event["summary"] for event in events(written(one, two))}
    after = {event["uid"]: event["summary"] for event in events(written(two, changed, today=date(2024, 5, 5)))}

    assert before.keys() == after.keys()
    assert before["THCS%C4%90A-2023-2024-task-1@cdsdossier"] == "A"
    assert after["THCS%C4%90A-2023-2024-task-1@cdsdossier"] == "Tên khác"


def test_two_tasks_of_one_id_are_two_events() -> None:
    twins = events(written(Task(id="1", what="A", when="3/2024"), Task(id="1", what="B", when="4/2024")))

    assert len({str(event["uid"]) for event in twins}) == len(twins) == 4


IDS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8), max_size=6)


@settings(max_examples=30)
@given(IDS)
def test_uids_are_ascii_and_differ_as_tasks_do(ids: list[str]) -> None:
    found = [str(event["uid"]) for event in events(written(*(Task(id=one, what="A", when="3/2024") for one in ids)))]

    assert all(uid.isascii() for uid in found)
    assert len(set(found)) == len(found) == len(ids) + 2


TEXT = (
    st.text(st.sampled_from(",;:\\\"\n😀👩‍🏫Đơn vị, Tổ; A=^'%nN"), min_size=1, max_size=60).map(str.strip).filter(bool)
)


@settings(max_examples=50)
@given(TEXT, TEXT)
def test_commas_semicolons_line_breaks_and_emoji_survive(what: str, product: str) -> None:
    what, product = what.replace("\\N", "/N"), product.replace("\\N", "/N")
    task = Task(id="1", what=what, when="3/2024", owner="Tổ 1, Tổ 2; Tổ 3", products=(Product(name=product),))
    data = written(task)
    event = events(data)[0]

    assert str(event["summary"]) == what
    assert str(event["description"]) == f"Thời gian: 3/2024\nThực hiện: Tổ 1, Tổ 2; Tổ 3\nSản phẩm: {product}"
    assert max(len(row) for row in data.split(b"\r\n")) <= 75


def test_a_windows_path_is_no_line_break() -> None:
    event = events(written(Task(id="1", what=r"Chép vào D:\Nam 2024\nop", when="3/2024")))[0]

    assert str(event["summary"]) == r"Chép vào D:/Nam 2024\nop"


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    tasks = Task(id="1", what="A", when="lúc nào đó"), Task(id="2", what="B", when="3/2024")
    dossier = Dossier(Path("x"), Head(school_year="2023-2024"), timeline=Timeline(tasks=tasks))

    assert "B" in {str(event["summary"]) for event in events(written(*tasks))}
    assert "A" not in {str(event["summary"]) for event in events(written(*tasks))}
    assert [one.task.id for one in find_undated_tasks(assess(dossier, SET, date(2024, 4, 25), rules=()))] == ["1"]


def test_nothing_to_write_is_no_calendar() -> None:
    assert calendar_bytes(assess(Dossier(Path("x")), SET, date(2024, 4, 25), rules=())) is None


@pytest.fixture
def example_calendar() -> bytes:
    dossier = Dossier.read(EXAMPLE, look=False)
    return calendar_bytes(assess(dossier, IndicatorSet.of(dossier), date(2024, 5, 1), rules=())) or b""


def test_the_file_is_an_icalendar_file_with_a_name(example_calendar: bytes) -> None:
    calendar: Any = Calendar.from_ical(example_calendar)

    assert example_calendar.endswith(b"END:VCALENDAR\r\n")
    assert example_calendar.count(b"\n") == example_calendar.count(b"\r\n")
    assert calendar["x-wr-calname"] == "Lịch tự đánh giá chuyển đổi số Trường THCS Quyết Tiến 2023-2024"
    assert (calendar["version"], len(events(example_calendar))) == ("2.0", 10)
    assert {event["dtstamp"].to_ical() for event in events(example_calendar)} == {b"20240501T000000Z"}
