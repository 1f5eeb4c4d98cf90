"""The rules about evidence, case by case: what the two small dossiers of each rule have no room for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from support import evidencemaker as made
from support.overlay import BASE, judged, laid_out

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.findings import Finding
from cdsdossier.judging.rules import RULES, get_rule_name
from cdsdossier.model.dossier import EvidenceFile, EvidenceTree
from cdsdossier.model.dossier.head import Head

Told = list[tuple[str, str]]


def told(folder: Path) -> Told:
    return [(finding.rule, finding.file) for finding in judged(folder).findings]


def found(rule: str, *files: EvidenceFile, folder: str = "2025-2026", today: date = date(2026, 4, 20)) -> list[Finding]:
    """Ask one rule about evidence files that no disk could hold."""
    dossier = Dossier(Path(folder), Head(school_year="2025-2026"), evidence=EvidenceTree(files))
    rules = [one for one in RULES if get_rule_name(one) == rule]
    return list(assess(dossier, IndicatorSet.read(BASE / "indicator-set.yaml"), today, rules=rules).findings)


def named(path: str, raw: str = "") -> EvidenceFile:
    return EvidenceFile(path, path.partition("/")[0], 1, raw=raw)


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
    (finding,) = found("evidence-type-mismatch", EvidenceFile("1.1/a.jpg", "1.1", 9, kind="exe"))
    assert "Đừng mở" in finding.fix


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: made.pdf(user="mk"), "có mật khẩu"),
        (lambda: made.pdf()[:-60], "bị hỏng, thiếu phần cuối"),
        (made.aes_pdf, "không thử được có cần mật khẩu hay không"),
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
    (finding,) = found("evidence-locked", EvidenceFile("1.1/a.pdf", "1.1", 9, fault=fault))
    assert finding.message
    assert finding.fix


BAD = {
    "empty": b"",
    "locked": made.doc(locked=True),
    "cut": made.png()[:-6],
}


@pytest.mark.parametrize("kind", BAD)
def test_a_row_with_nothing_but_a_bad_file_has_no_evidence(kind: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").unlink()
    (folder / "evidence" / "1.2.1" / "hop-dong.bin").write_bytes(BAD[kind])

    assert ("evidence-missing", "scores/1-day-hoc.yaml") in told(folder)


def test_a_row_with_nothing_but_a_temporary_file_has_no_evidence(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").rename(folder / "evidence" / "1.2.1" / "~$hop-dong.docx")

    assert told(folder) == [
        ("evidence-temporary", "evidence/1.2.1/~$hop-dong.docx"),
        ("evidence-missing", "scores/1-day-hoc.yaml"),
    ]


def test_a_bad_link_is_no_evidence(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").unlink()
    scores = folder / "scores" / "1-day-hoc.yaml"
    entry = '"1.2.1": {points: 25, evidence: [{url: "http://may-chu/lms"}]}'
    scores.write_text(scores.read_text(encoding="utf-8").replace('"1.2.1": {points: 25}', entry), encoding="utf-8")

    assert {rule for rule, _ in told(folder)} == {"evidence-missing", "evidence-link-wrong"}


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    scores = folder / "scores" / "1-day-hoc.yaml"
    entry = '"1.2.1": {points: 25, evidence: [{url: "https://an:bi-mat@truong.edu.vn/a"}]}'
    scores.write_text(scores.read_text(encoding="utf-8").replace('"1.2.1": {points: 25}', entry), encoding="utf-8")
    (finding,) = judged(folder).findings

    assert "bi-mat" not in finding.message
    assert "truong.edu.vn/a" in finding.message


@pytest.mark.parametrize(
    "path",
    [
        "1.1/CON", "1.1/con.txt", "1.1/Aux.tar.gz", "1.1/nul .txt", "1.1/COM1.pdf", "1.1/lpt9", "1.1/com¹.txt",
        "1.1/PRN.x/a",
        "1.1/a<b", "1.1/a>b", "1.1/a:b", '1.1/a"b', "1.1/a|b", "1.1/a?b", "1.1/a*b", "1.1/a\\b", "1.1/a\tb",
        "1.1/a\x7f",
        "1.1/a\x1b[31m", "1.1/a.", "1.1/a ", "1.1/thu muc /a", "1.1/a\udcff", "1.1/" + "a" * 200,
    ],
)  # fmt: skip
def test_a_name_windows_refuses_is_told(path: str) -> None:
    (finding,) = found("evidence-name-unportable", named(path))

    assert finding.message.isprintable()


@pytest.mark.parametrize(
    "path",
    ["1.1/con-ga.txt", "1.1/aux1.pdf", "1.1/console", "1.1/com10", "1.1/a.b.c", "1.1/.a", "1.1/Kế hoạch (2).pdf"],
)
def test_a_name_that_only_looks_like_it_is_left_alone(path: str) -> None:
    assert found("evidence-name-unportable", named(path)) == []


@pytest.mark.parametrize(("length", "count"), [(181, 0), (182, 1)])
def test_the_whole_path_counts_as_it_would_lie_on_windows(length: int, count: int) -> None:
    above = len(r"C:\Users" + "\\" + "t" * 20 + r"\Documents\2025-2026\evidence" + "\\")
    path = "1.1/" + "a" * (length - 4)
    findings = found("evidence-name-unportable", named(path))

    assert above + length == 240 + count
    assert len(findings) == count


def test_a_dossier_given_as_a_point_counts_with_its_year() -> None:
    assert found("evidence-name-unportable", named("1.1/" + "a" * 178), folder=".")
    assert not found("evidence-name-unportable", named("1.1/" + "a" * 177), folder=".")


def test_names_that_are_one_on_windows_are_told_once() -> None:
    findings = found("evidence-name-unportable", named("1.1/A.pdf"), named("1.1/a.pdf"), named("1.2.1/a.pdf"))

    assert [finding.file for finding in findings] == ["evidence/1.1/a.pdf"]
    assert "evidence/1.1/A.pdf" in findings[0].message


def test_decomposed_letters_are_told() -> None:
    path = "1.1/kế hoạch.pdf"
    findings = found("evidence-name-unportable", named(path), named(path, raw=normalize("NFD", path)))

    assert len(findings) == 1
    assert "tổ hợp" in findings[0].message


@pytest.mark.parametrize(
    "name",
    [
        "001205001234.pdf", "cccd_001205001234.jpg", "Nguyễn Văn A 05-09-2012.jpg", "nguyen-van-a-05.09.2012.jpg",
        "NguyenVanA tran thi b 2012-09-05.pdf", "Le_Thi_B_05092012.pdf", "le thi b 20120905.pdf",
        "Đỗ Văn C, 5-9-1980.pdf",
    ],
)  # fmt: skip
def test_a_name_that_tells_of_a_person_is_told(name: str) -> None:
    assert len(found("evidence-name-personal", named(f"1.1/{name}"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn A.jpg", "Nguyễn Văn A 05-09-2025.jpg", "nguyen-van-a-05-09-2021.jpg", "anh-05-09-2012.jpg",
        "Nguyễn 05-09-2012.jpg", "le thi b 31-02-2012.pdf", "IMG_202603101530.jpg", "0012050012345.pdf",
        "00120500123.pdf",
        "tran-thi-b-9-2012.pdf", "le thi b 2012.pdf",
    ],
)  # fmt: skip
def test_a_name_that_does_not_is_left_alone(name: str) -> None:
    assert found("evidence-name-personal", named(f"1.1/{name}")) == []


def test_one_content_under_one_row_is_no_duplicate() -> None:
    files = [
        EvidenceFile(path, path.partition("/")[0], 9, digest="x") for path in ("1.1/a", "1.1/b", "2.2.1/c", "2.2.2/d")
    ]
    findings = found("evidence-duplicate", *files, EvidenceFile("van-ban/e", "van-ban", 9, digest="x"))

    assert [(finding.file, finding.about) for finding in findings] == [
        ("evidence/2.2.1/c", "2.2"),
        ("evidence/2.2.2/d", "2.2"),
    ]


def test_a_waiver_by_row_covers_a_duplicate(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.3" / "hop-dong.txt").write_bytes((folder / "evidence/1.2.1/hop-dong.txt").read_bytes())
    head = folder / "dossier.yaml"
    waiver = 'waivers:\n  - {rule: evidence-duplicate, where: "1.3", reason: Một hợp đồng dùng cho hai dòng}\n'
    head.write_text(head.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    (finding,) = judged(folder).findings

    assert (finding.rule, finding.waived) == ("evidence-duplicate", "Một hợp đồng dùng cho hai dòng")


def test_a_hostile_tree_is_only_findings(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    hostile = {
        "bom.docx": made.zipped({"a": bytes(9_000_000)}),
        "vong.xls": made.xls()[:700],
        "sau.pdf": b"%PDF-" + b"[" * 9999,
    }
    for name, data in hostile.items():
        (folder / "evidence" / "1.1" / name).write_bytes(data)

    assert told(folder) == [
        ("evidence-type-mismatch", "evidence/1.1/bom.docx"),
        ("evidence-locked", "evidence/1.1/sau.pdf"),
        ("evidence-locked", "evidence/1.1/vong.xls"),
    ]
