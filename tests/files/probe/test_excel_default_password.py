"""Workbooks that Excel opens by a password of its own are not locked."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import evidencemaker as made

from cdsdossier.files.probe.excel_default_password import opens_with_default_password, rc4
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.probe import probe_all

SALT = bytes(range(16))
#: A file's own numbers for the password “password1”, from a public tool's documentation.
KNOWN = struct.pack("<HHH", 1, 1, 1) + bytes.fromhex(
    "e8772c1d91c56a37964761b280183217c9e997d454973d310bb1ba701426837eb1de178f07e989c44dae5e4cf96ac407"
)


def old(password: str) -> bytes:
    """Return a FILEPASS record of Excel 97 for a password."""
    first = hashlib.md5(password.encode("utf-16-le")).digest()[:5]  # noqa: S324 - the format's own digest
    second = hashlib.md5((first + SALT) * 16).digest()[:5]  # noqa: S324 - as above
    key = hashlib.md5(second + bytes(4)).digest()  # noqa: S324 - as above
    check = b"0123456789abcdef"
    return struct.pack("<HHH", 1, 1, 1) + SALT + rc4(key, check + hashlib.md5(check).digest())  # noqa: S324 - as above


def newer(password: str, bits: int) -> bytes:
    """Return a FILEPASS record of Excel 2002 and 2003 for a password."""
    base = hashlib.sha1(SALT + password.encode("utf-16-le")).digest()  # noqa: S324 - the format's own digest
    key = hashlib.sha1(base + bytes(4)).digest()[: bits // 8]  # noqa: S324 - as above
    check = b"0123456789abcdef"
    both = rc4(key.ljust(16, b"\0") if bits == 40 else key, check + hashlib.sha1(check).digest())  # noqa: S324 - as above
    header = struct.pack("<IIIIIIII", 4, 0, 0x6801, 0x8004, bits, 1, 0, 0) + "RC4\0".encode("utf-16-le")
    verifier = struct.pack("<I", 16) + SALT + both[:16] + struct.pack("<I", 20) + both[16:]
    return struct.pack("<HHHII", 1, 2, 2, 4, len(header)) + header + verifier


DEFAULT = {
    "Excel 95": struct.pack("<HH", 0xAAAA, 0x9A0A),
    "xor": struct.pack("<HHH", 0, 0xAAAA, 0x9A0A),
    "rc4": old("VelvetSweatshop"),
    "rc4, 40 bits": newer("VelvetSweatshop", 40),
    "rc4, 128 bits": newer("VelvetSweatshop", 128),
}
OTHER = {
    "Excel 95": struct.pack("<HH", 0x9A0A, 0x1234),
    "xor": struct.pack("<HHH", 0, 1, 2),
    "rc4": old("mk"),
    "rc4, 40 bits": newer("mk", 40),
    "128": newer("mk", 128),
}


def test_rc4_gives_what_it_is_known_to_give() -> None:
    assert rc4(b"Key", b"Plaintext").hex() == "bbf316e8d940af0ad3"


def test_a_known_record_opens_by_its_password() -> None:
    assert opens_with_default_password(KNOWN, "password1")
    assert not opens_with_default_password(KNOWN)


@pytest.mark.parametrize("method", DEFAULT)
def test_a_protected_form_is_not_locked(method: str, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(made.xls(filepass=DEFAULT[method]))

    assert probe_all([(str(tmp_path / "a.xls"), 9000)])[0].fault is FileFault.NONE


@pytest.mark.parametrize("method", OTHER)
def test_a_password_of_somebody_s_own_is_one(method: str, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(made.xls(filepass=OTHER[method]))

    assert probe_all([(str(tmp_path / "a.xls"), 9000)])[0].fault is FileFault.LOCKED


@given(st.binary(max_size=300))
def test_no_record_whatever_is_a_crash(record: bytes) -> None:
    assert opens_with_default_password(record) in {True, False}
    assert opens_with_default_password(b"\x01\0\x02\0\x02\0" + record) is False
