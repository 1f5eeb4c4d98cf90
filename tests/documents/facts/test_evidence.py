"""The list of evidence: codes in a stable order, every piece once, shared ones told."""

from __future__ import annotations

from typing import Any

from support.desk import Desk

NAME = "danh-muc-minh-chung"


def rows(desk: Desk, scores: dict[str, Any], files: tuple[str, ...] = ()) -> list[list[str]]:
    """Return the lines of the list that bear a code."""
    for name in files:
        path = desk.folder / "evidence" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")

    def change(parts: dict[str, Any]) -> None:
        parts["scores"]["scores"] = {"1.2.1": {}, **scores}

    paper = desk.paper(NAME, change)
    return [row for table in paper.tables for row in paper.cells(table) if any(cell.startswith("MC.") for cell in row)]


def test_listed_pieces_come_first_then_what_lies_there_by_its_name(desk: Desk) -> None:
    listed = {"file": "1.2.1/z.pdf", "title": "Hợp đồng", "number": "3/HĐ", "date": "2025-09-01", "issuer": "Trường"}
    found = rows(desk, {"1.2.1": {"evidence": [listed]}}, ("1.2.1/a.pdf", "1.2.1/z.pdf"))

    assert found == [
        ["1", "MC.1.2.1.01", "Hợp đồng", "3/HĐ\n01/09/2025", "Trường", "1.2.1/z.pdf", ""],
        ["2", "MC.1.2.1.02", "a.pdf", "", "", "1.2.1/a.pdf", ""],
    ]


def test_a_shared_file_keeps_the_code_and_the_words_of_its_first_row(desk: Desk) -> None:
    both = {"file": "1.2.1/hop-dong.pdf", "title": "Hợp đồng"}
    found = rows(desk, {"1.2.2": {"evidence": [both]}}, ("1.2.1/hop-dong.pdf", "1.3/b.pdf"))

    assert [row[:3] + row[-1:] for row in found] == [
        ["1", "MC.1.2.1.01", "Hợp đồng", ""],
        ["–", "MC.1.2.1.01", "Hợp đồng", "Dùng chung"],
        ["2", "MC.1.3.01", "b.pdf", ""],
    ]


def test_what_a_criterion_lists_its_items_do_not_repeat(desk: Desk) -> None:
    listed = {"file": "1.3.1/a.pdf", "title": "Thống kê"}
    found = rows(desk, {"1.3": {"evidence": [listed]}}, ("1.3.1/a.pdf", "1.3.1/b.pdf"))

    assert [row[1:3] for row in found] == [["MC.1.3.01", "Thống kê"], ["MC.1.3.1.01", "b.pdf"]]


def test_a_new_file_in_a_later_row_changes_no_earlier_code(desk: Desk) -> None:
    before = rows(desk, {}, ("1.2.1/b.pdf", "1.3/a.pdf"))
    after = rows(desk, {}, ("1.2.2/c.pdf",))

    assert {row[5]: row[1] for row in before}.items() <= {row[5]: row[1] for row in after}.items()


def test_an_address_is_printed_as_typed(desk: Desk) -> None:
    link = "https://lms.example.com/?a=1&b=2"

    assert rows(desk, {"1.2.1": {"evidence": [{"url": link}]}})[0][2:6] == [link, "", "", link]


def test_criteria_without_evidence_say_so_and_the_total_counts_pieces(desk: Desk) -> None:
    paper = desk.paper(NAME)
    cells = [row for table in paper.tables for row in paper.cells(table)]

    assert ["–", "Chưa có minh chứng"] in cells
    assert ["Tổng cộng: 1 minh chứng"] in cells
