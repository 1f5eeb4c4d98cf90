"""Forms of values and items, through the request handlers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.served import ask, send_form, served, site_of

from cdsdossier.web import Endpoint
from cdsdossier.web.site import Site
from cdsdossier.workflows.value_edits import digest_text

NAME, STAFF = "dossier.yaml:school/name", "dossier.yaml:school/staff"


@pytest.fixture
def site(example: Path) -> Site:
    """Return the pages of a copy of the example, to fill in."""
    return site_of(example, writes=True)


@pytest.fixture
def filling(example: Path, site: Site) -> Iterator[Endpoint]:
    """Serve them."""
    with served(example, site) as place:
        yield place


def _save(place: Endpoint, site: Site, *boxes: tuple[str, str, str]) -> tuple[int, str]:
    fields = {"trang": "nha-truong"}
    for address, shown, typed in boxes:
        fields |= {f"v:{address}": typed, f"t:{address}": digest_text(shown)}
    answer = send_form(place, site.key, "luu", fields)
    return answer.status, answer.body


def test_saving_changes_one_value_and_a_step_back_restores_every_byte(
    filling: Endpoint, site: Site, example: Path
) -> None:
    before = (example / "dossier.yaml").read_bytes()
    assert _save(filling, site, (NAME, "Trường THCS Quyết Tiến", "Trường <b>"))[0] == 303
    after = (example / "dossier.yaml").read_text("utf-8")
    assert after == before.decode().replace("Trường THCS Quyết Tiến", '"Trường <b>"', 1)
    page = ask(filling, "nha-truong").body
    assert "Đã ghi 1 chỗ." in page
    assert "Trường &lt;b&gt;" in page
    assert send_form(filling, site.key, "lui", {"trang": "nha-truong"}).status == 303
    assert (example / "dossier.yaml").read_bytes() == before


def test_a_refused_value_stays_typed_with_the_sentence_beside_it(filling: Endpoint, site: Site) -> None:
    status, page = _save(filling, site, (STAFF, "42", "bốn mươi"), (NAME, "Trường THCS Quyết Tiến", "Trường B"))
    assert status in {409, 422}
    assert 'value="bốn mươi"' in page or "vừa được sửa" in page
    assert "không phải số nguyên" in page or status == 409


def test_a_value_that_was_changed_elsewhere_is_shown_beside_what_was_typed(filling: Endpoint, site: Site) -> None:
    status, page = _save(filling, site, (NAME, "Trường cũ", "Trường gõ"))
    assert status == 409
    assert "Trong tệp đang là “Trường THCS Quyết Tiến”" in page
    assert 'value="Trường gõ"' in page
    assert _save(filling, site, (NAME, "Trường THCS Quyết Tiến", "Trường gõ"))[0] == 303


def test_what_cannot_be_done_is_said_on_the_page(filling: Endpoint, site: Site) -> None:
    answer = send_form(filling, site.key, "bo", {"muc": "dossier.yaml:council/99", "dau": "x", "trang": "nha-truong"})
    assert answer.status == 409
    assert "vừa được sửa hoặc xóa ở nơi khác" in answer.body
