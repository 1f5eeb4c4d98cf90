"""What was read of a decision, on one page."""

from __future__ import annotations

from support.assessed import page, styles
from support.decisionmaker import HEAD, LEVELS
from support.tablemaker import table

from cdsdossier.files.tables import TableDocument
from cdsdossier.views.sets.decision_import import imported_set_lines, overlay_lines
from cdsdossier.workflows.decision_import import ImportedSet, SetDescription, parse_decision
from cdsdossier.workflows.decision_import.overlay_evidence import EvidenceOverlay
from cdsdossier.workflows.decision_import.tree import Concern


def imported(*rows: list[str], levels: tuple[str, ...] = LEVELS) -> ImportedSet:
    body = table(HEAD, ["1", "Dạy, học", "100", "", "", ""], *rows)
    return parse_decision(TableDocument((body,), levels), "qd.docx", SetDescription("thu", "Bộ chỉ số", "1/QĐ-X"))


def test_the_page_counts_what_was_read() -> None:
    text = page(
        imported_set_lines(
            imported(
                ["1.1", "Có kế hoạch", "Điều kiện bắt buộc", "", "", ""],
                ["1.2", "Phần mềm", "100", "", "", ""],
                ["1.2.1", "Một", "", "100", "", ""],
            )
        )
    )
    assert "Đọc được 1 nhóm, 2 tiêu chí, 1 nội dung từ qd.docx (bảng 1)." in text
    assert "Nhóm 1. Dạy, học: 2 tiêu chí, trong đó 1 điều kiện bắt buộc; cộng 100 điểm" in text
    assert "Mức độ: mức 1 (Mức chưa đáp ứng) dưới 50; mức 2 (Mức đáp ứng cơ bản) từ 50 đến" in text
    assert "Còn phải điền" not in text


def test_what_to_look_at_and_what_is_missing_is_listed() -> None:
    lines = imported_set_lines(imported(["1.1", "Phần mềm", "90", "", "", ""], levels=()))
    assert "Cần xem lại 1 chỗ, so với bản quyết định:" in page(lines)
    assert "  - bảng 1, hàng 2 “Nhóm 1”: các tiêu chí cộng lại 90, nhóm ghi 100" in page(lines)
    assert "Điền xong thì đổi status: skeleton thành status: usable." in page(lines)
    assert styles(lines)["Mức độ: chưa đọc được"] == "warn"


def test_a_long_list_is_cut_and_says_where_the_rest_is() -> None:
    rows = [["1.1", f"Phần mềm {number}", "1", "", "", ""] for number in range(60)]
    text = page(imported_set_lines(imported(*rows)))
    assert "chỗ nữa, ghi ở đầu tệp" in text
    concerns = text.partition("Còn phải điền")[0]
    assert concerns.count("\n  - ") == 40


def test_added_guidance_names_rows_and_what_matched_none() -> None:
    made = EvidenceOverlay("qd4725-2022", "goi-y.docx", ("1.1", "1.2"), (), (Concern("hàng 3", "Lạc", "không khớp"),))
    text = page(overlay_lines(made))
    assert "Thêm gợi ý minh chứng cho 2 mục chấm của bộ qd4725-2022, theo goi-y.docx." in text
    assert "1 hàng không khớp mục chấm nào của bộ chỉ số, không lấy:\n  - hàng 3 “Lạc”: không khớp" in text
