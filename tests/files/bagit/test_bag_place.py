"""A zip holds one package, at any depth; none, several, and one still zipped are told apart."""

from __future__ import annotations

import pytest

from cdsdossier.files.bagit.bag_place import find_bag_top
from cdsdossier.files.bagit.sources import UnreadableBag


@pytest.mark.parametrize(
    ("paths", "top"),
    [
        (["bagit.txt", "data/a"], ""),
        (["a/bagit.txt", "b/x"], "a/"),
        (["a/b c/bagit.txt", "a/b c/data/bagit.txt"], "a/b c/"),
        (["a/bagit.txt", "__MACOSX/a/bagit.txt"], "a/"),
    ],
)
def test_the_outermost_package_is_the_one(paths: list[str], top: str) -> None:
    assert find_bag_top(paths) == top


@pytest.mark.parametrize(
    ("paths", "why"),
    [
        (["anh/1.jpg"], r"không có bagit\.txt"),
        (["gui/ho-so.ZIP", "doc.txt"], "zip trong zip"),
        (["a/bagit.txt", "b/bagit.txt"], "có 2 gói"),
    ],
)
def test_what_is_no_single_package_has_its_reason(paths: list[str], why: str) -> None:
    with pytest.raises(UnreadableBag, match=why):
        find_bag_top(paths)
