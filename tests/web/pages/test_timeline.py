"""The page of the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.forms import SeenForm, read_forms
from support.served import ask, send_form, served, site_of

from cdsdossier.web.frame import show_page


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-05-20", '<span class="can">sắp đến hạn</span><br>còn 4 ngày'),
        ("2024-06-30", '<span class="tot">xong</span><br>ngày 22/05/2024'),
        ("2024-05-20", '– <span class="">còn 10 ngày</span>'),
        ("2024-05-26", '– <span class="can">còn 4 ngày</span>'),
        ("2024-06-30", '– <span class="tot">xong ngày 27/05/2024</span>'),
    ],
)
def test_the_calendar_says_how_a_task_and_a_deadline_of_the_law_stand_on_a_day(
    example: Path, day: str, words: str
) -> None:
    assert words in show_page(site_of(example, day), "lich")


def test_a_deadline_of_the_law_that_nobody_met_is_shown_as_bad(example: Path) -> None:
    (example / "timeline.yaml").write_text("tasks: []\n", encoding="utf-8")
    page = show_page(site_of(example, "2024-06-30"), "lich")

    assert page.count('<span class="xau">') == 2


TASKS = "timeline.yaml:tasks"


def _form(page: str, action: str, name: str, value: str) -> SeenForm:
    return next(one for one in read_forms(page) if one.action == action and one.has(name, value))


def test_a_task_is_done_today_with_one_button_and_gets_a_product_and_a_step(example: Path) -> None:
    site, file = site_of(example, "2024-05-20", writes=True), example / "timeline.yaml"
    text = file.read_text("utf-8").replace(
        "    owner: Hội đồng tự đánh giá\n    done: 2024-05-22\n", "    owner: Hội đồng\n"
    )
    file.write_text(text, "utf-8")
    with served(example, site) as place:

        def send(form: SeenForm, action: str = "", **typed: str) -> None:
            assert send_form(place, site.key, action or form.action, form.filled(**typed)).status == 303

        done = _form(ask(place, "lich").body, "luu", f"v:{TASKS}/5/done", "20/05/2024")
        file.write_text(
            text.replace('  - id: "2"\n', "  - {id: '1b', what: Họp, when: Tháng 2/2024}\n  - id: \"2\"\n"), "utf-8"
        )
        with_one = file.read_text("utf-8")
        send(done)  # another task has come in above it since
        assert file.read_text("utf-8") == with_one.replace(
            "owner: Hội đồng\n", "owner: Hội đồng\n    done: 2024-05-20\n"
        )
        assert "Xong hôm nay: 2. Họp" in ask(place, "lich").body

        send(
            _form(ask(place, "lich").body, "them", "danh-sach", f"{TASKS}/6/products"),
            name="Biên bản",
            document="bao-cao",
        )
        assert file.read_text("utf-8").count("{name: Biên bản, document: bao-cao}") == 1
        send(_form(ask(place, "lich").body, "doi-cho", "muc", f"{TASKS}/6/products/0"), "bo")
        assert "{name: Biên bản," not in file.read_text("utf-8")
        send(_form(ask(place, "lich").body, "lui", "trang", "lich"))
        assert file.read_text("utf-8").count("{name: Biên bản, document: bao-cao}") == 1

        first = _form(ask(place, "lich").body, "luu", f"v:{TASKS}/0/step", "ke-hoach")
        assert send_form(place, site.key, "luu", [*first.fields, (f"v:{TASKS}/0/step", "cong-bo")]).status == 303
        assert "    step: [ke-hoach, cong-bo]\n" in file.read_text("utf-8")


def test_a_task_that_was_refused_is_open_with_what_was_typed(example: Path) -> None:
    site = site_of(example, writes=True)
    with served(example, site) as place:
        form = _form(ask(place, "lich").body, "luu", f"v:{TASKS}/3/when", "Tháng 4/2024")
        answer = send_form(place, site.key, "luu", form.filled(done="30/2/2024"))
    assert answer.status == 422
    opened = answer.body.split("<details open>")
    assert len(opened) == 2
    assert 'value="30/2/2024"' in opened[1].split("</details>")[0]


def test_the_plan_is_named_in_a_file_that_has_none(example: Path) -> None:
    site, file = site_of(example, writes=True), example / "timeline.yaml"
    file.write_text("tasks:\n", "utf-8")
    with served(example, site) as place:
        form = _form(ask(place, "lich").body, "luu", "v:timeline.yaml:plan/number", "")
        assert send_form(place, site.key, "luu", form.filled(number="02/KH-THCSQT", date="5/2/2024")).status == 303
    assert "plan:" in file.read_text("utf-8")
    page = show_page(site, "lich")
    assert 'value="02/KH-THCSQT"' in page
    assert 'value="05/02/2024"' in page
