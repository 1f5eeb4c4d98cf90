"""The files of a package before it is written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import bagit as bagit_python
import pytest

from cdsdossier.errors import Refused
from cdsdossier.files.bagit.payload import PayloadFile, SteadyFile, digest_payload, read_payload_digests
from cdsdossier.files.bagit.write import write_bag


def files(folder: Path) -> list[PayloadFile]:
    (folder / "a%b.txt").write_bytes(b"1")
    (folder / "lon.bin").write_bytes(b"x" * 200_000)
    return [PayloadFile("evidence/lon.bin", folder / "lon.bin"), PayloadFile("a%b.txt", folder / "a%b.txt")]


def test_the_digest_is_that_of_the_package_to_come(tmp_path: Path) -> None:
    payload = files(tmp_path)

    assert digest_payload(payload) == write_bag(tmp_path / "g.zip", "g", payload, []).digest
    assert digest_payload(list(reversed(payload))) == digest_payload(payload)
    (tmp_path / "lon.bin").write_bytes(b"y" * 200_000)
    assert digest_payload(payload) != write_bag(tmp_path / "h.zip", "h", payload[1:], []).digest


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    steady = SteadyFile.of(files(tmp_path)[0])
    with steady.open() as file:
        (tmp_path / "lon.bin").write_bytes(b"ngan")
        with pytest.raises(Refused, match="thay đổi trong lúc đóng gói"):
            list(steady.pieces(file))


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không đọc được “a”"):
        SteadyFile.of(PayloadFile("a", tmp_path / "a"))
    with pytest.raises(Refused, match="không phải tệp"):
        SteadyFile.of(PayloadFile("a", tmp_path))


@pytest.mark.parametrize("codes", [("sha256", "sha512"), ("sha512",)])
def test_a_payload_is_known_by_sha256_whatever_the_package_was_made_with(
    codes: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"aa")
    bagit_python.make_bag(str(tmp_path), checksums=list(codes))

    assert read_payload_digests(tmp_path) == {"sub/a.txt": hashlib.sha256(b"aa").hexdigest()}
