"""AES, decrypting only, for the few kilobytes of an Office file that Excel opens by itself. FIPS 197.

Nothing here is secret: the one password that is tried is known to everybody.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

_BLOCK = 16
#: Where each byte of a block comes from when the rows are shifted back.
_ROWS_BACK = [(at - at % 4 * 4) % _BLOCK for at in range(_BLOCK)]


def decrypt_blocks(key: bytes, data: bytes, start: bytes = b"") -> bytes:
    """Return whole blocks of data decrypted; with ``start`` each depends on the one before (CBC)."""
    keys = _round_keys(key)
    out, before = bytearray(), start[:_BLOCK].ljust(_BLOCK, b"\0")
    for at in range(0, len(data) - _BLOCK + 1, _BLOCK):
        block = data[at : at + _BLOCK]
        plain = _decrypt(keys, block)
        out += _xor(plain, before) if start else plain
        before = block
    return bytes(out)


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(_BLOCK, "big")


def _times(value: int, by: int) -> int:
    """Multiply in the field of 256 elements."""
    product = 0
    while by:
        product ^= value if by & 1 else 0
        value = value << 1 ^ (0x11B if value & 0x80 else 0)
        by >>= 1
    return product


@lru_cache(maxsize=1)
def _tables() -> tuple[bytes, bytes, list[list[int]]]:
    """Return the substitution, its inverse, and for each row what a byte adds to a column that is mixed back."""
    box = bytearray(256)
    value = inverse = 1
    while True:  # 3 generates all elements but 0; 0xF6 is its inverse
        value, inverse = _times(value, 3), _times(inverse, 0xF6)
        turned = inverse | inverse << 8
        box[value] = 0x63 ^ (inverse ^ turned >> 4 ^ turned >> 5 ^ turned >> 6 ^ turned >> 7) & 0xFF
        if value == 1:
            break
    box[0] = 0x63
    back = bytes(box.index(value) for value in range(256))
    mixed = [int.from_bytes(bytes(_times(value, by) for by in (14, 9, 13, 11)), "big") for value in back]
    turns = [[one >> turn | one << 32 - turn & 0xFFFFFFFF for one in mixed] for turn in (0, 8, 16, 24)]
    return bytes(box), back, turns


@lru_cache(maxsize=4)
def _round_keys(key: bytes) -> list[Sequence[int]]:
    """Return the keys of all rounds, last first, for the inverse in which a round's steps keep their order."""
    box, _, (first, second, third, fourth) = _tables()
    length, rounds = len(key) // 4, len(key) // 4 + 6
    words, constant = list(struct.unpack(f">{length}I", key)), 1
    for number in range(length, 4 * rounds + 4):
        word = words[-1]
        if number % length == 0:
            word = _substituted(box, word << 8 & 0xFFFFFFFF | word >> 24) ^ constant << 24
            constant = _times(constant, 2)
        elif length > 6 and number % length == 4:
            word = _substituted(box, word)
        words.append(words[-length] ^ word)
    for at in range(4, 4 * rounds):
        a, b, c, d = (box[byte] for byte in words[at].to_bytes(4, "big"))
        words[at] = first[a] ^ second[b] ^ third[c] ^ fourth[d]
    return [words[at : at + 4] for at in range(4 * rounds, -1, -4)]


def _substituted(box: bytes, word: int) -> int:
    return int.from_bytes(word.to_bytes(4, "big").translate(box), "big")


def _decrypt(keys: list[Sequence[int]], block: bytes) -> bytes:
    _, back, (first, second, third, fourth) = _tables()
    a, b, c, d = (word ^ key for word, key in zip(struct.unpack(">4I", block), keys[0], strict=True))
    for p, q, r, s in keys[1:-1]:
        a, b, c, d = (
            first[a >> 24] ^ second[d >> 16 & 255] ^ third[c >> 8 & 255] ^ fourth[b & 255] ^ p,
            first[b >> 24] ^ second[a >> 16 & 255] ^ third[d >> 8 & 255] ^ fourth[c & 255] ^ q,
            first[c >> 24] ^ second[b >> 16 & 255] ^ third[a >> 8 & 255] ^ fourth[d & 255] ^ r,
            first[d >> 24] ^ second[c >> 16 & 255] ^ third[b >> 8 & 255] ^ fourth[a & 255] ^ s,
        )
    shifted = struct.pack(">4I", a, b, c, d).translate(back)
    moved = bytes([shifted[at] for at in _ROWS_BACK])
    return _xor(moved, struct.pack(">4I", *keys[-1]))
