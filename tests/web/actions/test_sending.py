"""Handing in and publishing through the actions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.datastructures import FormData
from support.served import site_of

from cdsdossier.errors import CdsError
from cdsdossier.web.actions.sending import ACTIONS
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


@pytest.mark.parametrize("place", ["", "khong/co/dau", "2023-2024/cong-bo", ".", "a\0b"])
def test_a_place_that_is_none_is_refused(example: Path, place: str) -> None:
    with pytest.raises(CdsError):
        ACTIONS["cong-bo"](site_of(example, DAY, writes=True), _form({"noi-cong-bo": place}))
