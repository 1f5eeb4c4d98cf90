"""The pages of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import site_of

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import list_document_states
from cdsdossier.web.context import NoSuchPage
from cdsdossier.web.frame import show_page


def test_every_document_has_a_page_with_what_it_prints(example: Path) -> None:
    site = site_of(example, writes=True)
    assert 'href="/van-ban/bien-ban-tu-danh-gia"' in show_page(site, "van-ban")
    minutes, notice = (show_page(site, "van-ban", one) for one in ("bien-ban-tu-danh-gia", "thong-bao-ket-qua"))
    assert "Số tán thành" in minutes
    assert "Niêm yết đến ngày" in notice
    assert "Số tán thành" not in notice
    assert "Số có mặt" not in notice
    with pytest.raises(NoSuchPage):
        show_page(site, "van-ban", "khong-co")


def test_to_look_at_there_is_nothing_to_press(example: Path) -> None:
    page = show_page(site_of(example), "van-ban")
    assert "<form" not in page
    assert "cdsdossier render" in page


def test_what_an_official_version_lacks_is_a_click_away(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("bao-cao: {number: 15, date: 2024-05-06}", "bao-cao: {}"), "utf-8")
    site = site_of(example, "2024-06-30", writes=True)
    page = show_page(site, "van-ban", "bao-cao")
    assert 'href="/van-ban/bao-cao#o-dossier-yaml-documents-bao-cao-date"' in page
    assert 'href="/van-ban/bao-cao#o-dossier-yaml-documents-bao-cao-date"' in show_page(site, "van-ban", "to-trinh")
    assert "Đủ điều kiện" in show_page(site, "van-ban", "ke-hoach")


def test_overwriting_is_offered_only_where_something_is_held_back(example: Path) -> None:
    site = site_of(example, "2024-06-30", writes=True)
    assert 'name="ghi-de"' not in show_page(site, "van-ban", "bao-cao")
    (example / "output").mkdir(exist_ok=True)
    folders = OutputFolders.of(example)
    (entry,) = (one.entry for one in list_document_states(site.assessment(), folders) if one.entry.id == "bao-cao")
    folders.file(entry, "docx").write_bytes(b"sua tay")
    assert 'name="ghi-de"' in show_page(site, "van-ban", "bao-cao")


def test_what_check_says_of_a_document_stands_on_its_page(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("date: 2024-05-06}", "date: 2024-08-06}", 1), "utf-8")
    page = show_page(site_of(example, "2024-06-30", writes=True), "van-ban", "bao-cao")
    assert "nằm ngoài năm học" in page
