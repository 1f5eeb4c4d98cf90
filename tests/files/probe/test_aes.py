"""AES decrypts what FIPS 197 and SP 800-38A give as examples."""

from __future__ import annotations

import pytest

from cdsdossier.files.probe.aes import decrypt_blocks

PLAIN = bytes.fromhex("00112233445566778899aabbccddeeff")


@pytest.mark.parametrize(
    ("length", "cipher"),
    [
        (16, "69c4e0d86a7b0430d8cdb78070b4c55a"),
        (24, "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (32, "8ea2b7ca516745bfeafc49904b496089"),
    ],
)
def test_one_block_by_each_length_of_key(length: int, cipher: str) -> None:
    assert decrypt_blocks(bytes(range(length)), bytes.fromhex(cipher)) == PLAIN


def test_blocks_that_depend_on_the_one_before() -> None:
    key = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
    cipher = bytes.fromhex("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2")
    plain = bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")

    assert decrypt_blocks(key, cipher, bytes(range(16))) == plain
    assert decrypt_blocks(key, cipher[:-1], bytes(range(16))) == plain[:16]  # a block that is not whole is left out
