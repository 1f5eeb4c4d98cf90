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


@pytest.mark.parametrize(
    ("name", "kind"), [("BOOK", "xls"), ("WORKBOOK", "xls"), ("worddocument", "doc"), ("Book", "xls")]
)
def test_the_case_of_a_name_does_not_count(name: str, kind: str) -> None:
    assert probed(made.ole2({name: made.book_stream()}))[0] == kind


def test_what_is_set_into_a_document_says_nothing_about_it() -> None:
    word, book = {"WordDocument": made.word_stream(locked=True), "1Table": b"x"}, {"Workbook": made.book_stream()}
    locked = {"Workbook": made.book_stream(locked=True)}

    assert probed(made.ole2(book, inside=word)) == ("xls", FileFault.NONE)
    assert probed(made.ole2(locked, inside=word)) == ("xls", FileFault.LOCKED)
    assert probed(made.ole2({"WordDocument": made.word_stream()}, inside=locked)) == ("doc", FileFault.NONE)
    assert probed(made.ole2({"Khac": b"x"}, inside=locked)) == ("ole", FileFault.NONE)
    assert probed(made.ole2({"Khac": b"x"}, inside={"EncryptedPackage": bytes(5000)})) == ("ole", FileFault.NONE)


def test_a_password_of_word_95_is_told() -> None:
    old = b"\xdc\xa5" + made.word_stream(locked=True)[2:]
    assert probed(made.ole2({"WordDocument": old})) == ("doc", FileFault.LOCKED)


def test_a_file_shorter_than_its_streams_together_is_cut() -> None:
    data = made.ole2({"WordDocument": made.word_stream(), "Data": bytes(20_000)})

    assert probed(data) == ("doc", FileFault.NONE)
    assert probed(data[:-100]) == ("doc", FileFault.NONE)  # the last sector may be short
    assert probed(data[:15_000]) == probed(data[:-1200]) == ("doc", FileFault.CUT)


@given(at=st.integers(0, 3000), value=st.binary(min_size=1, max_size=4))
def test_any_damage_gives_a_kind_and_a_fault(at: int, value: bytes) -> None:
    data = made.ppt()
    kind, fault = probed(data[:at] + value + data[at + len(value) :])

    assert kind in {"ole", "ooxml", "doc", "xls", "ppt"}
    assert fault in set(FileFault)
