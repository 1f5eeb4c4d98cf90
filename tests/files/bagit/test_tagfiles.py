"""The papers of a package as text: written in one way, read in every way that the RFC allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.bagit.tagfiles import (
    DECLARATION,
    format_bag_info,
    format_bag_manifest,
    parse_bag_declaration,
    parse_bag_fetch,
    parse_bag_info,
    parse_bag_manifest,
)

ONE, TWO = "1" * 64, "a" * 64


@pytest.mark.parametrize(
    "data",
    [DECLARATION, DECLARATION.replace(b"\n", b"\r\n"), DECLARATION.replace(b"1.0", b"0.97"), DECLARATION.rstrip(b"\n")],
)
def test_declarations_that_can_be_read_here(data: bytes) -> None:
    assert parse_bag_declaration(data) is not None


@pytest.mark.parametrize("data", [b"", DECLARATION.replace(b"UTF-8", b"UTF-7"), DECLARATION.replace(b"1.0", b"2.0")])
def test_declarations_of_other_packages(data: bytes) -> None:
    assert parse_bag_declaration(data) is None


def test_papers_of_another_code_are_read_as_the_declaration_says() -> None:
    for name in ("UTF-16", "iso-8859-1"):
        said = parse_bag_declaration(DECLARATION.replace(b"UTF-8", name.encode()))
        assert said is not None
        assert parse_bag_manifest(f"{ONE}  data/é\n".encode(name), said=said) == ({"data/é": ONE}, [])
        assert parse_bag_info("A: é\n".encode(name), said) == ({"A": "é"}, [])
    assert parse_bag_manifest(b"\xef\xbb\xbf" + f"{ONE}  data/a\n".encode())[0] == {"data/a": ONE}


def test_addresses_are_read_with_the_paths_they_are_for() -> None:
    data = b"https://a.vn/x - data/a b%0A\n\nfile:///x 12 ../y\nx 1 data/z\nhttp://a.vn/ data/z\n"

    assert parse_bag_fetch(data) == (["data/a b\n", "../y"], ["dòng 4 không đúng mẫu", "dòng 5 không đúng mẫu"])


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])).map("data/".__add__), st.just(ONE)))
def test_a_manifest_reads_back_as_it_was_written(digests: dict[str, str]) -> None:
    assert parse_bag_manifest(format_bag_manifest(digests)) == (digests, [])


def test_a_manifest_is_sorted_and_spells_out_line_ends_and_percent_signs() -> None:
    assert format_bag_manifest({"b%": TWO, "a\n": ONE}) == f"{ONE}  a%0A\n{TWO}  b%25\n".encode()


def test_lines_of_other_programs_are_read() -> None:
    data = f"{ONE.upper()} *./data/a\r\n\n{TWO.upper()}\tdata/b%25\n".encode()

    assert parse_bag_manifest(data) == ({"data/a": ONE, "data/b%": TWO}, [])


def test_a_name_that_is_there_as_written_is_not_decoded() -> None:
    data = f"{ONE}  data/100%25.txt\n".encode()

    assert parse_bag_manifest(data, ["data/100%25.txt"])[0] == {"data/100%25.txt": ONE}
    assert parse_bag_manifest(data, ["data/100%.txt"])[0] == {"data/100%.txt": ONE}


def test_lines_that_say_nothing_or_repeat_are_told_by_number() -> None:
    data = f"{ONE}  a\nkhong\n{TWO}  a\n".encode()

    assert parse_bag_manifest(data) == ({"a": ONE}, ["dòng 2 không đúng mẫu", "dòng 3 lặp lại"])
    assert parse_bag_manifest(b"\xff")[1] == ["tệp không đúng mã UTF-8"]


def test_reading_ends_after_twenty_bad_lines() -> None:
    bad = parse_bag_manifest(b"x\n" * 1000)[1]

    assert len(bad) == 21
    assert bad[-1] == "còn nhiều dòng khác từ dòng 21, không đọc tiếp"


def test_info_reads_back_folds_lines_and_joins_labels_that_repeat() -> None:
    pairs = [("Source-Organization", "Trường  THCS\nA"), ("External-Identifier", "X: 1")]

    assert format_bag_info(pairs) == "Source-Organization: Trường THCS A\nExternal-Identifier: X: 1\n".encode()
    assert parse_bag_info(format_bag_info(pairs))[0] == {
        "Source-Organization": "Trường THCS A",
        "External-Identifier": "X: 1",
    }
    said, bad = parse_bag_info(b"A: 1\n  2\r\nB: x\nA: 3\n\nkhong\n")
    assert (said, bad) == ({"A": "1 2; 3", "B": "x"}, ["dòng 5 không đúng mẫu"])
