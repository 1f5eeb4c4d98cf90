"""PDFs that readers repair are not called broken; those of which pages are missing are told as cut."""

from __future__ import annotations

import re

import pytest
from support import evidencemaker as made

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.pdf_repair import is_cut_by_its_own_length, judge_unopened

BODY = (
    b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
    b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>> endobj\n"
    b"4 0 obj <</Length 5>> stream\nq Q q\nendstream endobj\n"
)
TRAILER = b"trailer <</Root 1 0 R/Size 5>>\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("neither table nor end", BODY + TRAILER),
        ("no place of the table", BODY + TRAILER + b"%%EOF\n"),
        ("a word in place of the place", BODY + TRAILER + b"startxref\nabc\n%%EOF\n"),
        ("something before it", b"From: a@b\n\n" + BODY + TRAILER),
        ("lines that end otherwise", (BODY + TRAILER).replace(b"\n", b"\r")),
        ("an object written twice", BODY.replace(b"1 0 obj", b"1 0 obj <<>> endobj\n1 0 obj", 1) + TRAILER),
        ("an older trailer that is wrong", b"%PDF-1.4\ntrailer <</Root 9 0 R>>\n" + BODY + TRAILER),
        ("no contents on the page", BODY.replace(b"/Contents 4 0 R", b"") + TRAILER),
    ],
)
def test_a_pdf_that_shows_all_its_pages_when_its_table_is_made_anew_is_sound(name: str, data: bytes) -> None:
    assert judge_unopened(data) is FileFault.NONE


def test_one_whose_table_is_a_stream_is_found_by_it() -> None:
    from io import BytesIO

    from pypdf import PdfWriter

    out, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    plain = out.getvalue()
    objects = {int(one[1]): one.start() for one in re.finditer(rb"(\d+) 0 obj", plain)}
    root = re.search(rb"/Root (\d+) 0 R", plain)
    assert root is not None
    rows = b"".join(b"\1" + objects.get(number, 0).to_bytes(3, "big") + b"\0" for number in range(len(objects) + 1))
    body = plain[: plain.rindex(b"xref\n0")]
    table = b"99 0 obj\n<< /Type /XRef /Size %d /W [1 3 1] /Root %s 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    data = body + table % (len(objects) + 1, root[1], len(rows), rows)

    assert judge_unopened(data) is FileFault.NONE
    assert judge_unopened(data[:-60]) is FileFault.CUT


@pytest.mark.parametrize(
    "data",
    [
        made.pdf(3, padding=20_000)[:9000],
        BODY,
        BODY + TRAILER[:-8],
        (BODY + TRAILER).replace(b"/Count 1", b"/Count 7"),
        (BODY + TRAILER).replace(b"4 0 obj", b"5 0 obj"),
        b"%PDF-1.7\n" + bytes(300),
    ],
)
def test_one_without_its_end_and_some_of_its_pages_is_cut(data: bytes) -> None:
    assert judge_unopened(data) is FileFault.CUT


def test_what_another_reader_may_still_show_is_to_be_tried() -> None:
    end = b"%%EOF\n"
    assert judge_unopened((BODY + TRAILER).replace(b"/Count 1", b"/Count 7") + end) is FileFault.HARD
    assert judge_unopened(BODY + TRAILER.replace(b"/Size", b"/Encrypt 9 0 R/Size") + end) is FileFault.HARD
    assert judge_unopened(BODY + end) is FileFault.HARD


@pytest.mark.parametrize("data", [b"%PDF-1.4\nstartxref\n99999\n%%EOF\n", b"%PDF-1.7\n" + b"x" * 100 + b"\n%%EOF\n"])
def test_where_no_table_can_be_made_it_is_broken(data: bytes) -> None:
    assert judge_unopened(data) is FileFault.BROKEN


def test_a_pdf_for_the_web_says_how_long_it_is() -> None:
    head = b"%PDF-1.5\n9 0 obj\n<< /Linearized 1 /L 5000 /H [ 600 30 ] /O 11 >>\nendobj\n"

    assert is_cut_by_its_own_length(head, 4999)
    assert not is_cut_by_its_own_length(head, 5000)
    assert not is_cut_by_its_own_length(head, 9000)  # what was changed later stands behind it
    assert not is_cut_by_its_own_length(b"%PDF-1.5\n<< /L 5000 >>", 100)
