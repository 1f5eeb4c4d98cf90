"""The page before a dossier is open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.asgi import call, guarded, send
from support.reviewmaker import receive
from support.served import reader_of, site_of

from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import start
from cdsdossier.web.context import NoSuchPage
from cdsdossier.web.frame import show_page
from cdsdossier.web.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(
        None, ShellContext(), writes=True, opener=lambda root: (reader_of(root), ShellContext()), place=tmp_path
    )


def test_every_address_shows_it_and_forms_of_a_dossier_are_refused(site: Site) -> None:
    app = guarded(site)
    for path in ("/", "/nha-truong", "/bat-dau", "/muc/1.3.1"):
        assert "Bắt đầu một năm học" in call(app, path).body
    refused = send(site, "luu", {"v:dossier.yaml:school/name": "x", "trang": "nha-truong"})
    assert refused.status == 409
    assert "Chưa mở hồ sơ nào" in refused.body


def test_every_box_has_a_label_of_its_own(site: Site) -> None:
    page = show_page(site, "")
    ids = re.findall(r'<(?:input|select)(?![^>]*type="hidden")[^>]* id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > 15
    assert sorted(ids) == sorted(re.findall(r'<label for="([^"]+)"', page))
    assert str(site.place) in page


def test_a_received_package_is_remembered_by_its_own_name(
    example: Path, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = receive(example, tmp_path / "nhan")
    monkeypatch.setattr(start, "list_recent_folders", lambda: [payload])
    page = show_page(site, "")
    assert "Mở data" not in page
    assert str(tmp_path / "nhan") in page


def test_pages_that_only_show_have_no_such_page(example: Path) -> None:
    with pytest.raises(NoSuchPage):
        show_page(site_of(example), "bat-dau")
    assert "/bat-dau" not in show_page(site_of(example), "")
