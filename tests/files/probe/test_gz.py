"""GZIP files: whole, of several members, cut, broken; the work on them is bounded."""

from __future__ import annotations

import gzip
import io
import tarfile
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.gz import find_gz_fault
from cdsdossier.files.probe.reading import Effort

NOISE = Random(3).randbytes(200_000)  # noqa: S311 - no secret


def fault_of(data: bytes, steps: int = 10_000_000) -> FileFault:
    return find_gz_fault(lambda at, count: data[at : at + count], len(data), Effort(steps))


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        entry = tarfile.TarInfo("bang-diem.txt")
        entry.size = 5000
        archive.addfile(entry, io.BytesIO(NOISE))
    return out.getvalue()


WHOLE = {
    "one": gzip.compress(NOISE),
    "one that unpacks to much": gzip.compress(bytes(3_000_000)),
    "of nothing": gzip.compress(b""),
    "with a name": tar(),
    "several": gzip.compress(b"a") + gzip.compress(NOISE) + gzip.compress(b""),
    "with zeros behind it": gzip.compress(NOISE) + bytes(1000),
    "with one byte behind it": gzip.compress(NOISE) + b"\x1f",
    "with text behind it": gzip.compress(b"a") + b"ghi chu",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_has_no_fault(name: str) -> None:
    assert fault_of(WHOLE[name]) is FileFault.NONE


@pytest.mark.parametrize("name", ["one", "one that unpacks to much", "with a name", "several"])
def test_a_missing_end_is_told(name: str) -> None:
    data = WHOLE[name]
    ends = {"several": (30, len(data) - 30)}.get(name, (len(data) // 3, len(data) - 1))

    assert {fault_of(data[:end]) for end in ends} == {FileFault.CUT}


def test_what_does_not_unpack_is_broken() -> None:
    data = bytearray(WHOLE["one"])
    data[-6] ^= 1  # its checksum

    assert fault_of(bytes(data)) is FileFault.BROKEN


def test_what_would_take_too_much_work_is_left_alone() -> None:
    assert fault_of(WHOLE["one that unpacks to much"][:-1], steps=1000) is FileFault.NONE


@given(st.binary(max_size=60))
def test_no_content_is_a_crash(noise: bytes) -> None:
    assert fault_of(b"\x1f\x8b\x08" + noise) in set(FileFault)
