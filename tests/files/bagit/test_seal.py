"""The seal: one changed byte of a zip breaks it, and a zip without one has none to break."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from cdsdossier.files.bagit.seal import SEAL_PLACEHOLDER, is_sealed, read_seal, write_seal


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "a.zip"
    path.write_bytes(b"noi dung " * 1000 + SEAL_PLACEHOLDER)
    with path.open("r+b") as file:
        assert write_seal(file) == hashlib.sha256(path.read_bytes()).hexdigest()
    return path


def test_a_sealed_file_is_whole_until_a_byte_changes(sealed: Path) -> None:
    data = sealed.read_bytes()

    assert read_seal(io.BytesIO(data)).broken is False
    assert read_seal(io.BytesIO(data)).sha256 == hashlib.sha256(data).hexdigest()
    for at in (0, 4000, len(data) - len(SEAL_PLACEHOLDER) - 1):
        changed = bytearray(data)
        changed[at] ^= 1
        assert read_seal(io.BytesIO(changed)).broken is True


def test_a_seal_that_says_another_digest_is_broken(sealed: Path) -> None:
    data = sealed.read_bytes()

    assert read_seal(io.BytesIO(data[:-64] + b"0" * 64)).broken is True
    assert read_seal(io.BytesIO(data[1:])).broken is True


@pytest.mark.parametrize("data", [b"", b"ngan", b"x" * 500, b"x" * 99 + SEAL_PLACEHOLDER[:-1] + b"z"])
def test_what_was_never_sealed_has_no_seal(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)

    assert read_seal(io.BytesIO(data)).broken is None
    assert read_seal(io.BytesIO(data)).sha256 == hashlib.sha256(data).hexdigest()
    assert not is_sealed(tmp_path / "a.zip")


def test_a_file_with_a_seal_is_known_even_when_it_is_broken(sealed: Path) -> None:
    sealed.write_bytes(b"khac" + sealed.read_bytes())

    assert is_sealed(sealed)
    assert not is_sealed(sealed.parent / "khong-co.zip")
