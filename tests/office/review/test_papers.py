"""What travels between office and school: papers and pictures, by name and by content."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.wordfile import PNG, word_file, word_link

from cdsdossier.office.review.papers import find_paper_fault

REMOTE = word_file(links=[word_link("image", "https://a.example/b.png", "External")])
MACROS = word_file({"word/vbaProject.bin": b"x"})
PDF, JPEG = b"%PDF-1.4\n%%EOF\n", b"\xff\xd8\xff\xe0" + b"\0" * 100


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("10-bien-ban.docx", word_file(), ""),
        ("a.PDF", PDF, ""),
        ("a/b.png", PNG, ""),
        ("a.jpeg", JPEG, ""),
        ("a.yaml", b"a: 1\n", ""),
        (".manifest.json", b"{}", ""),
        (".manifest.json", b"MZ\0\0", "không phải ghi chép của chương trình"),
        *(
            (f"a.{ending}", b"x", "chỉ nhận .docx")
            for ending in ("pyw", "xll", "docm", "msc", "html", "url", "", "xlsx")
        ),
        ("a.docx", b"<html>", "bên trong là trang web HTML, không phải Word (.docx)"),
        ("a.jpg", b"<svg/>", "bên trong là văn bản thuần, không phải ảnh JPEG"),
        ("a.yaml", PDF, "bên trong là PDF"),
        ("a.docx", REMOTE, "liên kết “https://a.example/b.png” (phần word/_rels/document.xml.rels) lấy nội dung"),
        ("a.docx", MACROS, "tệp có macro"),
        ("a.docx", word_file()[:-30], "tệp bị hỏng"),
    ],
)
def test_only_what_an_office_sends_is_taken(tmp_path: Path, name: str, content: bytes, fault: str) -> None:
    (tmp_path / "x").write_bytes(content)
    told = find_paper_fault(f"review-output/{name}", tmp_path / "x")

    assert (fault in told) if fault else not told


def test_the_list_of_what_the_program_wrote_lies_in_one_place(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"{}")

    assert find_paper_fault("review-output/a/.manifest.json", tmp_path / "x")
    assert find_paper_fault("review-output/~$a.docx", tmp_path / "x")
