"""Which page a value is shown on."""

from __future__ import annotations

import pytest

from cdsdossier.web.pages import PAGES, find_page_of


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("dossier.yaml:documents/bao-cao/date", "van-ban/bao-cao"),
        ("dossier.yaml:documents/bao-cao", "van-ban/bao-cao"),
        ("dossier.yaml:documents", "van-ban"),
        ("review.yaml:documents/giay-chung-nhan/date", "van-ban/giay-chung-nhan"),
        ("dossier.yaml:publish/0/file", "gui"),
        ("dossier.yaml:council/3/name", "hoi-dong"),
        ("dossier.yaml:waivers/0/rule", "nha-truong"),
        ("khac.yaml:", ""),
    ],
)
def test_the_page_that_fills_a_value_in(address: str, page: str) -> None:
    assert find_page_of(address) == page


def test_every_page_says_what_it_is_called() -> None:
    assert all(kind.title for kind in PAGES.values())
