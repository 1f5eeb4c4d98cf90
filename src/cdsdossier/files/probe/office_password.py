"""Excel files of today that are encrypted but open without asking, and what they hold: Excel tries one password itself.

A workbook whose structure is protected is encrypted by the password VelvetSweatshop. [MS-OFFCRYPTO] 2.3.4.5–2.3.4.15.
"""

from __future__ import annotations

import hashlib
import re
import struct
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass

from cdsdossier.files.probe.aes import decrypt_blocks
from cdsdossier.files.probe.compound import CompoundFile, ShortFile
from cdsdossier.files.probe.excel_default_password import DEFAULT_PASSWORD
from cdsdossier.files.probe.reading import Effort, ReadAt

_MOST_INFO, _STANDARD_ROUNDS, _SEGMENT = 20_000, 50_000, 4096
_HASHES = {"SHA1", "SHA256", "SHA384", "SHA512", "MD5"}
_DATA = re.compile(rb"<(?:\w++:)?keyData\b([^<>]*+)")
_BY_PASSWORD = re.compile(rb"<(?:\w++:)?encryptedKey\b([^<>]*+)")
_ATTRIBUTE = re.compile(rb'(?<!\w)(\w++)="([^"]*+)"')
#: What is hashed behind the password for each use of a key.
_CHECK, _DIGEST, _KEY = (bytes.fromhex(one) for one in ("fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6"))


@dataclass(frozen=True, slots=True)
class PackageKey:
    """What decrypts a package: the key, and where each part starts anew from a salt, the salt and its hash."""

    key: bytes
    salt: bytes = b""
    hashed_by: str = ""


class UntriedPassword(Exception):
    """To try the password would take more work than is left."""


class _Unknown(Exception):
    """The package is encrypted in a way that is not known here."""


def find_package_key(read: ReadAt, effort: Effort) -> PackageKey | None:
    """Return what decrypts an Office file by the password that Excel tries; None where another one is needed.

    Raises UntriedPassword.
    """
    try:
        container = CompoundFile(read)
        info = container.content(container.streams()["ENCRYPTIONINFO"], _MOST_INFO)
        version = struct.unpack_from("<HH", info)
        if version == (4, 4):
            return _agile_key(info[8:], effort)
        return _standard_key(info, effort) if version[1] == 2 else None
    except (_Unknown, ShortFile, struct.error, KeyError, ValueError):
        return None


def decrypt_package(read: ReadAt, key: PackageKey, most: int) -> bytes | None:
    """Return the Office file inside; None where it has more than so many bytes, or less than it says."""
    try:
        container = CompoundFile(read)
        data = container.content(container.streams()["ENCRYPTEDPACKAGE"], most + 8 + _SEGMENT)
        (size,) = struct.unpack_from("<Q", data)
    except (ShortFile, struct.error, KeyError):
        return None
    if size > min(most, len(data) - 8):
        return None
    if not key.salt:
        return decrypt_blocks(key.key, data[8:])[:size]
    plain = bytearray()
    for number, at in enumerate(range(8, len(data), _SEGMENT)):
        start = hashlib.new(key.hashed_by, key.salt + struct.pack("<I", number)).digest()
        plain += decrypt_blocks(key.key, data[at : at + _SEGMENT], start)
    return bytes(plain[:size])


def _agile_key(described: bytes, effort: Effort) -> PackageKey | None:
    """Return the key of a package as Office writes it since 2010."""
    data, by_password = _attributes(described, _DATA), _attributes(described, _BY_PASSWORD)
    ways = {one[name] for one in (data, by_password) for name in ("cipherAlgorithm", "cipherChaining")}
    if ways != {b"AES", b"ChainingModeCBC"}:
        raise _Unknown
    name, salt = _hash_name(by_password), b64decode(by_password["saltValue"])
    base = _spun(name, salt, int(by_password["spinCount"]), effort)

    def opened(use: bytes, field: str) -> bytes:
        key = hashlib.new(name, base + use).digest().ljust(64, b"6")[: int(by_password["keyBits"]) // 8]
        return decrypt_blocks(key, b64decode(by_password[field]), salt)

    check = opened(_CHECK, "encryptedVerifierHashInput")[: len(salt)]
    digest = hashlib.new(name, check).digest()
    if opened(_DIGEST, "encryptedVerifierHashValue")[: len(digest)] != digest:
        return None
    key = opened(_KEY, "encryptedKeyValue")[: int(data["keyBits"]) // 8]
    return PackageKey(key, b64decode(data["saltValue"]), _hash_name(data))


def _standard_key(info: bytes, effort: Effort) -> PackageKey | None:
    """Return the key of a package as Office 2007 writes it."""
    (length,) = struct.unpack_from("<I", info, 8)
    bits = struct.unpack_from("<IIIII", info, 12)[4]
    at = 12 + min(length, _MOST_INFO) + 4
    salt, check, digest = info[at : at + 16], info[at + 16 : at + 32], info[at + 36 : at + 68]
    if len(digest) != 32 or bits not in {128, 192, 256}:
        raise _Unknown
    base = _sha1(_spun("SHA1", salt, _STANDARD_ROUNDS, effort) + bytes(4)).ljust(64, b"\0")
    key = b"".join(_sha1(bytes(one ^ pad for one in base)) for pad in (0x36, 0x5C))[: bits // 8]
    found = _sha1(decrypt_blocks(key, check))
    return PackageKey(key) if decrypt_blocks(key, digest)[:20] == found else None


def _sha1(data: bytes) -> bytes:
    return hashlib.sha1(data, usedforsecurity=False).digest()


def _spun(name: str, salt: bytes, rounds: int, effort: Effort) -> bytes:
    """Return the hash of the password, hashed so many times again."""
    if rounds < 0:
        raise _Unknown
    if not effort.spend(rounds):
        raise UntriedPassword
    new = getattr(hashlib, name.lower())
    value = new(salt + DEFAULT_PASSWORD.encode("utf-16-le")).digest()
    for number in range(rounds):
        value = new(number.to_bytes(4, "little") + value).digest()
    return bytes(value)


def _hash_name(attributes: Mapping[str, bytes]) -> str:
    name = attributes["hashAlgorithm"].decode("ascii", "replace").replace("-", "")
    if name not in _HASHES:
        raise _Unknown
    return name


def _attributes(described: bytes, tag: re.Pattern[bytes]) -> dict[str, bytes]:
    found = tag.search(described)
    if found is None:
        raise _Unknown
    return {name.decode(): value for name, value in _ATTRIBUTE.findall(found[1])}
