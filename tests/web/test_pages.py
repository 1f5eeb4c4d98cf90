"""What the pages say."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from support.served import ask, reader_of

from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import Endpoint
from cdsdossier.web.pages import Pages


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", "Việc làm tiếp"),
        ("diem", "Điều kiện bắt buộc"),
        ("kiem-tra", "Cách sửa:"),
        ("lich", "Các việc trong kế hoạch"),
        ("van-ban", "Báo cáo tự đánh giá"),
    ],
)
def test_each_page_says_what_its_command_says(place: Endpoint, path: str, words: str) -> None:
    answer = ask(place, path)
    assert answer.status == 200
    assert words in answer.body
    assert "Trường THCS Quyết Tiến" in answer.body


def test_points_and_level_stand_on_the_first_page(place: Endpoint) -> None:
    body = ask(place).body
    assert "59/100 điểm" in body
    assert "Mức 2 – Mức đáp ứng cơ bản" in body


def test_a_document_is_shown_as_it_would_be_printed(place: Endpoint) -> None:
    answer = ask(place, "giay/bao-cao")
    assert "BÁO CÁO" in answer.body
    assert "sandbox" in answer.headers["content-security-policy"]


def test_what_was_typed_never_becomes_markup(place: Endpoint, example: Path) -> None:
    head = example / "dossier.yaml"
    typed = 'Trường <script>alert(1)</script> {{ 7 * 7 }} & "x"'
    head.write_text(head.read_text("utf-8").replace("Trường THCS Quyết Tiến", f"'{typed}'"), "utf-8")
    for path in ("", "diem", "kiem-tra", "lich", "van-ban"):
        body = ask(place, path).body
        assert "<script>alert" not in body
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in body


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text_breaks_no_page(place: Endpoint, example: Path) -> None:
    Path(os.fsdecode(os.fsencode(example / "evidence" / "1.1") + b"/a\xff<i>.pdf")).write_bytes(b"%PDF-1.4 %%EOF")
    for path in ("", "diem", "kiem-tra", "van-ban", "giay/danh-muc-minh-chung"):
        answer = ask(place, path)
        assert answer.status == 200
        assert "<i>.pdf" not in answer.body


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
    assert words in Pages(reader_of(example, day), ShellContext()).page("lich")


def test_a_deadline_of_the_law_that_nobody_met_is_shown_as_bad(example: Path) -> None:
    (example / "timeline.yaml").write_text("tasks: []\n", encoding="utf-8")
    page = Pages(reader_of(example, "2024-06-30"), ShellContext()).page("lich")

    assert page.count('<span class="xau">') == 2


def test_twenty_findings_of_a_rule_are_shown_and_the_rest_are_counted(example: Path) -> None:
    for number in range(23):
        (example / "evidence" / "1.1" / f"tam-{number}.tmp.pdf").touch()
    page = Pages(reader_of(example), ShellContext()).page("kiem-tra")

    assert "… và 3 chỗ khác." in page
    assert page.count("evidence/1.1/tam-") == 20
