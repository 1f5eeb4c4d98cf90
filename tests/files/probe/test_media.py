"""Videos, sounds, telephones' photos: a missing end, by the lengths of their parts; near misses are whole."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.media import boxes_are_cut, elements_are_cut, objects_are_cut, riff_is_cut
from cdsdossier.files.probe.probe import probe_all


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


def element(name: str, data: bytes, *, length: bytes | None = None) -> bytes:
    return bytes.fromhex(name) + (struct.pack(">Q", 1 << 56 | len(data)) if length is None else length) + data


EBML = element("1a45dfa3", b"\x42\x82\x84webm", length=b"\x87")
CLUSTERS = element("1f43b675", bytes(900)) * 4
FILMS = {
    "whole": (EBML + element("18538067", CLUSTERS), False),
    "with a gap and a checksum before": (EBML + element("ec", bytes(9)) + element("bf", bytes(4)) + CLUSTERS, False),
    "with something behind": (EBML + element("18538067", CLUSTERS) + bytes(50), False),
    "streamed": (EBML + element("18538067", CLUSTERS, length=b"\x01" + b"\xff" * 7)[:-100], False),
    "streamed, of another recorder": (EBML + element("18538067", CLUSTERS, length=b"\xff")[:-100], False),
    "never finished": (EBML + element("18538067", CLUSTERS, length=b"\x01" + bytes(7)), False),
    "a strange element": (EBML + element("5a", bytes(30), length=b"\x7f\xfe"), False),
    "without an end": (EBML + element("18538067", CLUSTERS)[:-1], True),
    "without an end, behind a gap": (EBML + element("ec", bytes(40)) + element("18538067", CLUSTERS)[:300], True),
}


@pytest.mark.parametrize("name", FILMS)
def test_a_film_of_elements_says_how_long_it_is_or_that_nobody_knows(name: str) -> None:
    data, is_cut = FILMS[name]
    assert elements_are_cut(lambda at, count: data[at : at + count], len(data)) is is_cut


def asf(*objects: bytes, flags: int = 2) -> bytes:
    about = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365") + struct.pack("<Q", 104) + bytes(64)
    about += struct.pack("<IIII", flags, 3200, 3200, 64_000)
    head = struct.pack("<IBB", 1, 1, 2) + about
    return thing("3026b2758e66cf11a6d900aa0062ce6c", head) + b"".join(objects)


def thing(name: str, data: bytes, *, length: int | None = None) -> bytes:
    return bytes.fromhex(name) + struct.pack("<Q", 24 + len(data) if length is None else length) + data


PACKETS = thing("3626b2758e66cf11a6d900aa0062ce6c", bytes(26) + bytes(6400))
INDEX = thing("90080033b1e5cf1189f400a0c90349cb", bytes(200))
RECORDINGS = {
    "whole": (asf(PACKETS, INDEX), False),
    "without an index": (asf(PACKETS), False),
    "with something behind": (asf(PACKETS, INDEX) + bytes(10), False),
    "with a strange object": (asf(PACKETS, thing("00" * 16, bytes(4), length=9000)), False),
    "broadcast": (asf(PACKETS, flags=1)[:-3000], False),
    "of no known length": (asf(thing("3626b2758e66cf11a6d900aa0062ce6c", bytes(6400), length=0)), False),
    "inside its pictures": (asf(PACKETS, INDEX)[:3000], True),
    "inside its index": (asf(PACKETS, INDEX)[:-20], True),
    "behind its head": (asf(), True),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_an_object_says_how_long_it_is(name: str) -> None:
    data, is_cut = RECORDINGS[name]
    assert objects_are_cut(lambda at, count: data[at : at + count], len(data)) is is_cut


@given(st.binary(max_size=200))
def test_any_elements_and_objects_are_judged(noise: bytes) -> None:
    for judge, start in ((elements_are_cut, EBML), (objects_are_cut, asf())):
        stream = io.BytesIO(start + noise)

        def read(at: int, count: int, stream: io.BytesIO = stream) -> bytes:
            return stream.getvalue()[at : at + count]

        assert judge(read, len(stream.getvalue())) in {True, False}


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not on this machine")
def test_what_a_real_program_writes_is_whole_and_without_its_end_is_cut_unless_it_was_streamed(tmp_path: Path) -> None:
    sources = ("testsrc=duration=2:size=96x64:rate=5", "sine=duration=2")
    said = ["ffmpeg", "-v", "quiet", "-y", *(word for source in sources for word in ("-f", "lavfi", "-i", source))]
    ways = ["a.mkv", "b.webm", "c.wmv", "-vn d.wma", "-vn e.mp3", "-vn -q:a 5 -write_id3v1 1 -metadata title=a f.mp3",
            "-vn -id3v2_version 0 g.mp3", "-vn -ar 16000 -ac 1 -b:a 24k h.mp3",
            "-f matroska - s.mkv", "-f asf - t.wmv", "-vn -write_xing 0 u.mp3"]  # fmt: skip
    told = {}
    for way in ways:
        *options, name = way.split()
        path = tmp_path / name
        target = [] if options[-1:] == ["-"] else [str(path)]
        ran = subprocess.run([*said, *options, *target], capture_output=True, check=True, timeout=120)
        whole = ran.stdout or path.read_bytes()
        sizes = []
        for number, share in enumerate((1, 0.9, 0.5)):
            piece = tmp_path / f"{number}{name}"
            piece.write_bytes(whole[: int(len(whole) * share)])
            sizes.append((str(piece), piece.stat().st_size))
        told[name] = [probe.fault for probe in probe_all(sizes)]
    endless = {name for name in told if name[0] in "stu"}
    assert {name: found for name, found in told.items() if found != [FileFault.NONE] * 3 and name in endless} == {}
    expected = [FileFault.NONE, FileFault.CUT, FileFault.CUT]
    assert {name: found for name, found in told.items() if found != expected and name not in endless} == {}
