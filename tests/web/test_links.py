"""Where things are on the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.served import site_of

from cdsdossier.web.frame import show_page
from cdsdossier.web.links import find_full_page, make_link
from cdsdossier.web.pages import PAGES


@pytest.mark.parametrize(
    ("address", "row", "page"),
    [
        ("dossier.yaml:school/head/name", "", "nha-truong"),
        ("dossier.yaml:documents/bao-cao/number", "", "van-ban/bao-cao"),
        ("dossier.yaml:documents", "", "van-ban"),
        ("timeline.yaml:tasks/0/when", "", "lich"),
        ("", "", "kiem-tra"),
        ("indicator-set.yaml:groups/0", "", "kiem-tra"),
    ],
)
def test_each_value_has_its_page(address: str, row: str, page: str) -> None:
    assert find_full_page(address, row) == page


def test_a_row_has_its_page() -> None:
    page = "muc/1.3.1" if "muc" in PAGES else "diem"
    assert find_full_page("scores/1-day-hoc.yaml:scores/1.3.1/points") == find_full_page("", "1.3.1") == page


def test_every_page_that_fills_in_leads_on_and_says_how_much_is_left(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("code: THCSQT", "code:"), "utf-8")
    site = site_of(example, writes=True)
    for name in ("", "nha-truong", "hoi-dong", "lich", "van-ban", "gui", "kiem-tra"):
        end = show_page(site, name).split('id="tiep-theo"')[1].split("</section>")[0]
        assert re.search(r"Cả hồ sơ còn \d+ việc", end)
        assert 'Tiếp theo: <a href="/' in end
    assert make_link("nha-truong", "dossier.yaml:school/code") in show_page(site, "nha-truong")
    assert 'href="/nha-truong" aria-current="page">Nhà trường <span class="con-lai">' in show_page(site, "nha-truong")
    assert "tiep-theo" not in show_page(site_of(example), "")
