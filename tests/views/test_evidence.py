"""The evidence row by row."""

from __future__ import annotations

from pathlib import Path

from support.assessed import assessed, page, replace_text, styles

from cdsdossier.views.evidence import evidence_lines

SCORES = "scores/1-day-hoc.yaml"


def text(folder: Path) -> str:
    return page(evidence_lines(assessed(folder)))


def part(shown: str, row: str) -> str:
    return shown.partition(f"\n  {row} ")[2].partition("\n  1.")[0]


def test_a_file_has_its_size_and_what_the_school_wrote_of_it(example: Path) -> None:
    shown = " ".join(part(text(example), "1.2").split())
    assert "1.2/quy-che-day-hoc-truc-tuyen.pdf " in shown
    assert "Quyết định ban hành Quy chế tổ chức dạy học trực tuyến, số 45/QĐ-THCSQT, ngày 18/09/2023" in shown


def test_a_row_that_claims_something_without_evidence_stands_out(example: Path) -> None:
    for path in (example / "evidence" / "1.4").iterdir():
        path.unlink()
    lines = evidence_lines(assessed(example))
    claimed = [words for words in styles(lines) if words.startswith("CHƯA CÓ MINH CHỨNG, đã ghi")]
    assert len(claimed) == 1
    assert [words for words in styles(lines) if words.endswith("mục chấm chưa có minh chứng")]


def test_files_of_no_row_issued_documents_and_leftovers_have_parts_of_their_own(example: Path) -> None:
    (example / "evidence" / "la").mkdir()
    (example / "evidence" / "la" / "a.pdf").write_bytes(b"%PDF-1.4\n")
    (example / "evidence" / "1.1" / "~$a.docx").write_bytes(b"x")
    shown = text(example)
    assert "Tệp không thuộc mục chấm nào\n         la/a.pdf" in shown
    assert "Văn bản đã ban hành (van-ban)\n         van-ban/" in shown
    assert "Tệp tạm, lối tắt, không tính là minh chứng: 1.1/~$a.docx" in shown


def test_a_link_is_shown_and_counted(example: Path) -> None:
    replace_text(
        example / SCORES,
        "      - {file: 1.2/quy-che-day-hoc-truc-tuyen.pdf",
        '      - {url: "https://truong.example/a", title: Trang}\n      - {file: 1.2/quy-che-day-hoc-truc-tuyen.pdf',
    )
    shown = text(example)
    assert "https://truong.example/a" in shown
    assert "2 đường liên kết" in shown


def test_a_name_that_a_terminal_would_obey_is_shown_harmless(example: Path) -> None:
    (example / "evidence" / "1.1" / "a\x1b[31m.pdf").write_bytes(b"%PDF-1.4\n")
    assert "\x1b" not in text(example)


def test_no_line_is_wider_than_the_page_and_long_paths_keep_both_ends(example: Path) -> None:
    name = "dau-" + "x" * 120 + "-cuoi.pdf"
    (example / "evidence" / "1.1" / name).write_bytes(b"%PDF-1.4\n")
    shown = text(example)
    line = next(one for one in shown.splitlines() if "…" in one and "cuoi.pdf" in one)
    assert line.strip().startswith("1.1/dau-")
    assert max(map(len, shown.splitlines())) <= 80
