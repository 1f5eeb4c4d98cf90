"""What a file is by its first bytes, and whether its name says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.probe.signatures import (
    FITTING,
    KINDS,
    detect_file_kind,
    extension_of,
    fewest_bytes,
    fits_extension,
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", ""),
        (b"%PDF-1.7", "pdf"),
        (b"rac o dau\n%PDF-1.4", "pdf"),
        (b"x" * 1024 + b"%PDF-1.4", "text"),
        (b"GIF88a", "text"),
        (b"RIFF1234WEBP", "webp"),
        (b"RIFF1234KHAC", "text"),
        (b"RF64\xff\xff\xff\xffWAVE", "wav"),
        (b"II+\0\x08\0\0\0", "tiff"),
        (b"PK00PK\x03\x04", "zip"),
        (b"\x09\x04\x06\0\0\0", "xls"),
        (b"\xdb\xa5\x2d\0", "doc"),
        (b"\0\0\0\x18ftypavif", "heic"),
        (b"\0\0\0\x18ftypisom", "mp4"),
        (b"\0\0\0\x18mdatheic", "mp4"),
        (b"BM\x46\0\0\0\0\0\0\0", "bmp"),
        (b"BMI cua hoc sinh", "text"),
        (b"MZ", "exe"),
        (b"PK\x05\x06", "zip"),
        (b"\xff\xfea\0", "text"),
        (b"tr\x1b[2Jang", "text"),
        (b"co\x00khong", ""),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<html>", "html"),
        (b"<htmlx>", "text"),
    ],
)
def test_a_kind_is_told_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert detect_file_kind(head) == kind


@given(st.binary(max_size=40))
def test_any_bytes_have_a_kind_that_people_have_a_word_for(head: bytes) -> None:
    assert detect_file_kind(head) in {"", *KINDS}


@pytest.mark.parametrize(
    ("name", "extension"),
    [("a/b.PDF", "pdf"), ("a.b/c", ""), (".an", ""), ("a/.an", ""), ("a.tar.gz", "gz"), ("a.", "")],
)
def test_an_extension_is_behind_the_last_dot_of_a_name(name: str, extension: str) -> None:
    assert extension_of(name) == extension


@pytest.mark.parametrize(
    ("name", "kind", "fits"),
    [
        ("a.jpg", "jpeg", True),
        ("a.jpg", "png", False),
        ("a.docx", "ooxml", True),
        ("a.xyz", "exe", True),
        ("a", "exe", True),
        ("a.txt", "", True),
        ("a.mp3", "", True),
        ("a.pdf", "", False),
    ],
)
def test_content_fits_its_name_where_the_name_promises_it_or_nothing(name: str, kind: str, fits: bool) -> None:
    assert fits_extension(name, kind) is fits


@pytest.mark.parametrize(
    ("name", "fewest"), [("a.heic", 100), ("a.zip", 22), ("a.doc", 7), ("a.txt", 1), ("a.khac", 1)]
)
def test_a_name_promises_a_file_of_some_size(name: str, fewest: int) -> None:
    assert fewest_bytes(name) == fewest


def test_every_kind_that_a_name_may_promise_has_a_word() -> None:
    assert {kind for kinds in FITTING.values() for kind in kinds} <= set(KINDS)
