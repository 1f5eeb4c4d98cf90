"""The board as people read it on the wall."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.model.dossier import Head
from cdsdossier.model.dossier.timeline import Product, Task, Timeline
from cdsdossier.views.layout import plain_text
from cdsdossier.views.next_deadline import next_deadline_lines
from cdsdossier.views.timeline.text import timeline_lines

SET = IndicatorSet.read("qd4725-2022")


def board(*tasks: Task, today: date = date(2024, 4, 25)) -> str:
    """Return the board of a year of nothing but these tasks."""
    dossier = Dossier(Path("x"), Head(school_year="2023-2024"), timeline=Timeline(tasks=tasks))
    return plain_text(timeline_lines(assess(dossier, SET, today, rules=())))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("today", ["2024-02-01", "2024-04-25", "2024-05-28", "2026-04-20"])
def test_the_example_reads_like_something_to_pin_on_a_wall(today: str, golden: Callable[[str, str], None]) -> None:
    dossier = Dossier.read(EXAMPLE, look=False)
    shown = plain_text(timeline_lines(assess(dossier, IndicatorSet.of(dossier), date.fromisoformat(today), rules=())))

    assert max(map(len, shown.splitlines())) <= 80
    golden(f"timeline/{today}.txt", shown)


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (Task(id="1", what="A", when="6/2024"), "chưa đến hạn 1 A 6/2024 · còn 66 ngày, đến 30/6"),
        (Task(id="1", what="A", when="Trước 30/6/2024"), "đang trong hạn 1 A Trước 30/6/2024 · còn 65 ngày, đến 29/6"),
        (Task(id="1", what="A", when="4-5/2024"), "đang trong hạn 1 A 4-5/2024 · còn 36 ngày, đến 31/5"),
        (Task(id="1", what="A", when="27/4/2024"), "sắp đến hạn 1 A 27/4/2024 · còn 2 ngày, đến 27/4"),
        (Task(id="1", what="A", when="25/4/2024"), "sắp đến hạn 1 A 25/4/2024 · hôm nay là ngày cuối"),
        (Task(id="1", what="A", when="20/4/2024"), "QUÁ HẠN 1 A 20/4/2024 · quá 5 ngày, hạn là 20/4"),
        (Task(id="1", what="A", when="3/2024", done=date(2024, 3, 28)), "xong 1 A 3/2024 · xong ngày 28/3"),
        (
            Task(id="1", what="A", when="3/2024", done=date(2024, 4, 3)),
            "xong muộn 1 A 3/2024 · xong ngày 3/4, muộn 3 ngày",
        ),
        (
            Task(id="1", what="A", when="12/2023", done=date(2024, 1, 2)),
            "xong muộn 1 A 12/2023 · xong ngày 02/01/2024, muộn 2 ngày",
        ),
        (
            Task(id="1", what="A", when="6/2024", done=date(2024, 5, 1)),
            "ghi xong ngày 01/05/2024, ngày đó chưa đến nên chưa tính là xong",
        ),
    ],
)
def test_every_state_is_told_in_words(task: Task, words: str) -> None:
    assert words in one_line(board(task))


def test_a_missing_product_is_named_once_its_time_has_come() -> None:
    minutes = (Product(name="Biên bản tự đánh giá", document="bien-ban-tu-danh-gia"),)
    done = board(Task(id="1", what="A", when="3/2024", products=minutes, done=date(2024, 3, 28)))
    later = board(Task(id="1", what="A", when="6/2024", products=minutes))

    assert "thiếu sản phẩm  1  A" in done
    assert "còn thiếu: Biên bản tự đánh giá" in done
    assert "còn thiếu" not in later
    assert "sản phẩm: Biên bản tự đánh giá" in later


def test_a_product_that_nothing_tells_about_is_not_called_missing() -> None:
    assert "thiếu" not in board(Task(id="1", what="A", when="3/2024", products=(Product(name="Ảnh"),)))


def test_a_time_that_cannot_be_read_stands_at_the_end_with_what_to_write() -> None:
    bad = Task(id="9", what="Việc lạ", when="khi nào rảnh")
    shown = board(
        bad, Task(id="1", what="Việc rõ", when="6/2024"), Task(id="2", what="Việc cũ", when="?", done=date(2024, 3, 1))
    )
    end = one_line(shown.partition("CHƯA RÕ THỜI GIAN")[2])

    assert shown.index("Việc rõ") < shown.index("CHƯA RÕ THỜI GIAN")
    assert "chưa rõ hạn 9 Việc lạ ghi “khi nào rảnh”: không đọc được thời gian này" in end
    assert "xong 2 Việc cũ" in end
    assert "xong ngày 01/03/2024" in end
    assert end.count("Viết một trong các cách: Tháng 3/2026") == 1


def test_the_law_stands_between_the_tasks_and_names_the_task_that_meets_it() -> None:
    shown = one_line(board(Task(id="7", what="A", when="Trước 31/5/2024", steps=("cap-nhat",))))

    assert "Thời hạn của quyết định: Báo cáo kết quả tự đánh giá" in shown
    assert "trước 31/05/2024 · còn 35 ngày, đến 30/5 việc trong lịch phải xong trước hạn này: 7" in shown
    assert "trong lịch chưa có việc nào đáp ứng thời hạn này" in shown


def test_a_deadline_met_in_time_or_late_says_so() -> None:
    def met(day: date) -> str:
        task = Task(id="7", what="A", when="5/2024", steps=("cap-nhat",), done=day)
        return one_line(board(task, today=date(2024, 7, 1)))

    assert "xong Thời hạn của quyết định: Báo cáo" in met(date(2024, 5, 30))
    assert "xong muộn Thời hạn của quyết định: Báo cáo" in met(date(2024, 6, 1))
    assert "trước 31/05/2024 · xong ngày 1/6, muộn 2 ngày" in met(date(2024, 6, 1))


@pytest.mark.parametrize(
    ("today", "before", "after"),
    [
        (date(2024, 1, 1), "ngày 01/01/2024", "A1"),
        (date(2024, 3, 10), "A1", "B2"),
        (date(2024, 3, 20), "A1", "B2"),
        (date(2024, 3, 21), "B2", "Thời hạn"),
        (date(2024, 9, 1), "Cơ quan quản lý", ""),
    ],
)
def test_todays_line_lies_between_what_has_ended_and_what_is_to_come(today: date, before: str, after: str) -> None:
    tasks = Task(id="2", what="B2", when="20/3/2024"), Task(id="1", what="A1", when="5/3/2024")
    behind, _, ahead = board(*tasks, today=today).partition("──── hôm nay")

    assert before.lower() in behind.lower() or before in behind
    assert before not in ahead
    assert after in ahead
    assert not after or after not in behind


def test_no_task_at_all_says_what_to_do_and_still_shows_the_law() -> None:
    shown = board()

    assert "Chưa có việc nào trong timeline.yaml." in one_line(shown)
    assert "cdsdossier timeline --import ke-hoach.docx" in one_line(shown)
    assert "THÁNG 5/2024" in shown


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200)


@given(
    st.tuples(LETTERS, LETTERS, LETTERS, LETTERS), st.sampled_from(["3/2024", "Trước 10/5/2024", "?", ""]), st.dates()
)
def test_nothing_is_cut_and_nothing_is_too_wide(texts: tuple[str, ...], when: str, day: date) -> None:
    id_, what, owner, name = texts
    task = Task(id=id_, what=what, when=when, owner=owner, products=(Product(name=name, document="bao-cao"),))
    shown = board(task, today=day)

    assert max(map(len, shown.splitlines())) <= 80
    for text in texts:
        assert _letters(text) in _letters(shown)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


def next_line(*tasks: Task, today: date = date(2024, 5, 4)) -> str:
    dossier = Dossier(Path("x"), Head(school_year="2023-2024"), timeline=Timeline(tasks=tasks))
    return plain_text(next_deadline_lines(assess(dossier, SET, today, rules=())))


LATE = Task(id="1", what="A", when="3/2024")
REPORT = Task(id="5", what="Báo cáo kết quả và đề nghị đánh giá ngoài", when="9/5/2024")


def test_the_next_deadline_is_one_line() -> None:
    assert next_line(REPORT) == "Hạn gần nhất: 09/05/2024 (còn 5 ngày) – Báo cáo kết quả và đề nghị đánh giá …\n"
    assert next_line(Task(id="1", what="Họp", when="4/5/2024")) == "Hạn gần nhất: 04/05/2024 (hôm nay) – Họp.\n"
    assert next_line(REPORT, LATE, LATE).endswith("; 2 việc quá hạn.\n")


def test_when_everything_has_passed_the_line_leads_to_the_board() -> None:
    assert next_line(LATE, today=date(2026, 4, 20)) == "1 việc đã quá hạn; xem: cdsdossier timeline\n"


def test_without_a_timeline_or_anything_open_there_is_no_line() -> None:
    assert next_line() == ""
    assert next_line(Task(id="1", what="A", when="3/2024", done=date(2024, 3, 1)), today=date(2026, 4, 20)) == ""


@given(LETTERS, st.integers(0, 400))
def test_the_line_is_never_wider_than_the_page(what: str, days: int) -> None:
    day = date.fromordinal(date(2024, 7, 30).toordinal() - days)
    shown = next_line(Task(id="1", what=what, when="Tháng 7/2024"), *[LATE] * 12, today=day)

    assert len(shown.splitlines()) == 1
    assert len(textwrap.dedent(shown).rstrip("\n")) <= 80
