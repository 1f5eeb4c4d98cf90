"""What the manifests of a package promise, in whichever digests they are written."""

from __future__ import annotations

import pytest

from cdsdossier.files.bagit import IDENTITY_FILES
from cdsdossier.files.bagit.promises import (
    describe_unfit_lists,
    find_bag_lists,
    find_identity_file,
    read_bag_promises,
)

ONE, TWO = "1" * 64, "2" * 128


@pytest.mark.parametrize(
    ("papers", "words"),
    [
        ([], ""),
        (["manifest-sha256.txt", "tagmanifest-md5.txt"], ""),
        (["manifest-sha512.txt", "manifest-md5.txt"], ""),
        (["manifest-md5.txt", "manifest-sha1.txt"], "chỉ có mã kiểm md5, sha1"),
        (["manifest-sha256.txt", "manifest-crc32.txt"], "mã kiểm crc32"),
        (["Manifest-sha256.txt"], "mã kiểm Manifest-sha256.txt"),
    ],
)
def test_a_package_is_compared_where_one_list_of_its_payload_is_safe_and_all_are_known(
    papers: list[str], words: str
) -> None:
    told = describe_unfit_lists(find_bag_lists(["data/manifest-x.txt", "bagit.txt", *papers]))

    assert words in told
    assert bool(told) == bool(words)


def test_every_list_is_read_in_its_own_kind_of_digest() -> None:
    papers = {
        "manifest-sha256.txt": f"{ONE}  data/a\n".encode(),
        "manifest-sha512.txt": f"{TWO}  data/a\n{ONE}  data/b\n".encode(),
        "tagmanifest-sha512.txt": f"{TWO}  bagit.txt\n".encode(),
    }
    found = read_bag_promises(papers, ["data/a"])

    assert found.payload == {"sha256": {"data/a": ONE}, "sha512": {"data/a": TWO}}
    assert found.papers == {"sha512": {"bagit.txt": TWO}}
    assert found.faults["manifest-sha512.txt"] == ["dòng 2 không đúng mẫu"]
    assert found.paths == {"data/a", "bagit.txt"}
    assert found.codes == ("sha256", "sha512")


def test_a_package_is_known_by_the_list_that_this_program_writes_where_it_has_one() -> None:
    assert IDENTITY_FILES[0] == "manifest-sha256.txt"
    assert find_identity_file(["manifest-sha512.txt", "manifest-sha256.txt"]) == "manifest-sha256.txt"
    assert find_identity_file(["manifest-md5.txt", "manifest-sha512.txt"]) == "manifest-sha512.txt"
    assert find_identity_file(["manifest-md5.txt"]) == ""
