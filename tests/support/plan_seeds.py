"""The annexes of three real plans, as data: the line that names the plan, the head, the rows."""

from __future__ import annotations

from typing import NamedTuple


class Seed(NamedTuple):
    before: tuple[str, ...]
    head: list[str]
    rows: list[list[str]]


LOWER_SECONDARY_A = Seed(
    (
        "PHỤ LỤC",
        "Lịch công tác triển khai đánh giá mức độ chuyển đổi số",
        "Năm học 2023-2024",
        "(Kèm theo Kế hoạch số      /KH-TrH ngày 01/9/2023)",
    ),
    ["STT", "Nội dung", "Thời gian", "Minh chứng"],
    [
        ["1", "Xây dựng kế hoạch", "Tháng 9/2023", "Ban hành Kế hoạch kiểm tra, đánh giá"],
        ["2", "Tự đánh giá", "Tháng 5/2024", "Biên bản tự đánh giá, Quyết định công nhận kết quả tự đánh giá"],
        ["3", "Đề nghị đánh giá", "Tháng 5/2024", "Tờ trình gửi Phòng GD&ĐT"],
        ["4", "Thực hiện đánh giá ngoài", "Tháng 5/2024", "Giấy chứng nhận kết quả mức độ chuyển đổi số."],
        ["5", "Cập nhật kết quả", "Tháng 5/2024", ""],
        ["6", "Công bố kết quả trên trang web", "Tháng 5/2024", ""],
    ],
)

PRIMARY = Seed(
    ("Phụ lục Nhiệm vụ triển khai đánh giá mức độ chuyển đổi số trong nhà trường năm học 2025-2026",),
    ["TT", "Nội dung thực hiện", "Thời gian thực hiện", "Sản phẩm"],
    [
        [
            "1",
            "Xây dựng và ban hành kế hoạch đánh giá mức độ chuyển đổi số",
            "Tháng 3/2026",
            "kế hoạch đánh giá mức độ chuyển đổi số",
        ],
        [
            "2",
            "Ban hành Quyết định thành lập Hội đồng tự đánh giá chuyển đổi số",
            "Tháng 3/2026",
            "Quyết định thành lập Hội đồng tự đánh giá CDS, phân công nhiệm vụ các thành viên",
        ],
        [
            "3",
            "Tự đánh giá mức độ chuyển đổi số theo bộ tiêu chí; Phê duyệt kết quả",
            "Tháng 3,4/2026",
            "Biên bản tự đánh giá, Quyết định công nhận kết quả tự đánh giá của đơn vị",
        ],
        [
            "4",
            "Đề nghị đánh giá ngoài mức độ chuyển đổi số",
            "Tháng 4/2026",
            "Tờ trình gửi cấp trên quản lý trực tiếp",
        ],
        [
            "5",
            "Thực hiện đánh giá ngoài theo kế hoạch của cấp trên trực tiếp",
            "Tháng 4/2026",
            "Quyết định công nhận kết quả đánh giá ngoài của đơn vị",
        ],
        ["6", "Công bố kết quả trên trang thông tin điện tử của đơn vị", "Tháng 5/2026", "Đường link website"],
    ],
)

LOWER_SECONDARY_B = Seed(
    (
        "PHỤ LỤC",
        "NHIỆM VỤ TRIỂN KHAI ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI",
        "SỐ NĂM HỌC 2023-2024",
        "(Kèm theo Kế hoạch 206/KH-THCSMTh ngày 15/9/2023 của Hiệu trưởng)",
    ),
    ["TT", "Nội dung thực hiện", "Thời gian thực hiện", "Sản phẩm"],
    [
        ["1", "Thành lập ban chuyển đổi số", "9/2023", "- Quyết định thành lập"],
        [
            "2",
            "Lập kế hoạch chuyển đổi số",
            "9/2023",
            "- Kế hoạch hoạt động chuyển đổi số trong nhà trường. - Xây dựng bộ tiêu chí đánh giá chuyển đổi số.",
        ],
        [
            "3",
            "Thực hiện chuyển đổi số",
            "9/2023",
            (
                "- Tập huấn bồi dưỡng CBGVNV. - Thực hiện đồng bộ các nhiệm vụ các giải pháp để đảm bảo "
                "kế hoạch chuyển đổi số."
            ),
        ],
        [
            "4",
            "Tự đánh giá mức độ chuyển đổi số theo Bộ chỉ số",
            "3/2024",
            "- Biên bản tự đánh giá; Quyết định công nhận kết quả đơn vị tự đánh giá của đơn vị.",
        ],
        [
            "5",
            "Đề nghị đánh giá ngoài mức độ chuyển đổi số",
            "3/2024",
            "- Tờ trình gửi cấp trên quản lý trực tiếp.",
        ],
        [
            "6",
            "Thực hiện đánh giá ngoài theo kế hoạch của cấp trên",
            "4-5/2024",
            "- Giấy chứng nhận kết quả mức độ chuyển đổi số.",
        ],
        [
            "7",
            "Cập nhật kết quả trên CSDL ngành và công bố kết quả trên cổng thông tin điện tử của đơn vị",
            "6/2024",
            "- Nhập các số liệu trên CSDL ngành.",
        ],
    ],
)

ALL = {"thcs-a": LOWER_SECONDARY_A, "tieu-hoc": PRIMARY, "thcs-b": LOWER_SECONDARY_B}
