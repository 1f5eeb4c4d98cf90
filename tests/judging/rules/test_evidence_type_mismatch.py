"""Content that does not belong under its extension."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.overlay import judged, laid_out
from support.rulemaker import find_in_evidence

from cdsdossier.judging.rules import evidence_type_mismatch
from cdsdossier.model.dossier import EvidenceFile


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", made.zipped({"a": "a"}), "đuôi .pdf nhưng bên trong là tệp nén ZIP"),
        ("a.pdf", b"\x01\x02\x03", "đuôi .pdf nhưng bên trong không phải PDF"),
        ("anh.jpg", b"MZ" + bytes(99), "đuôi .jpg nhưng bên trong là chương trình chạy được (EXE)"),
        ("a.docx", made.zipped({"a": "a"}), "đuôi .docx nhưng bên trong là tệp nén ZIP"),
        ("a.xls", b"<html><table>", "đuôi .xls nhưng bên trong là trang web HTML"),
        ("a.jpg", made.png(), "đuôi .jpg nhưng bên trong là ảnh PNG"),
    ],
)
def test_content_that_contradicts_its_name_is_told(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.1" / name).write_bytes(data)
    (finding,) = judged(folder).findings

    assert finding.rule == "evidence-type-mismatch"
    assert words in finding.message


def test_a_program_under_a_picture_s_name_is_not_to_be_opened(tmp_path: Path) -> None:
    (finding,) = find_in_evidence(evidence_type_mismatch, EvidenceFile("1.1/a.jpg", "1.1", 9, kind="exe"))
    assert "Đừng mở" in finding.fix
