"""Texts in old fonts: put into Unicode where every letter is certain, refused where not, others never touched."""

from __future__ import annotations

import pytest

from cdsdossier.text.old_letters import OldCode, RestoredLines, UncertainLetters, restore_lines
from cdsdossier.text.old_letters.fonts import OldFont, mark_old_font
from cdsdossier.text.old_letters.tables import CODES, encode_old

PLAN = (
    "Phụ lục: Lịch công tác",
    "Nội dung công việc",
    "Thời gian thực hiện",
    "Đơn vị chủ trì",
    "Ban hành kế hoạch tự đánh giá",
    "Tháng 2, 3/2026",
    "Trước ngày 31/5/2026",
    "Hiệu trưởng",
    "Thư ký",
    "Một số",
    "STT",
    "Bộ GDĐT",
)


def restored(*lines: str) -> list[str]:
    found = restore_lines(lines)
    return [found.lines.get(line, line) for line in lines]


@pytest.mark.parametrize("code", CODES)
def test_a_text_whose_font_nobody_knows_is_known_by_its_letters(code: OldCode) -> None:
    typed = [encode_old(line, code) for line in PLAN]
    found = restore_lines(typed)

    assert [found.lines.get(line, line) for line in typed] == list(PLAN)
    assert found.codes == {code}
    assert found.count == len(PLAN) - 1


@pytest.mark.parametrize(("font", "code"), [("tcvn3", "tcvn3"), ("vni", "vni")])
def test_in_an_old_font_a_single_word_is_enough(font: OldFont, code: OldCode) -> None:
    for word in ("Bộ", "một", "số", "ký", "GDĐT", "Kế hoạch"):
        assert restored(mark_old_font(encode_old(word, code), font)) == [word]


def test_a_font_of_capitals_shows_capitals() -> None:
    typed = [mark_old_font(encode_old(text, "tcvn3"), "tcvn3-capitals") for text in ("kế hoạch", "Kế hOạCH", "stt")]
    assert restored(*typed) == ["KẾ HOẠCH", "KẾ HOẠCH", "STT"]


@pytest.mark.parametrize("code", CODES)
def test_only_some_runs_may_be_old(code: OldCode) -> None:
    old = mark_old_font(encode_old("Hội đồng một trường", code), code)
    assert restored("Kế hoạch của Bé là", f"Số 1. {old} là của bé") == [
        "Kế hoạch của Bé là",
        "Số 1. Hội đồng một trường là của bé",
    ]


@pytest.mark.parametrize("font", ["tcvn3", "tcvn3-capitals", "vni"])
def test_a_font_that_was_left_when_its_text_became_unicode_changes_nothing(font: OldFont) -> None:
    lines = ["Kế hoạch năm học của trường", "Tháng 3", "Bé", "là", "STT"]
    assert restored(*(mark_old_font(line, font) for line in lines)) == lines


@pytest.mark.parametrize("code", CODES)
def test_words_of_unicode_in_an_old_line_stay(code: OldCode) -> None:
    typed = [encode_old(line, code) for line in PLAN]
    assert restored(*typed, f"Ảnh {encode_old('chụp hiện trường', code)}")[-1] == "Ảnh chụp hiện trường"


@pytest.mark.parametrize(
    ("lines", "unicode"),
    [
        (
            "KẾ HOẠCH|Phô lôc: LÞch c«ng t¸c|STT|Néi dung c«ng viÖc|Tr­íc 31/01/2026|Tæ sè|Th­ ký|Th¸ng 2,3/2026",
            "KẾ HOẠCH|Phụ lục: Lịch công tác|STT|Nội dung công việc|Trước 31/01/2026|Tổ số|Thư ký|Tháng 2,3/2026",
        ),
        (
            "KẾ HOẠCH|Phuï luïc: Lòch coâng taùc|Ñôn vò chuû trì|Saûn phẩm|Tröôùc 31/1|Thöøa Quyeát ñònh|Hieäu tröởng",
            "KẾ HOẠCH|Phụ lục: Lịch công tác|Đơn vị chủ trì|Sản phẩm|Trước 31/1|Thừa Quyết định|Hiệu trưởng",
        ),
        (
            "QUYẾT §ỊNH|Bé chØ sè|TT|Tiªu chÝ|§iÓm tèi ®a|Cã kho häc liÖu sè|Ảnh chôp|§¸nh gi¸ trªn m¸y|Q§-BGD§T",
            "QUYẾT ĐỊNH|Bộ chỉ số|TT|Tiêu chí|Điểm tối đa|Có kho học liệu số|Ảnh chụp|Đánh giá trên máy|QĐ-BGDĐT",
        ),
    ],
)
def test_letters_of_both_kinds_may_stand_side_by_side(lines: str, unicode: str) -> None:
    assert "|".join(restored(*lines.split("|"))) == unicode


@pytest.mark.parametrize("code", CODES)
def test_what_may_be_read_in_two_ways_is_refused(code: OldCode) -> None:
    typed = [encode_old(line, code) for line in PLAN[:6]]
    both = {"tcvn3": "Bé", "vni": "soá"}[code]
    for doubtful in (both, f"Ảnh {typed[0]} {both}"):
        with pytest.raises(UncertainLetters) as refused:
            restore_lines([*typed, "Kế hoạch của trường", doubtful])
        assert refused.value.word in doubtful


def test_a_font_of_a_table_that_is_not_known_is_refused_where_it_matters() -> None:
    assert restored(mark_old_font("Kế hoạch", "other"), mark_old_font("STT", "other")) == ["Kế hoạch", "STT"]
    with pytest.raises(UncertainLetters):
        restore_lines([mark_old_font("Tr\xdc\xefng", "other")])


def test_a_letter_that_no_table_has_is_refused() -> None:
    with pytest.raises(UncertainLetters):
        restore_lines([mark_old_font("tr­êng ®Ù", "tcvn3"), mark_old_font("häc", "tcvn3")])


@pytest.mark.parametrize("lost", ["", "-"])
def test_a_letter_that_a_pdf_lost_is_not_left_out_in_silence(lost: str) -> None:
    typed = [encode_old(line, "tcvn3") for line in PLAN]
    with pytest.raises(UncertainLetters):
        restore_lines([line.replace("\xad", lost) for line in typed])


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Kế hoạch dạy tiếng Pháp",
            "Café, thème, Noël, maïs, naïve, garçon, hôtel, l'été, où, ça, œuvre, Saint-Exupéry",
        ],
        ["Müller, Köln, Björk, Öl, für, Straße, Malmö, Ångström, São Paulo, El Niño, mañana, Curaçao, smørrebrød"],
        ["Bước sóng 5 µm, 10 µg; 3 × 4 ± 2 ÷ 1; 25 °C, m², m³; © 2025, Windows®, ™; § 5, §1 Điều 2; Æ, ß, ð, þ"],
        ["“Trường học” «Hạnh phúc» ‘Bé ngoan’, Ðề án, Ðạt", "1º, 2ª, trường¹", "tự đánh giá·chấm điểm"],
        [
            "Toán·Lý·Hóa",
            "Văn·Sử·Địa",
            "Tin·Công nghệ",
            "»Trường« »Lớp« »Khối 6«",
            "Word®Excel®PowerPoint®",
            "a×b, c÷d, e±f",
        ],
        ["Đắk Lắk, Krông Pắc, Plông, Kbang, Chư Păh, Ia Đrăng, Mường Nhé, Xtiêng, Ê-đê, H'Mông, Pá Hu, Nậm Pồ"],
        ["toàn bộ", "hoá học", "thuý", "Bé", "soá", "mét"],
        ["tôc độ mang", "chôp ảnh", "kếtquả", "Kế ho\xadạch tr\xadường"],
        ["Kế hoạch", "Ban hµnh"],
        ["", "STT", "1/2026"],
    ],
)
def test_text_in_unicode_is_never_touched(lines: list[str]) -> None:
    found = restore_lines([*lines, "Kế hoạch tự đánh giá"])
    assert found.codes == set()
    assert {line: text for line, text in found.lines.items() if line != text} == {}


def test_nothing_is_read_where_nothing_is_suspect() -> None:
    assert restore_lines(["Kế hoạch", "là"]) == RestoredLines()
