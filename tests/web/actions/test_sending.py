"""Handing in and publishing through the actions."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.datastructures import FormData
from support.served import site_of

from cdsdossier.errors import CdsError
from cdsdossier.web.actions.sending import ACTIONS, hand_package, show_public_page
from cdsdossier.web.body import SentForm

DAY = "2024-06-30"


def _form(fields: Mapping[str, str]) -> SentForm:
    return SentForm(FormData([*fields.items(), ("trang", "gui")]))


def test_the_package_lies_beside_the_dossier_and_is_made_once(example: Path) -> None:
    site = site_of(example, DAY, writes=True)
    ACTIONS["dong-goi"](site, _form({}))
    assert "Đã đóng gói hồ sơ, lần gửi 1" in site.take_notes()[0].words
    packages = list(example.parent.glob("*.zip"))
    assert len(packages) == 1
    ACTIONS["dong-goi"](site, _form({}))
    assert "không đóng gói lại" in site.take_notes()[0].words
    assert list(example.parent.glob("*.zip")) == packages


def test_the_public_page_lies_in_a_folder_of_its_own(example: Path) -> None:
    site = site_of(example, DAY, writes=True)
    ACTIONS["cong-bo"](site, _form({"noi-cong-bo": site.public_folder}))
    assert (example.parent / site.public_folder / "index.html").is_file()


def test_a_package_can_be_fetched_while_it_is_the_one_that_was_sent(example: Path) -> None:
    site = site_of(example, DAY, writes=True)
    assert hand_package(site, "1") is None
    ACTIONS["dong-goi"](site, _form({}))
    (package,) = example.parent.glob("*.zip")
    answer = hand_package(site, "1")
    assert answer is not None
    assert package.name in answer.headers["content-disposition"]
    package.write_bytes(b"another")
    assert all(hand_package(site, name) is None for name in ("1", "2", "-1", "x", "../1"))


def test_nothing_is_put_into_a_package_that_was_unpacked(example: Path, tmp_path: Path) -> None:
    top = tmp_path / "nhan" / "goi"
    shutil.copytree(example, top / "data")
    (top / "bagit.txt").write_text("BagIt-Version: 1.0\n", "utf-8")
    site = site_of(top / "data", DAY, writes=True)
    ACTIONS["dong-goi"](site, _form({"nhap": "1"}))
    assert sorted(one.name for one in top.iterdir()) == ["bagit.txt", "data"]
    assert len(list(top.parent.glob("*-nhap.zip"))) == 1
    with pytest.raises(CdsError):
        ACTIONS["cong-bo"](site, _form({"noi-cong-bo": "cong-bo"}))


def test_the_public_page_can_be_looked_at_before_it_is_written(example: Path) -> None:
    answer = show_public_page(site_of(example, DAY, writes=True), "xem")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "Trường".encode() in bytes(answer.body)


@pytest.mark.parametrize("place", ["", "khong/co/dau", "2023-2024/cong-bo", ".", "a\0b"])
def test_a_place_that_is_none_is_refused(example: Path, place: str) -> None:
    with pytest.raises(CdsError):
        ACTIONS["cong-bo"](site_of(example, DAY, writes=True), _form({"noi-cong-bo": place}))
