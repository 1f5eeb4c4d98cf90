"""A part is what ``[Content_Types].xml`` says, whatever it is called; kinds that no paper needs are named."""

from __future__ import annotations

import io
import zipfile

import pytest
from support.wordfile import PNG, WORD, word_fault, word_file, word_link

from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.word_parts.content_types import read_content_types


def test_an_ordinary_file_is_all_needed() -> None:
    footer = {"word/chan.foo": f'<w:ftr xmlns:w="{WORD}"/>'.encode(), "word/media/a.png": PNG}
    kinds = {"word/chan.foo": f"{WORD}.footer+xml", "word/media/a.png": "image/png"}

    assert word_fault(word_file(footer, types=kinds, links=[word_link("footer", "chan.foo")])) == ""


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("word/a.htm", "text/html", "phần word/a.htm là một tệp khác chèn vào (text/html), văn bản không cần"),
        ("word/a.xml", "text/html", "phần word/a.xml là một tệp khác chèn vào"),
        ("word/b.bin", "application/vnd.ms-office.vbaProject", "tệp có macro (phần word/b.bin)"),
        ("word/c.bin", "application/vnd.openxmlformats-officedocument.oleObject", "phần word/c.bin là tệp nhúng"),
        ("word/d.odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont", "phông chữ nhúng"),
        ("word/e.png", "image/svg+xml", "phần word/e.png là ảnh SVG"),
        ("word/f.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "biểu đồ"),
        ("word/g.bin", "application/vnd.ms-office.activeX", "nút điều khiển"),
        ("word/h.png", "image/png", "phần word/h.png ghi là ảnh (image/png) nhưng không phải"),
        ("word/k.zzz", "", "loại lạ (không rõ loại)"),
        ("word/tên.xml", "application/xml", "loại lạ (không rõ loại)"),
    ],
)
def test_a_part_that_no_paper_needs_is_named(name: str, kind: str, words: str) -> None:
    data = b"<svg xmlns='http://www.w3.org/2000/svg'/>"

    assert words in word_fault(word_file({name: data}, types={name: kind} if kind else {}))


def test_a_part_that_two_programs_may_read_in_two_ways_has_no_type() -> None:
    twice = {"word/footer1.xml": f"{WORD}.footer+xml", "word/FOOTER1.xml": f"{WORD}.header+xml"}
    assert (
        read_content_types(OfficePackage(word_file({"word/footer1.xml": b"<a/>"}, types=twice)))["word/footer1.xml"]
        == ""
    )

    same, made = word_file({"word/A.xml": b"<a/>", "word/a.xml": b"<b/>"}), io.BytesIO(word_file())
    assert read_content_types(OfficePackage(same))["word/a.xml"] == ""
    with zipfile.ZipFile(made, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/styles.xml", b"<a/>")
    assert read_content_types(OfficePackage(made.getvalue()))["word/styles.xml"] == ""


def test_a_strange_encoding_hides_no_tags() -> None:
    data = b'<?xml version="1.0" encoding="UTF-7"?><a>+ADw-w:altChunk/+AD4-</a>'

    told = word_fault(word_file({"word/f.xml": data}, types={"word/f.xml": f"{WORD}.footer+xml"}))
    assert told.startswith("phần word/f.xml ghi bằng bảng mã lạ")
