"""Videos, sounds, telephones' photos: a missing end, by the lengths of their parts; near misses are whole."""

from __future__ import annotations

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.probe.media import boxes_are_cut, riff_is_cut


def box(name: bytes, data: bytes = b"", *, length: int | None = None) -> bytes:
    return struct.pack(">I", 8 + len(data) if length is None else length) + name + data


def large_box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 1) + name + struct.pack(">Q", 16 + len(data)) + data


def cut(data: bytes) -> bool:
    return boxes_are_cut(lambda at, count: data[at : at + count], len(data))


FTYP, MOOV, MDAT = box(b"ftyp", b"isom\0\0\2\0isomiso2"), box(b"moov", bytes(900)), box(b"mdat", b"\x55" * 5000)
WHOLE = {
    "a table at the end": FTYP + MDAT + MOOV,
    "a table at the start": FTYP + MOOV + box(b"free", bytes(8)) + MDAT,
    "a last box to the end of the file": FTYP + MOOV + box(b"mdat", bytes(3000), length=0),
    "a length of 64 bits": FTYP + large_box(b"mdat", bytes(3000)) + MOOV,
    "bytes behind the last box": FTYP + MOOV + MDAT + b"SEFT1234567890" * 9,
    "a few bytes behind it": FTYP + MOOV + MDAT + bytes(3),
    "zeros behind it": FTYP + MOOV + MDAT + bytes(500),
    "in pieces": FTYP + MOOV + (box(b"moof", bytes(80)) + MDAT) * 40,
    "an old QuickTime film": box(b"wide") + MDAT + MOOV,
    "a photo": box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(700)) + MDAT,
    "a photo with its film": box(b"ftyp", b"heic\0\0\0\0mif1heic")
    + box(b"meta", bytes(700))
    + MDAT
    + box(b"mpvd", FTYP),
    "a strange box": FTYP + box(b"abcd", bytes(9), length=90_000),
    "a box of no length": FTYP + MOOV + box(b"mdat", bytes(100), length=5),
    "its first box only": FTYP,
}
CUT = {
    "inside its pictures": (FTYP + MDAT + MOOV)[:3000],
    "inside its table": (FTYP + MDAT + MOOV)[:-100],
    "between pictures and table": FTYP + MDAT,
    "with a length of 64 bits": (FTYP + MOOV + large_box(b"mdat", bytes(3000)))[:-1],
    "in pieces": (FTYP + MOOV + (box(b"moof", bytes(80)) + MDAT) * 9)[:-1],
    "a last box to the end, and no table": FTYP + box(b"mdat", bytes(3000), length=0),
    "a photo": (box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(700)) + MDAT)[:-2000],
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_one_is_not_cut(name: str) -> None:
    assert not cut(WHOLE[name])


@pytest.mark.parametrize("name", CUT)
def test_a_missing_end_is_told(name: str) -> None:
    assert cut(CUT[name])


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(noise: bytes) -> None:
    assert cut(FTYP + noise) in {True, False}


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(8000))
    return out.getvalue()


def test_a_riff_file_says_how_long_it_is() -> None:
    whole = wav()

    assert not riff_is_cut(whole, len(whole))
    assert not riff_is_cut(whole, len(whole) + 500)
    assert riff_is_cut(whole, len(whole) - 500)
    for never_known in (0xFFFFFFFF, 0, 36, 0x7FFFFFFF, 0x7FFFF024, 0x80000024):
        assert not riff_is_cut(b"RIFX" + whole[4:], 100)  # its numbers are turned round
        assert not riff_is_cut(whole[:4] + struct.pack("<I", never_known) + whole[8:], len(whole))


def test_a_length_that_counts_a_few_bytes_otherwise_is_no_cut() -> None:
    whole = wav()
    itself_too = whole[:4] + struct.pack("<I", len(whole)) + whole[8:]

    assert not riff_is_cut(itself_too, len(whole))
    assert not riff_is_cut(whole, len(whole) - 1)  # the byte that makes an odd length even
