"""MP3: a missing end, by what the first frame says of all of them; near misses are whole."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.probe.mp3 import mp3_is_cut, starts_as_mp3

STEREO, MONO = b"\xff\xfb\x90\x00", b"\xff\xfb\x90\xc4"  # 128 kbit/s at 44.1 kHz: 417 bytes


def frame(head: bytes = STEREO, length: int = 417, about: bytes = b"") -> bytes:
    return (head + about).ljust(length, b"\x55")


def sound(
    frames: int = 60, *, mark: bytes = b"Xing", flags: int = 3, tag: int = -1, behind: bytes = b"", also: int = 0
) -> bytes:
    """Return a sound whose first frame says how long it is, ``also`` counting bytes that are not there."""
    bytes_ = 417 * (frames + 1) + also
    if mark == b"VBRI":
        about = bytes(32) + mark + struct.pack(">HHHII", 1, 0, 75, bytes_, frames)
    else:
        counts = struct.pack(">I", frames) * (flags & 1) + struct.pack(">I", bytes_) * (flags >> 1 & 1)
        about = bytes(32) + mark + struct.pack(">I", flags) + counts
    before = id3(tag) if tag >= 0 else b""
    return before + frame(about=about) + frame() * frames + behind


def id3(length: int, *, foot: bool = False) -> bytes:
    digits = bytes(length >> 7 * place & 0x7F for place in (3, 2, 1, 0))
    head = b"ID3\4\0" + (b"\x10" if foot else b"\0") + digits
    return head + bytes(length) + (b"3DI" + head[3:] if foot else b"")


def cut(data: bytes) -> bool:
    return mp3_is_cut(lambda at, count: data[at : at + count], len(data))


ID3V1, APE = b"TAG" + bytes(125), b"x" * 400 + b"APETAGEX" + bytes(24)
WHOLE = {
    "of one rate": sound(mark=b"Info", tag=50),
    "of changing rate": sound(tag=50) + frame(b"\xff\xfb\xb0\x00", 626) * 3,
    "its head states frames only": sound(flags=1)[:9000],
    "no head": frame() * 20 + frame()[:100],
    "no head, behind a tag": id3(300) + frame() * 20 + frame()[:100],
    "a tag behind it": sound(behind=ID3V1),
    "two tags behind it": sound(behind=APE + ID3V1),
    "a tag that was counted and taken off": sound(also=128),
    "a tag before it that was counted": sound(tag=9000, also=9010),
    "zeros between tag and sound": id3(20) + bytes(900) + sound(),
    "a tag with a foot": id3(20, foot=True) + sound(),
    "two tags before it": id3(20) + id3(40) + sound(),
    "shortened at a frame by a program that left the head": sound()[: 417 * 30],
    "shortened, with a new tag": sound()[: 417 * 30 + 9] + ID3V1,
    "a tag whose length is no such number": b"ID3\3\0\0\0\0\xff\xff" + sound(),
    "something else behind the tag": id3(30) + b"x" * 900,
    "a tag alone": id3(900),
}
CUT = {
    "of one rate": sound(mark=b"Info", tag=50)[:-1000],
    "of changing rate": sound()[:-500],
    "of mono": frame(MONO, about=bytes(17) + b"Xing" + struct.pack(">III", 3, 60, 417 * 61))
    + frame(MONO) * 9
    + b"\xff",
    "by another encoder": sound(mark=b"VBRI", tag=9)[:-1000],
    "a tag behind it, gone as well": sound(behind=APE + ID3V1)[:-1500],
    "inside its picture": id3(90_000)[:40_000],
    "with zeros for sound": sound()[:417] + bytes(5000),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_one_is_not_cut(name: str) -> None:
    assert not cut(WHOLE[name])


@pytest.mark.parametrize("name", CUT)
def test_a_missing_end_is_told(name: str) -> None:
    assert cut(CUT[name])


@given(st.integers(0, 3000), st.binary(max_size=60))
def test_any_bytes_are_judged(at: int, noise: bytes) -> None:
    data = sound(6, tag=20)
    assert cut(data[:at] + noise + data[at + 5 :]) in {True, False}


def test_a_sound_without_a_tag_is_known_by_its_first_frame() -> None:
    assert starts_as_mp3(sound())
    assert starts_as_mp3(sound(mark=b"VBRI"))
    for other in (frame(), b"\xff\xfe" + "Xing Info".encode("utf-16-le"), b"\xff\xd8\xff\xe0" + bytes(30) + b"Info"):
        assert not starts_as_mp3(other)
