"""Old Office files: the program they are of and their password, from a bounded part of any file."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import evidencemaker as made

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.ole2 import probe_ole2


def probed(data: bytes) -> tuple[str, FileFault]:
    return probe_ole2(lambda at, count: data[at : at + count])


@pytest.mark.parametrize(("make", "kind"), [(made.doc, "doc"), (made.xls, "xls"), (made.ppt, "ppt")])
def test_each_program_and_its_password(make: Callable[..., bytes], kind: str) -> None:
    assert probed(make()) == (kind, FileFault.NONE)
    assert probed(make(locked=True)) == (kind, FileFault.LOCKED)


def test_a_file_of_today_behind_a_password_and_one_of_no_program() -> None:
    assert probed(made.locked_office()) == ("ooxml", FileFault.LOCKED)
    assert probed(made.ole2({"Khac": b"x"})) == ("ole", FileFault.NONE)


def test_a_small_workbook_lies_in_the_roots_own_stream() -> None:
    assert probed(made.xls(size=100)) == ("xls", FileFault.NONE)
    assert probed(made.xls(size=100, locked=True)) == ("xls", FileFault.LOCKED)


@pytest.mark.parametrize("length", [0, 100, 511, 512, 1000])
def test_a_file_that_ends_early_is_cut(length: int) -> None:
    assert probed(made.doc()[:length]) == ("ole", FileFault.CUT)


def test_a_directory_that_leads_in_a_circle_comes_to_an_end() -> None:
    data = bytearray(made.ole2({"Khac": b"x"}))
    struct.pack_into("<I", data, 512 + 4, 1)  # the directory's sector follows itself
    asked: list[int] = []

    def read(at: int, count: int) -> bytes:
        asked.append(at)
        return bytes(data[at : at + count])

    assert probe_ole2(read) == ("ole", FileFault.NONE)
    assert len(asked) < 1000


@given(at=st.integers(0, 3000), value=st.binary(min_size=1, max_size=4))
def test_any_damage_gives_a_kind_and_a_fault(at: int, value: bytes) -> None:
    data = made.ppt()
    kind, fault = probed(data[:at] + value + data[at + len(value) :])

    assert kind in {"ole", "ooxml", "doc", "xls", "ppt"}
    assert fault in set(FileFault)
