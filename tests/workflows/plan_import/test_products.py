"""One cell → its products, each as it was written."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.plan_import.products import split_products

CELLS: dict[str, list[str]] = {
    "": [],
    "-": [],
    "……": [],
    "Kế hoạch": ["Kế hoạch"],
    "Kế hoạch.\nBiên bản;": ["Kế hoạch", "Biên bản"],
    "- Kế hoạch A. - Xây dựng B.": ["Kế hoạch A", "Xây dựng B"],
    "– Kế hoạch A; – Xây dựng B.": ["Kế hoạch A", "Xây dựng B"],
    "+ Kế hoạch\n• Biên bản\n\uf0b7 Tờ trình": ["Kế hoạch", "Biên bản", "Tờ trình"],
    "- Biên bản họp - Tờ trình": ["Biên bản họp", "Tờ trình"],
    "Tờ trình gửi Phòng Văn hóa - Xã hội": ["Tờ trình gửi Phòng Văn hóa - Xã hội"],
    "- Tờ trình gửi Phòng Văn hóa - Xã hội.": ["Tờ trình gửi Phòng Văn hóa - Xã hội"],
    "Tờ trình gửi Phòng Tài chính - Kế hoạch": ["Tờ trình gửi Phòng Tài chính - Kế hoạch"],
    "- Tờ trình gửi Phòng Tài chính - Kế hoạch": ["Tờ trình gửi Phòng Tài chính - Kế hoạch"],
    "Tờ trình gửi UBND xã - Báo cáo Sở": ["Tờ trình gửi UBND xã - Báo cáo Sở"],
    "- Biên bản họp tổ - danh sách kèm theo": ["Biên bản họp tổ - danh sách kèm theo"],
    "1. Kế hoạch\n2) Biên bản\na) Tờ trình": ["Kế hoạch", "Biên bản", "Tờ trình"],
    "01 Tờ trình": ["01 Tờ trình"],
    "Biên bản tự đánh giá; Báo cáo (bản giấy; bản số)": ["Biên bản tự đánh giá", "Báo cáo (bản giấy; bản số)"],
    "Biên bản tự đánh giá, Quyết định công nhận kết quả tự đánh giá": [
        "Biên bản tự đánh giá",
        "Quyết định công nhận kết quả tự đánh giá",
    ],
    "biên bản tự đánh giá, quyết định công nhận kết quả tự đánh giá": [
        "biên bản tự đánh giá",
        "quyết định công nhận kết quả tự đánh giá",
    ],
    "Quyết định thành lập Hội đồng tự đánh giá CDS, phân công nhiệm vụ các thành viên": [
        "Quyết định thành lập Hội đồng tự đánh giá CDS, phân công nhiệm vụ các thành viên"
    ],
    "Tờ trình gửi cấp trên, báo cáo Phòng GD&ĐT": ["Tờ trình gửi cấp trên, báo cáo Phòng GD&ĐT"],
    "Ảnh chụp, danh sách tham dự": ["Ảnh chụp", "danh sách tham dự"],
    "Nhập số liệu, báo cáo tự đánh giá lên Phòng": ["Nhập số liệu, báo cáo tự đánh giá lên Phòng"],
    "Lưu biên bản, hồ sơ": ["Lưu biên bản, hồ sơ"],
    "Họp thông qua báo cáo, kế hoạch": ["Họp thông qua báo cáo, kế hoạch"],
    "Tờ trình, Biên bản tự kiểm tra, đánh giá": ["Tờ trình", "Biên bản tự kiểm tra, đánh giá"],
    "Hồ sơ (Tờ trình, Báo cáo)": ["Hồ sơ (Tờ trình, Báo cáo)"],
    "Quyết định công nhận kết quả\ntự đánh giá": ["Quyết định công nhận kết quả tự đánh giá"],
    "Quyết định công nhận kết quả.\ntệp quét": ["Quyết định công nhận kết quả", "tệp quét"],
    "kế hoạch đánh giá\nbiên bản họp": ["kế hoạch đánh giá", "biên bản họp"],
    "Ảnh, video, v.v.": ["Ảnh, video, v.v."],
    "https://truong.example/ket-qua": ["https://truong.example/ket-qua"],
}


@pytest.mark.parametrize(("cell", "products"), CELLS.items())
def test_a_cell_is_split_where_a_product_begins(cell: str, products: list[str]) -> None:
    assert list(split_products(cell.split("\n"))) == products


@pytest.mark.parametrize("piece", ["a;", "- a - Báo cáo ", "a, Báo cáo", "(a; ", "a . , ;"])
def test_a_cell_that_never_ends_is_split(piece: str) -> None:
    assert split_products([piece * 30_000]), "quadratic work would take minutes here"
