"""What the pages say."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from support.served import ask, site_of

from cdsdossier.web import Endpoint
from cdsdossier.web.frame import show_page
from cdsdossier.web.pages import PAGES


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


def test_a_file_that_cannot_be_read_is_told_on_every_page_with_its_place(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8") + ' "dở: [\n', "utf-8")
    for writes in (True, False):
        for name in PAGES:
            page = show_page(site_of(example, writes=writes), name)
            assert "Không đọc được dossier.yaml, dòng 55: ngoặc kép mở ở đây mà không đóng." in page, name


def test_the_first_page_has_links_where_it_fills_in_and_commands_where_it_only_shows(example: Path) -> None:
    filled, looked = (show_page(site_of(example, writes=writes), "") for writes in (True, False))
    assert "cdsdossier " not in filled.split('id="viec"')[1].split("</section>")[0]
    assert "cdsdossier " in looked.split('id="viec"')[1].split("</section>")[0]
