"""The page of the external assessment."""

from __future__ import annotations

from pathlib import Path

from support.reviewmaker import receive
from support.served import site_of

from cdsdossier.web.frame import show_page


def test_a_received_dossier_offers_to_begin_and_its_own_files_take_nothing(example: Path, tmp_path: Path) -> None:
    site = site_of(receive(example, tmp_path / "nhan"), writes=True)
    page = show_page(site, "danh-gia-ngoai")
    assert 'action="/lam/mo-danh-gia"' in page
    assert "<input" not in show_page(site, "nha-truong").split("<main")[1].split("</main>")[0]
    assert '<a href="/danh-gia-ngoai"' in page


def test_a_dossier_of_a_school_has_no_link_to_it(example: Path) -> None:
    (example / "review.yaml").unlink(missing_ok=True)
    assert '<a href="/danh-gia-ngoai"' not in show_page(site_of(example, writes=True), "")
