"""What was read, as a set file."""

from __future__ import annotations

import yaml
from support.decisionmaker import LEVELS
from support.tablemaker import table

from cdsdossier.files.tables import TableDocument
from cdsdossier.workflows.decision_import import SetDescription, parse_decision
from cdsdossier.workflows.decision_import.emit import format_concern, format_set_file, join_evidence_lines
from cdsdossier.workflows.decision_import.tree import Concern


def set_file(*rows: list[str], levels: tuple[str, ...] = LEVELS) -> str:
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Minh chứng"]
    source = TableDocument((table(head, ["1", "Dạy, học", "100", ""], *rows),), levels)
    return format_set_file(parse_decision(source, "qd.docx", SetDescription("thu", "Bộ: chỉ số", "1/QĐ-X"))).decode()


def test_the_file_reads_back_as_what_was_read() -> None:
    data = yaml.safe_load(
        set_file(["1.1", "Có kế hoạch", "Điều kiện bắt buộc", "Kế hoạch"], ["1.2", "Phần mềm", "100", ""])
    )
    assert (data["id"], data["title"], data["decision"]["number"]) == ("thu", "Bộ: chỉ số", "1/QĐ-X")
    first, second = data["groups"][0]["criteria"]
    assert (first["id"], first["mandatory"], first["evidence"]) == ("1.1", True, "Kế hoạch")
    assert (second["maximum"], second["checked"], second["place"]) == (100, [], "bảng 1, hàng 4")
    assert data["status"] == "usable"


def test_what_is_missing_and_what_to_look_at_are_in_the_comment() -> None:
    text = set_file(["1.1", "Phần mềm", "90", ""], levels=())
    assert "# CÒN THIẾU: các mức độ (levels)" in text
    assert "# CẦN XEM LẠI: bảng 1, hàng 2 “Nhóm 1”: các tiêu chí cộng lại 90, nhóm ghi 100." in text
    assert "status: skeleton" in text


def test_a_concern_is_one_sentence_with_its_place() -> None:
    assert format_concern(Concern("hàng 2", "1.1 Có", "sai")) == "hàng 2 “1.1 Có”: sai."
    assert format_concern(Concern("", "", "sai")) == "sai."


def test_lines_of_evidence_are_joined_once_each() -> None:
    assert join_evidence_lines(["- Kế hoạch;", "- Quy chế.", "Kế hoạch"]) == "Kế hoạch; Quy chế"


def test_points_with_a_comma_are_written_with_a_point() -> None:
    text = set_file(["1.1", "Phần mềm", "99,5", ""], ["1.2", "Khác", "0,5", ""])
    assert [one["maximum"] for one in yaml.safe_load(text)["groups"][0]["criteria"]] == [99.5, 0.5]
