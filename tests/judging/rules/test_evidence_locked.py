"""Files that cannot be opened: how, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import evidencemaker as made
from support.archivemaker import rar5, seven_zip
from support.lockmaker import EXCELS_OWN, locked_package, small_workbook
from support.overlay import judged, laid_out
from support.rulemaker import find_in_evidence, rules_and_files

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.judging.rules import evidence_locked
from cdsdossier.model.dossier import EvidenceFile


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: made.pdf(user="mk"), "có mật khẩu"),
        (lambda: made.pdf()[:-60], "bị hỏng, thiếu phần cuối"),
        (lambda: made.pdf(user="mk", way="AES-256"), "có mật khẩu"),
    ],
)
def test_a_locked_file_says_how_it_is_locked(data: Callable[[], bytes], words: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.3" / "a.pdf").write_bytes(data())
    (finding,) = judged(folder).findings

    assert (finding.rule, finding.file, finding.about) == ("evidence-locked", "evidence/1.3/a.pdf", "1.3")
    assert words in finding.message


@pytest.mark.parametrize("fault", [fault for fault in FileFault if fault])
def test_every_fault_has_its_words(fault: FileFault) -> None:
    (finding,) = find_in_evidence(evidence_locked, EvidenceFile("1.1/a.pdf", "1.1", 9, fault=fault))
    assert finding.message
    assert finding.fix


def test_what_opens_is_not_told_and_what_does_not_is(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    book, word = {"Workbook": made.book_stream()}, {"WordDocument": made.word_stream(), "1Table": b"x"}
    film = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2\0\0\x40\x08mdat" + bytes(16_384) + b"\0\0\0\x68moov" + bytes(96)
    text, manifest = "application/vnd.oasis.opendocument.text", "<m><m:encryption-data/></m>"
    sound = {
        "bang-co-nhung-word.xls": made.ole2(book, inside=word),
        "bang.xlsx": locked_package(small_workbook(), EXCELS_OWN),
        "chi-cam-sao-chep.pdf": made.pdf(user="", way="AES-256"),
        "tiet-day.mp4": film,
        "van-ban.odt": made.zipped({"content.xml": "<a/>", "META-INF/manifest.xml": "<m/>", "mimetype": text}),
        "khong-eof.pdf": made.pdf()[:-6],
    }
    faulty = {
        "a.xls": made.ole2({"Workbook": made.book_stream(locked=True)}, inside=word),
        "b.xlsx": locked_package(small_workbook(), "mk"),
        "c.odt": made.zipped({"mimetype": text, "content.xml": "?", "META-INF/manifest.xml": manifest}),
        "d.7z": seven_zip(locked=True, heads="lzma2"),
        "e.rar": rar5(heads_locked=True),
        "f.pdf": made.pdf(user="mk", way="AES-256"),
        "g.mp4": film[:9000],
    }
    for name, data in {**sound, **faulty}.items():
        (folder / "evidence" / "1.1" / name).write_bytes(data)

    assert rules_and_files(folder) == [("evidence-locked", f"evidence/1.1/{name}") for name in faulty]


def test_a_hostile_tree_is_only_findings(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    hostile = {
        "bom.docx": made.zipped({"a": bytes(9_000_000)}),
        "vong.xls": made.xls()[:700],
        "sau.pdf": b"%PDF-" + b"[" * 9999,
    }
    for name, data in hostile.items():
        (folder / "evidence" / "1.1" / name).write_bytes(data)

    assert rules_and_files(folder) == [
        ("evidence-type-mismatch", "evidence/1.1/bom.docx"),
        ("evidence-locked", "evidence/1.1/sau.pdf"),
        ("evidence-locked", "evidence/1.1/vong.xls"),
    ]
