"""What an office does next after a roll-up, the most pressing first."""

from __future__ import annotations

from cdsdossier.office.rollup.output.report_table import to_safe_line
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.views.layout import Line, styled_line, wrap_text


def next_step_lines(counted: Tally) -> list[Line]:
    """Say what to do next, the most pressing first."""
    steps: list[str] = []
    if not counted.found:
        steps.append(
            "Không có hồ sơ nào. Kiểm tra lại tên thư mục; mỗi hồ sơ là một thư mục có dossier.yaml hoặc một gói .zip."
        )
    steps += _mend(counted)
    if counted.unrecognised:
        steps.append(f"Xem {len(counted.unrecognised)} tệp, thư mục không nhận ra: có thể là hồ sơ gửi sai dạng.")
    if nameless := _count_nameless(counted):
        steps.append(f"{nameless} hồ sơ không đọc được chưa biết là của trường nào, nên chưa tính là đã gửi.")
    if any(one.missing for one in counted.attendance):
        steps.append(f"Nhắc các {counted.unit} chưa gửi bằng công văn: thêm --remind cong-van-nhac.docx")
        steps.append("Danh sách chưa gửi đầy đủ: thêm --output tong-hop.xlsx, trang Chưa gửi.")
    if counted.faulty:
        steps.append("Xem lỗi của một trường: cdsdossier check THƯ-MỤC-HỒ-SƠ")
    if counted.listed_twice:
        steps.append(
            f"Ký hiệu có ở nhiều dòng của danh sách: {', '.join(counted.listed_twice[:5])}. Kiểm tra lại danh sách."
        )
    if counted.schools:
        steps.append("Làm báo cáo: thêm --output bao-cao-tong-hop.docx; xem bằng trình duyệt: --output tong-hop.html")
    lines = [styled_line(("Việc tiếp theo", "strong"))]
    for step in steps:
        lines += wrap_text(f"- {to_safe_line(step)}", "  ", "    ")
    return lines


def _count_nameless(counted: Tally) -> int:
    """Return how many unreadable dossiers are of nobody in the list; 0 without a list."""
    matched = {row.place for one in counted.attendance for _, row in one.matched}
    nameless = [row for row in counted.broken if not (row.school or row.code) and row.place not in matched]
    return len(nameless) if counted.attendance else 0


def _mend(counted: Tally) -> list[str]:
    """Say what to do with dossiers that could not be read: some the school sends again, some the office opens again."""
    ours = sum(row.office_reason for row in counted.broken)
    steps = (
        [f"Trả lại {theirs} hồ sơ không đọc được, kèm lý do ghi ở trên."]
        if (theirs := len(counted.broken) - ours)
        else []
    )
    if ours:
        steps.append(f"{ours} hồ sơ hỏng ở phía cơ quan, trường đã gửi: làm lại theo lý do ghi ở trên.")
    return steps
