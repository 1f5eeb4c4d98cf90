import pytest

from cdsdossier.paperwork.writer.measure import width, wrapped

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
    assert width(text, size, bold=True) / TWIPS_PER_MM == pytest.approx(millimetres, rel=0.01)


def test_a_long_name_breaks_evenly() -> None:
    assert wrapped("TRƯỜNG TIỂU HỌC HÙNG THẮNG", 13, 3515, bold=True) == ("TRƯỜNG TIỂU HỌC", "HÙNG THẮNG")
    assert wrapped("MỘT", 13, 3515) == ("MỘT",)
    assert wrapped("", 13, 3515) == ("",)
