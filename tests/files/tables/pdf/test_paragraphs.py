"""Lines → paragraphs: what was broken for want of room is one text, what a person broke is not."""

from __future__ import annotations

import pytest

from cdsdossier.files.tables.pdf.letters import PdfLine, PdfWord
from cdsdossier.files.tables.pdf.paragraphs import build_paragraphs, measure_ends

WIDTH = 120.0  # points


def line(text: str, at: int, x: float = 0.0, pitch: float = 12.0) -> PdfLine:
    words = []
    for word in text.split():
        words.append(PdfWord(x, x + 5 * len(word), word))
        x += 5 * len(word) + 2.5
    return PdfLine(tuple(words), pitch * at, 10.0, ("A", "A"))


def told(*lines: str, width: float = WIDTH) -> list[str]:
    return [one.text for one in build_paragraphs([line(text, at) for at, text in enumerate(lines)], 0.0, width)]


@pytest.mark.parametrize(
    ("lines", "made", "width"),
    [
        (("Rà soát hạ tầng và", "phần mềm của trường"), ["Rà soát hạ tầng và phần mềm của trường"], 100),
        (("Từ 1/3/2026", "đến 5/3/2026"), ["Từ 1/3/2026", "đến 5/3/2026"], 120),
        (("- Quyết định giao;", "- Biên bản họp"), ["- Quyết định giao;", "- Biên bản họp"], 90),
        (("Kết quả tự đánh giá", "- không có"), ["Kết quả tự đánh giá - không có"], 90),
        (("Số hóa của nhóm 1", "- Có mạng", "- Có máy"), ["Số hóa của nhóm 1", "- Có mạng", "- Có máy"], 80),
        (("Kế hoạch số 12/KH-", "THCSMT của xã"), ["Kế hoạch số 12/KH-THCSMT của xã"], 85),
        (("2025 - 2026 -", "2027 của trường"), ["2025 - 2026 - 2027 của trường"], 75),
        (("Theo quyết định", "Số: 15/QĐ-UBND"), ["Theo quyết định", "Số: 15/QĐ-UBND"], 75),
    ],
)
def test_a_line_end_counts_where_the_next_word_had_room(lines: tuple[str, ...], made: list[str], width: float) -> None:
    assert told(*lines, width=width) == made


def test_a_number_or_a_word_of_capitals_that_was_broken_is_whole() -> None:
    assert told("30/12/202", "5", width=47) == ["30/12/2025"]
    assert told("LMS/LCM", "S:", width=37) == ["LMS/LCMS:"]
    assert told("LMS/LC", "MS: giao bài", width=33) == ["LMS/LCMS: giao bài"]
    assert told("LMS/LCMS", ": giao bài", width=43) == ["LMS/LCMS: giao bài"]
    assert told("4725/QĐ", "-BGDĐT", width=37) == ["4725/QĐ-BGDĐT"]
    assert told("Classroo", "m cho lớp", width=42) == ["Classroom cho lớp"]
    assert told("Tháng", "9/2025", width=32) == ["Tháng 9/2025"]
    assert told("Google", "Meet", width=32) == ["Google Meet"]
    assert told("UBND", "- HĐND", width=25) == ["UBND - HĐND"]


def test_centred_lines_and_lines_far_apart() -> None:
    title = [line("BỘ CHỈ SỐ ĐÁNH GIÁ MỨC", 0, 8.75), line("CHUYỂN ĐỔI SỐ", 1, 30)]
    assert [one.text for one in build_paragraphs(title, 0, WIDTH)] == ["BỘ CHỈ SỐ ĐÁNH GIÁ MỨC CHUYỂN ĐỔI SỐ"]
    assert len(build_paragraphs(title, 0, 2 * WIDTH)) == 2
    apart = [line("Rà soát hạ tầng và kho", 0), line("phần mềm dùng chung", 1), line("trường học ở trong xã", 3)]
    assert len(build_paragraphs(apart, 0, 105)) == 2
    indented = [line("Rà soát hạ tầng và kho", 0), line("Điều 2. Hiệu lực", 1, 25)]
    assert len(build_paragraphs(indented, 0, 105)) == 2


def test_the_room_at_the_ends_of_a_cell_is_measured() -> None:
    needed, room = measure_ends([line("đồng", 0), line("ab", 1)], 0, WIDTH)
    assert (round(needed, 1), room) == (23.7, 110)
    assert measure_ends([line("ab", 0, 55)], 0, WIDTH)[1] == 110, "centred"
    assert measure_ends([], 0, WIDTH) == (0, 0)
