"""The pages of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import site_of

from cdsdossier.web.context import NoSuchPage
from cdsdossier.web.frame import show_page


def test_every_document_has_a_page_with_what_it_prints(example: Path) -> None:
    site = site_of(example, writes=True)
    assert 'href="/van-ban/bien-ban-tu-danh-gia"' in show_page(site, "van-ban")
    minutes, notice = (show_page(site, "van-ban", one) for one in ("bien-ban-tu-danh-gia", "thong-bao-ket-qua"))
    assert "Số tán thành" in minutes
    assert "Niêm yết đến ngày" in notice
    assert "Số tán thành" not in notice
    with pytest.raises(NoSuchPage):
        show_page(site, "van-ban", "khong-co")


def test_to_look_at_there_is_nothing_to_press(example: Path) -> None:
    page = show_page(site_of(example), "van-ban")
    assert "<form" not in page
    assert "cdsdossier render" in page
