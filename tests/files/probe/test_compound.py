"""The container of old Office files: its streams under the root, and their bytes however they are scattered."""

from __future__ import annotations

import struct

import pytest
from support import evidencemaker as made

from cdsdossier.files.probe.compound import CompoundFile, ShortFile


def opened(data: bytes) -> CompoundFile:
    return CompoundFile(lambda at, count: data[at : at + count])


def test_only_what_lies_directly_under_the_root_is_listed() -> None:
    data = made.ole2({"Workbook": bytes(5000), "Nho": b"abc"}, inside={"WordDocument": bytes(5000), "Nho": b"xyz"})

    assert opened(data).streams().keys() == {"WORKBOOK", "NHO"}
    assert opened(data).content(opened(data).streams()["NHO"], 100) == b"abc"


def test_without_a_tree_of_names_all_that_lies_in_no_storage_is_listed() -> None:
    data = bytearray(made.ole2({"Workbook": bytes(5000)}, inside={"WordDocument": bytes(5000)}))
    struct.pack_into("<I", data, 1024 + 76, 0xFFFFFFFF)  # what is below the root

    assert opened(bytes(data)).streams().keys() == {"WORKBOOK"}


def test_small_and_large_streams_are_read_to_the_bound() -> None:
    large, small = bytes(range(256)) * 40, bytes(range(200))
    file = opened(made.ole2({"Lon": large, "Truoc": b"x", "Nho": small}))
    streams = file.streams()

    assert [file.content(streams[name], most) for name, most in (("LON", 9**9), ("LON", 700), ("NHO", 9**9))] == [
        large, large[:700], small,
    ]  # fmt: skip
    assert len(large) + 512 * 3 < file.least_bytes() <= len(made.ole2({"Lon": large, "Truoc": b"x", "Nho": small}))


def test_a_sector_that_is_missing_is_told() -> None:
    data = made.ole2({"Lon": bytes(9000)})
    file = opened(data[:4000])

    with pytest.raises(ShortFile):
        file.content(file.streams()["LON"], 9000)
    with pytest.raises(ShortFile):
        opened(data[:500])


def test_names_that_lead_in_a_circle_come_to_an_end() -> None:
    data = bytearray(made.ole2({"Workbook": bytes(5000), "Khac": b"x"}))
    struct.pack_into("<II", data, 1024 + 128 + 68, 1, 1)  # a name is its own neighbour

    assert opened(bytes(data)).streams().keys() == {"WORKBOOK"}
