"""What is still unanswered, from the empty dossier to the one that was handed in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE

from cdsdossier.cli import _load as load
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import list_document_states
from cdsdossier.views.guide import OpenThing, list_open_things
from cdsdossier.web.links import find_full_page
from cdsdossier.workflows import begin_year, scaffold
from cdsdossier.workflows.scaffold import NewYear


def _things(folder: Path, *, done: bool = False) -> tuple[OpenThing, ...]:
    scored = load.load_assessment(folder, "2024-06-30", quiet=True)
    papers = list_document_states(scored, OutputFolders.of(folder))
    return list_open_things(scored, papers, find_full_page, sent=done, published=done)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    planned = begin_year.plan_first_year(tmp_path / "2023-2024", NewYear("2023-2024", "thcs", "Trường THCS Quyết Tiến"))
    scaffold.create_dossier(planned.folder, planned.files)
    return planned.folder


def test_of_an_empty_dossier_everything_is_listed_in_the_order_of_the_work(empty: Path) -> None:
    things = _things(empty)
    pages = list(dict.fromkeys(one.page.partition("/")[0] for one in things))
    assert pages[:2] == ["nha-truong", "hoi-dong"]
    assert pages[-3:] == ["loi-bao-cao", "van-ban", "gui"]
    assert things[0] == OpenThing("Chưa điền ký hiệu trường", "nha-truong", "dossier.yaml:school/code")
    words = [one.words for one in things]
    assert words.index("Chấm mục 2.4.3") < words.index("Thêm minh chứng cho mục 1.1")
    assert words[-2:] == ["Đóng gói hồ sơ để nộp", "Công bố kết quả"]


def test_of_a_finished_dossier_only_papers_are_left_and_then_nothing() -> None:
    assert {one.page.partition("/")[0] for one in _things(EXAMPLE, done=True)} == {"van-ban"}


def test_what_cannot_be_read_comes_first_and_nothing_is_said_of_what_it_holds(empty: Path) -> None:
    (empty / "dossier.yaml").write_text('school: {name: "A\n', "utf-8")
    things = _things(empty)
    assert things[0] == OpenThing("Tệp dossier.yaml không đọc được", "kiem-tra")
    assert not [one for one in things if one.page in {"nha-truong", "hoi-dong", "can-cu"}]


def test_what_came_from_last_year_waits_to_be_confirmed(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8") + "\nconfirmed: {head: false, council: false, bases: true}\n", "utf-8")
    waiting = [one for one in _things(example) if one.address.startswith("dossier.yaml:confirmed/")]
    assert [(one.page, one.address[-7:]) for one in waiting] == [("nha-truong", "ed/head"), ("hoi-dong", "council")]


def test_an_office_is_led_to_its_own_pages_in_words_that_name_no_file(example: Path, tmp_path: Path) -> None:
    home = tmp_path / "goi"
    (example / "review.yaml").unlink(missing_ok=True)
    shutil.copytree(example, home / "data")
    (home / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
    things = _things(home / "data")
    assert OpenThing("Mở đánh giá ngoài để ghi điểm của đoàn", "danh-gia-ngoai") in things
    assert not [one for one in things if ".yaml" in one.words]
