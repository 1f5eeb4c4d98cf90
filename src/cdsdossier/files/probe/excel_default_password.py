"""Old Excel files that are encrypted but open without asking: Excel knows the password.

Excel up to 2003 encrypts a workbook whose structure is protected by the password VelvetSweatshop and opens it by that
itself. Such a form is no locked file. [MS-XLS] FilePass; [MS-OFFCRYPTO] 2.3.5.2, 2.3.6.2, 2.3.7.1.
"""

from __future__ import annotations

import struct

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - everybody knows it
#: What the oldest method stores as this password's check (16 bits, not a secret).
_DEFAULT_CHECK = 0x9A0A


def opens_with_default_password(record: bytes, password: str = DEFAULT_PASSWORD) -> bool:
    """Return whether the body of a FILEPASS record belongs to the password that Excel tries by itself."""
    try:
        if len(record) == 4:  # Excel 5 and 95 know one method only, and do not name it
            return record[2:] == struct.pack("<H", _DEFAULT_CHECK)
        method, major, minor = struct.unpack_from("<HHH", record)
        if method == 0:
            return int(minor) == _DEFAULT_CHECK  # here the two numbers are a key and the check
        if (major, minor) == (1, 1):
            return _old(record[6:22], record[22:38], record[38:54], password)
        return minor == 2 and _newer(record, password)
    except struct.error:
        return False


def _old(salt: bytes, check: bytes, digest: bytes, password: str) -> bool:
    from hashlib import md5

    first = md5(password.encode("utf-16-le"), usedforsecurity=False).digest()[:5]
    second = md5((first + salt) * 16, usedforsecurity=False).digest()[:5]
    key = md5(second + bytes(4), usedforsecurity=False).digest()
    plain = rc4(key, check + digest)
    return len(digest) == 16 and md5(plain[:16], usedforsecurity=False).digest() == plain[16:]


def _newer(record: bytes, password: str) -> bool:
    from hashlib import sha1

    (length,) = struct.unpack_from("<I", record, 10)
    (bits,) = struct.unpack_from("<I", record, 14 + 16)
    at = 14 + min(length, 1000) + 4
    salt, check, digest = record[at : at + 16], record[at + 16 : at + 32], record[at + 36 : at + 56]
    base = sha1(salt + password.encode("utf-16-le"), usedforsecurity=False).digest()
    key = sha1(base + bytes(4), usedforsecurity=False).digest()[: (bits or 40) // 8]
    plain = rc4(key.ljust(16, b"\0") if len(key) == 5 else key, check + digest)
    return len(digest) == 20 and sha1(plain[:16], usedforsecurity=False).digest() == plain[16:]


def rc4(key: bytes, data: bytes) -> bytes:
    """Return data under the RC4 cipher, which undoes itself; an empty key gives the data back."""
    if not key:
        return data
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
