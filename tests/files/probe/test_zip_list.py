"""The list at the end of a ZIP file: where it is, that it is its own, and what of it unpacks."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import evidencemaker as made

from cdsdossier.files.probe.reading import ReadAt
from cdsdossier.files.probe.zip_list import WrongList, ZipList, read_zip_list


def reader(data: bytes) -> ReadAt:
    return lambda at, count: data[at : at + count] if at >= 0 else b""


def listed(data: bytes) -> ZipList | None:
    return read_zip_list(reader(data), len(data), data[-4096:])


def contents(data: bytes, most: int = 1000) -> dict[bytes, bytes]:
    found = listed(data)
    assert found is not None
    return {entry.name: found.content(reader(data), entry, most) for entry in found.entries()}


def test_names_and_what_they_hold() -> None:
    parts: dict[str, str | bytes] = {"a.txt": b"xin chao", "b/c.xml": bytes(5000)}

    for data in (made.zipped(parts), made.zipped(parts, stored=True), b"#!/bin/sh\n" + made.zipped(parts)):
        assert contents(data) == {b"a.txt": b"xin chao", b"b/c.xml": bytes(1000)}


def test_an_entry_that_is_locked_or_damaged_is_empty() -> None:
    damaged = made.zipped({"a": bytes(range(256)) * 9})
    damaged = damaged[:31] + b"\xff" * 20 + damaged[51:]

    assert contents(made.locked_zip("a")) == contents(damaged) == {b"a": b""}


def large(data: bytes, *, where: int | None = None) -> bytes:
    """Return an archive whose end says that its list is recorded in 64 bits."""
    end = data.rindex(b"PK\x05\x06")
    length, offset = struct.unpack_from("<II", data, end + 12)
    record = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, length, offset)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, end if where is None else where, 1)
    return data[:end] + record + locator + data[end : end + 12] + b"\xff" * 8 + data[end + 20 :]


def test_a_list_recorded_in_64_bits_is_found() -> None:
    assert contents(large(made.zipped({"a": "xin"}))) == {b"a": b"xin"}
    for wrong in (0, 7, 2**63):
        with pytest.raises(WrongList):
            listed(large(made.zipped({"a": "xin"}), where=wrong))


def test_the_list_of_an_archive_inside_is_told_apart() -> None:
    inner = made.zipped({"trong.txt": "x"})
    for outer in (
        made.zipped({"a.txt": bytes(50), "trong.zip": inner}, stored=True),
        made.zipped({"trong.zip": inner + bytes(900)}, stored=True),
    ):
        with pytest.raises(WrongList) as wrong:
            listed(outer[: outer.index(inner) + len(inner)])
        assert wrong.value.cut
    behind = made.zipped({"a.txt": bytes(50)}, stored=True) + inner
    assert contents(behind) == {b"trong.txt": b"x"}  # readers open the last one


def test_a_list_elsewhere_than_its_end_says_is_wrong_and_one_without_an_end_is_none() -> None:
    data = made.zipped({"a.txt": "xin", "b.txt": "chao"})

    assert listed(data[:-5]) is None
    assert listed(b"PK\x03\x04" + bytes(200)) is None
    for damaged in (data[:40] + data[45:], data.replace(b"PK\x01\x02", b"PK\0\0")):
        with pytest.raises(WrongList) as wrong:
            listed(damaged)
        assert not wrong.value.cut


@given(st.integers(0, 300), st.binary(min_size=1, max_size=30))
def test_no_damage_is_a_crash(at: int, noise: bytes) -> None:
    data = made.zipped({"a.txt": "xin", "b.txt": "chao"})
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        assert listed(damaged) is None or contents(damaged) is not None
    except WrongList:
        assert damaged != data
