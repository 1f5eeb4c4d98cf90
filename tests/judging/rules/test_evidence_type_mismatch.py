"""Content that does not belong under its extension."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.overlay import judged, laid_out
from support.rulemaker import find_in_evidence

from cdsdossier.files.probe.faults import FileFault
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


def typed(path: str, kind: str | None, size: int = 9, fault: FileFault = FileFault.NONE) -> list[tuple[str, str]]:
    found = find_in_evidence(evidence_type_mismatch, EvidenceFile(path, "1.1", size, kind=kind, fault=fault))
    return [(one.message, one.fix) for one in found]


def test_only_a_file_that_was_looked_at_and_can_be_opened_is_compared() -> None:
    assert typed("1.1/a.pdf", None) == typed("1.1/a.pdf", "pdf") == typed("1.1/a.pdf", "zip", 0) == []
    assert typed("1.1/a.pdf", "zip", fault=FileFault.LOCKED) == []
    assert len(typed("1.1/a.pdf", "zip")) == 1


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx", "a.odt", "a.ods", "a.xlsm"])
def test_an_office_file_is_never_to_be_renamed_to_an_archive(name: str) -> None:
    ((message, fix),) = typed(f"1.1/{name}", "zip")

    assert message.endswith("bên trong là tệp nén ZIP")
    assert fix == "Mở thử tệp; không mở được thì lấy lại bản gốc."
    assert typed("1.1/a.pdf", "zip")[0][1].startswith("Đổi đuôi thành .zip")


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("png", "Đổi đuôi thành .png, hoặc mở ra"),
        ("", "Mở thử tệp; không mở được thì lấy lại bản gốc."),
        ("exe", "Đừng mở tệp này;"),
    ],
)
def test_what_to_do_depends_on_what_it_really_is(kind: str, how: str) -> None:
    ((message, fix),) = typed("1.1/a.pdf", kind)

    assert message.startswith("tệp mang đuôi .pdf nhưng bên trong ")
    assert fix.startswith(how)
