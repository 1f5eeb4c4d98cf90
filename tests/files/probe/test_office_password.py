"""Workbooks of today that Excel opens by itself: told from locked ones, and read, against a tool for such files."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import evidencemaker as made
from support.lockmaker import EXCELS_OWN, locked_package, small_workbook

from cdsdossier.files.probe.office_password import UntriedPassword, decrypt_package, find_package_key
from cdsdossier.files.probe.reading import Effort, ReadAt

PLAIN = small_workbook()


def reader(data: bytes) -> ReadAt:
    return lambda at, count: data[at : at + count]


def test_a_workbook_that_excel_opens_by_itself_is_read() -> None:
    read = reader(locked_package(PLAIN, EXCELS_OWN))
    key = find_package_key(read, Effort())

    assert key is not None
    assert decrypt_package(read, key, 1_000_000) == PLAIN
    assert decrypt_package(read, key, len(PLAIN) - 1) is None


def test_one_with_a_password_of_somebody_s_own_is_locked() -> None:
    assert find_package_key(reader(locked_package(PLAIN, "mk")), Effort()) is None


def test_without_effort_left_it_is_not_tried() -> None:
    with pytest.raises(UntriedPassword):
        find_package_key(reader(locked_package(PLAIN, EXCELS_OWN)), Effort(1000))


def standard(password: str) -> bytes:
    """Return a package as Excel 2007 encrypts it, by another library's AES."""
    from hashlib import sha1

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    salt, check = bytes(range(16)), b"0123456789abcdef"
    value = sha1(salt + password.encode("utf-16-le")).digest()  # noqa: S324 - the format's own digest
    for number in range(50_000):
        value = sha1(struct.pack("<I", number) + value).digest()  # noqa: S324 - as above
    value = sha1(value + bytes(4)).digest()  # noqa: S324 - as above
    padded = [bytes(a ^ b for a, b in zip(value.ljust(64, b"\0"), bytes([pad]) * 64, strict=True)) for pad in (54, 92)]
    key = b"".join(sha1(one).digest() for one in padded)[:16]  # noqa: S324 - as above
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - as above
    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES\0".encode("utf-16-le")
    verifier = struct.pack("<I", 16) + salt + cipher.update(check) + struct.pack("<I", 20)
    verifier += cipher.update(sha1(check).digest().ljust(32, b"\0"))  # noqa: S324 - as above
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + verifier
    package = struct.pack("<Q", len(PLAIN)) + cipher.update(PLAIN.ljust(-(-len(PLAIN) // 16) * 16, b"\0"))
    return made.ole2({"EncryptionInfo": info, "EncryptedPackage": package})


def test_a_workbook_of_excel_2007_is_read_too() -> None:
    read = reader(standard(EXCELS_OWN))
    key = find_package_key(read, Effort())

    assert key is not None
    assert decrypt_package(read, key, 1_000_000) == PLAIN
    assert find_package_key(reader(standard("mk")), Effort()) is None


def test_a_way_that_is_not_known_is_no_key() -> None:
    described = b'<encryption><keyData cipherAlgorithm="DES"/><p:encryptedKey spinCount="9"/></encryption>'
    for info in (bytes(100), struct.pack("<HHI", 4, 4, 64) + described, struct.pack("<HHI", 3, 2, 36) + bytes(90), b""):
        package = made.ole2({"EncryptionInfo": info, "EncryptedPackage": bytes(6000)})
        assert find_package_key(reader(package), Effort()) is None


@given(st.integers(1500, 6000), st.binary(min_size=1, max_size=6))
def test_no_damage_is_a_crash_or_much_work(at: int, noise: bytes) -> None:
    data = locked_package(PLAIN, "mk")
    damaged = data[:at] + noise + data[at + len(noise) :]
    with suppress(UntriedPassword):
        assert find_package_key(reader(damaged), Effort(100)) is None
