import pytest

from cdsdossier.documents.docx.text_width import fill_lines, measure_width, wrap_heading

TWIPS_PER_MM = 1440 / 25.4


@pytest.mark.parametrize(
    ("text", "size", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.7),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.2),
        ("TRƯỜNG TIỂU HỌC HÙNG THẮNG", 13, 77),
    ],
)
def test_widths_are_those_measured_on_paper(text: str, size: int, millimetres: float) -> None:
    assert measure_width(text, size, bold=True) / TWIPS_PER_MM == pytest.approx(millimetres, rel=0.01)


def test_a_long_name_breaks_evenly() -> None:
    assert wrap_heading("TRƯỜNG TIỂU HỌC HÙNG THẮNG", 13, 3515, bold=True) == ("TRƯỜNG TIỂU HỌC", "HÙNG THẮNG")
    assert wrap_heading("MỘT", 13, 3515) == ("MỘT",)
    assert wrap_heading("", 13, 3515) == ("",)


@pytest.mark.parametrize(
    ("lines", "size", "room", "bold"),
    [
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO|HUYỆN TIÊN LÃNG", 12, 65, False),
        ("PHÒNG GIÁO DỤC|VÀ ĐÀO TẠO|HUYỆN TIÊN LÃNG", 13, 65, False),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO|HẢI PHÒNG", 13, 65, False),
        ("TRƯỜNG PHỔ THÔNG|DÂN TỘC BÁN TRÚ|TRUNG HỌC CƠ SỞ NẬM CẮN", 12, 65, True),
        ("TRƯỜNG THCS|VINH QUANG - THANH LƯƠNG", 12, 65, True),
        ("TRUNG TÂM GIÁO DỤC|NGHỀ NGHIỆP -|GIÁO DỤC THƯỜNG XUYÊN|HUYỆN TIÊN LÃNG", 12, 65, True),
        ("TRƯỜNG PHỔ THÔNG|DÂN TỘC BÁN TRÚ TIỂU HỌC|VÀ TRUNG HỌC CƠ SỞ|VINH QUANG -|THANH LƯƠNG SỐ 2", 12, 65, True),
        ("Về việc phê duyệt kết quả tự đánh giá|mức độ chuyển đổi số năm học 2025-2026", 13, 145, True),
        ("Kính gửi: UBND xã Hùng Thắng|(qua Phòng Văn hóa - Xã hội xã Hùng Thắng)", 14, 145, False),
        ("(Kèm theo Quyết định số 03/QĐ-THCSQT ngày 01 tháng 4 năm 2026|của Trường THCS An Bình)", 14, 145, False),
        ("(Kèm theo Kế hoạch số    /KH-THCSQT ngày    tháng    năm 2026|của Trường THCS An Bình)", 14, 145, False),
        ("(Kèm theo Kế hoạch số 02/KH-VQ ngày 05 tháng 3 năm 2026|của Trường TH và THCS Vinh Quang)", 13, 130, False),
    ],
)
def test_names_and_dates_are_not_torn(lines: str, size: int, room: int, bold: bool) -> None:
    text = lines.replace("|", " ")
    assert wrap_heading(text, size, round(room * TWIPS_PER_MM), bold=bold) == tuple(lines.split("|"))


def test_a_text_that_is_no_name_is_filled_at_once() -> None:
    text = "rất dài " * 625

    assert wrap_heading(text, 14, 9000) == fill_lines(text, 14, 9000)
