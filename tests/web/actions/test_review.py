"""The external assessment through the request handlers: begun, concluded, agreed, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.reviewmaker import receive
from support.served import ask, send_form, served, site_of

from cdsdossier.web import Endpoint
from cdsdossier.web.site import Site
from cdsdossier.workflows.value_edits import digest_text

PAGE = {"trang": "danh-gia-ngoai", "nguoi-xet": "N.V.A."}
AGREE = "review.yaml:scores/1.3.1/agree"


@pytest.fixture
def site(example: Path, tmp_path: Path) -> Site:
    """Return the pages of the example as an office received it."""
    return site_of(receive(example, tmp_path / "nhan"), writes=True)


@pytest.fixture
def filling(site: Site) -> Iterator[Endpoint]:
    """Serve them."""
    with served(site.folder, site) as place:
        yield place


def test_from_opening_to_agreeing(filling: Endpoint, site: Site) -> None:
    before = {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}
    assert "Chưa mở đánh giá ngoài" in ask(filling, "danh-gia-ngoai").body
    assert send_form(filling, site.key, "mo-danh-gia", PAGE | {"co-quan": "UBND xã A"}).status == 303
    assert "Chưa mở đánh giá ngoài" not in ask(filling, "danh-gia-ngoai").body
    review = site.office_folder / "review.yaml"
    assert "UBND xã A" in review.read_text("utf-8")
    edits = PAGE | {f"v:{AGREE}": "true", f"t:{AGREE}": digest_text("")}
    assert send_form(filling, site.key, "ket-luan", edits).status == 303
    assert send_form(filling, site.key, "dong-y", [*PAGE.items(), ("dong-y", "1.3.2"), ("dong-y", "1.4")]).status == 303
    written = review.read_text("utf-8")
    assert written.count("by: N.V.A.") == 3
    assert ask(filling, "danh-gia-ngoai").status == 200
    assert before == {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}


def test_nothing_is_concluded_without_a_name_nor_outside_the_review(filling: Endpoint, site: Site) -> None:
    send_form(filling, site.key, "mo-danh-gia", PAGE | {"co-quan": "UBND xã A"})
    edits = {f"v:{AGREE}": "true", f"t:{AGREE}": digest_text(""), "trang": "danh-gia-ngoai"}
    assert "Chưa điền tên người xét" in send_form(filling, site.key, "ket-luan", edits).body
    name = "dossier.yaml:school/name"
    strange = PAGE | {f"v:{name}": "X", f"t:{name}": digest_text("Trường THCS Quyết Tiến")}
    assert send_form(filling, site.key, "ket-luan", strange).status == 409
    assert send_form(filling, site.key, "luu", strange).status == 409
