"""The assertions see red: each right document with one thing broken fails the rule of that thing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from support import decree_end, decree_page, decree_text, decree_title  # noqa: F401  they register their rules
from support.breaking import Draft, put
from support.decree import DOCUMENTS, RULES, Case
from support.desk import Desk, by_committee, reviewed, tiny
from support.docxreader import Paper, W

Break = Callable[[Draft], object]


def font(draft: Draft) -> None:
    put(draft.roots["styles"].find(f".//{W}rPrDefault/{W}rPr"), "rFonts", cs="Arial")  # type: ignore[arg-type]


def page_number_in_the_footer(draft: Draft) -> None:
    etree.SubElement(draft.pages[0], W + "footerReference").set(W + "type", "default")


def page_number_on_the_right(draft: Draft) -> None:
    put(draft.roots["header1"].find(f".//{W}pPr"), "jc", val="right")  # type: ignore[arg-type]


def decomposed(draft: Draft) -> None:
    for word in draft.line("Căn cứ").iter(W + "t"):
        word.text = unicodedata.normalize("NFD", word.text or "")


def narrow(draft: Draft) -> None:
    for cell in draft.all("tcW"):
        cell.set(W + "w", "5000")


def left_cell(draft: Draft, number: int) -> etree._Element:
    return draft.all("tc")[number]


def second_superior(draft: Draft) -> None:
    cell = draft.all("tc")[0]
    extra = etree.fromstring(etree.tostring(draft.line("UBND")))
    cell.insert(1, extra)


def drawn_too_long(start: str) -> Break:
    def longer(draft: Draft) -> None:
        put(draft.under(start)[0], "ind", left="0", right="0")

    return longer


def undrawn(start: str) -> Break:
    return lambda draft: draft.drop(*draft.under(start).iter(W + "pBdr"))


def unkept(draft: Draft) -> None:
    draft.drop(*draft.all("keepNext"))
    for style in draft.roots["styles"].iter(W + "keepNext"):
        style.set(W + "val", "0")


def split_rows(draft: Draft) -> None:
    draft.drop(*draft.all("cantSplit"))


BREAKS: list[tuple[str, str, str, Break]] = [
    ("PG-01", "ke-hoach", "US Letter", lambda d: d.page(0, "pgSz", w="12240", h="15840")),
    ("PG-02", "ke-hoach", "on its side", lambda d: d.page(0, "pgSz", w="16838", h="11906", orient="landscape")),
    ("PG-02", "danh-muc-minh-chung", "upright", lambda d: d.page(0, "pgSz", w="11906", h="16838", orient="portrait")),
    ("PG-03", "ke-hoach", "narrow margin of the annex", lambda d: d.page(1, "pgMar", left="1134")),
    ("PG-05", "ke-hoach", "another font in one slot", font),
    ("PG-05", "ke-hoach", "blue", lambda d: d.ink("Căn cứ", "color", "0000FF")),
    ("PG-06", "ke-hoach", "loose diacritics", decomposed),
    ("PG-07", "ke-hoach", "shown on page 1", lambda d: d.drop(*d.pages[1].iter(W + "titlePg"))),
    ("PG-07", "ke-hoach", "number on the right", page_number_on_the_right),
    ("PG-08", "ke-hoach", "number in the footer", page_number_in_the_footer),
    ("PG-09", "ke-hoach", "annex counts on", lambda d: d.drop(*d.pages[1].iter(W + "pgNumType"))),
    ("PG-09", "ke-hoach", "annex in the same section", lambda d: d.drop(d.pages[0])),
    ("QH-01", "bao-cao", "not bold", lambda d: d.ink("CỘNG HÒA", "b", "0")),
    ("QH-01", "bao-cao", "14 points", lambda d: d.ink("CỘNG HÒA", "sz", "28")),
    ("QH-02", "bao-cao", "column too narrow", narrow),
    ("TN-01", "bao-cao", "dashes", lambda d: d.say("Độc lập", "Độc lập – Tự do – Hạnh phúc")),
    ("TN-02", "bao-cao", "line too long", drawn_too_long("Độc lập")),
    ("TN-02", "bao-cao", "no line", undrawn("Độc lập")),
    ("TN-03", "bao-cao", "apart", lambda d: d.lay("Độc lập", "spacing", before="120")),
    ("SZ-PAIR", "bao-cao", "sizes of two pairs", lambda d: d.ink("CỘNG HÒA", "sz", "24")),
    ("CQ-01", "bao-cao", "bold", lambda d: d.ink("UBND", "b", "1")),
    ("CQ-02", "bao-cao", "not in capitals", lambda d: d.say("TRƯỜNG", "Trường THCS An Bình")),
    ("CQ-02", "bao-cao", "not bold", lambda d: d.ink("TRƯỜNG", "b", "0")),
    ("CQ-03", "bao-cao", "line too long", drawn_too_long("TRƯỜNG")),
    ("CQ-03", "bao-cao", "no line", undrawn("TRƯỜNG")),
    ("CQ-05", "bao-cao", "two superiors", second_superior),
    ("SO-01", "bao-cao", "no colon", lambda d: d.say("Số:", "Số 06/BC-THCSQT")),
    ("SO-01", "bao-cao", "no number", lambda d: d.drop(d.line("Số:"))),
    ("SO-01", "bao-cao", "italic", lambda d: d.ink("Số:", "i", "1")),
    ("SO-02", "bao-cao", "no zero", lambda d: d.say("Số:", "Số: 6/BC-THCSQT")),
    ("SO-03", "bao-cao", "spaces", lambda d: d.say("Số:", "Số: 06/BC - THCSQT")),
    ("SO-04", "bao-cao", "another kind", lambda d: d.say("Số:", "Số: 06/KH-THCSQT")),
    ("DD-01", "bao-cao", "no comma", lambda d: d.say("Quyết Tiến, ngày", "Quyết Tiến ngày 06 tháng 4 năm 2026")),
    ("DD-01", "bao-cao", "upright", lambda d: d.ink("Quyết Tiến, ngày", "i", "0")),
    ("DD-02", "bao-cao", "no zero", lambda d: d.say("Quyết Tiến, ngày", "Quyết Tiến, ngày 6 tháng 4 năm 2026")),
    ("DD-02", "bao-cao", "idle zero", lambda d: d.say("Quyết Tiến, ngày", "Quyết Tiến, ngày 06 tháng 04 năm 2026")),
    ("DD-05", "bien-ban-tu-danh-gia", "dated", lambda d: d.say("Độc lập", "Quyết Tiến, ngày 05 tháng 4 năm 2026")),
    ("TL-01", "bao-cao", "not bold", lambda d: d.ink("BÁO CÁO", "b", "0")),
    ("TL-02", "bao-cao", "not bold", lambda d: d.ink("Kết quả tự", "b", "0")),
    ("TL-02", "bao-cao", "capitals", lambda d: d.say("Kết quả tự", "KẾT QUẢ TỰ ĐÁNH GIÁ")),
    ("TL-03", "bao-cao", "no line", undrawn("Kết quả tự")),
    ("TL-03", "bao-cao", "line too long", drawn_too_long("Kết quả tự")),
    ("TL-04", "bao-cao", "V/v", lambda d: d.say("Kết quả tự", "V/v kết quả tự đánh giá")),
    ("TL-04", "quyet-dinh-hoi-dong", "no Về việc", lambda d: d.say("Về việc", "Thành lập Hội đồng")),
    ("CC-01", "ke-hoach", "upright", lambda d: d.ink("Căn cứ", "i", "0")),
    ("CC-01", "ke-hoach", "last ends in ;", lambda d: d.say("Thực hiện", "Thực hiện Kế hoạch năm 2026;")),
    ("CC-01", "ke-hoach", "no end", lambda d: d.say("Căn cứ Luật", "Căn cứ Luật Giáo dục")),
    ("CC-02", "ke-hoach", "undated", lambda d: d.say("Căn cứ Luật", "Căn cứ Luật Giáo dục;")),
    ("CC-03", "ke-hoach", "no word số", lambda d: d.say("Thực hiện", "Thực hiện Kế hoạch 137/KH-UBND.")),
    ("KG-01", "bao-cao", "addressed to nobody", lambda d: d.drop(d.line("Kính gửi"))),
    ("KG-02", "bao-cao", "bold", lambda d: d.ink("Kính gửi", "b", "1")),
    ("KG-03", "thong-bao-ket-qua", "addressed", lambda d: d.say("Vậy", "Kính gửi: UBND xã./.")),
    ("QĐ-1", "quyet-dinh-hoi-dong", "not bold", lambda d: d.ink("HIỆU TRƯỞNG TRƯỜNG", "b", "0")),
    ("QĐ-1", "quyet-dinh-hoi-dong", "nobody's", lambda d: d.drop(d.line("HIỆU TRƯỞNG TRƯỜNG"))),
    ("QĐ-1", "quyet-dinh-cong-nhan", "below the articles", lambda d: d.line("Điều 1.").addnext(d.line("QUYẾT ĐỊNH:"))),
    ("ND-01", "ke-hoach", "12 points", lambda d: d.ink("- Xác định", "sz", "24")),
    ("ND-01", "ke-hoach", "ragged", lambda d: d.lay("- Xác định", "jc", val="left")),
    ("ND-01", "ke-hoach", "no first line", lambda d: d.lay("- Xác định", "ind", firstLine="0")),
    ("ND-01", "ke-hoach", "no gap", lambda d: d.lay("- Xác định", "spacing", before="0")),
    ("ND-01", "ke-hoach", "double spaced", lambda d: d.lay("- Xác định", "spacing", line="480")),
    ("ND-03", "ke-hoach", "exact", lambda d: d.lay("- Xác định", "spacing", lineRule="exact")),
    ("ND-06", "ke-hoach", "not bold", lambda d: d.ink("I. MỤC", "b", "0")),
    ("ND-06", "ke-hoach", "small letters", lambda d: d.say("I. MỤC", "I. Mục đích")),
    ("ND-06", "bao-cao", "bold point", lambda d: d.ink("a) Tồn tại", "b", "1")),
    ("ND-07", "quyet-dinh-hoi-dong", "not bold", lambda d: d.ink("Điều 1.", "b", "0")),
    ("ND-07", "quyet-dinh-hoi-dong", "all bold", lambda d: d.ink("Điều 1.", "b", "1")),
    ("ND-08", "bao-cao", "a.", lambda d: d.say("a) Tồn tại", "a. Tồn tại, hạn chế")),
    ("ND-09", "bao-cao", "I, III", lambda d: d.drop(d.line("II. KẾT QUẢ"))),
    ("ND-09", "quyet-dinh-hoi-dong", "Điều 1, 3", lambda d: d.drop(d.line("Điều 2."))),
    ("ND-09", "bao-cao", "1, 3", lambda d: d.drop(d.line("2. Tồn tại"))),
    ("ND-11", "bao-cao", "colon", lambda d: d.say("1. Ưu điểm", "1. Ưu điểm:")),
    ("ND-11", "bao-cao", "no space", lambda d: d.say("1. Ưu điểm", "1.Ưu điểm")),
    ("ND-13", "bao-cao", "no end mark", lambda d: d.say("Trên đây", "Trên đây là báo cáo.")),
    ("heading-not-alone", "bao-cao", "may stand alone", unkept),
    ("TB-01", "phieu-cham-diem", "9 points", lambda d: d.ink("Có kế hoạch", "sz", "18")),
    ("TB-02", "phieu-cham-diem", "not repeated", lambda d: d.drop(*d.all("tblHeader"))),
    ("TB-02", "phieu-cham-diem", "not bold", lambda d: d.ink("Tiêu chí", "b", "0")),
    ("TB-03", "phieu-cham-diem", "rows split", split_rows),
    ("TB-04", "phieu-cham-diem", "grey borders", lambda d: d.all("tblBorders")[1][0].set(W + "color", "CCCCCC")),
    ("TB-06", "phieu-cham-diem", "too wide", lambda d: d.all("gridCol")[3].set(W + "w", "9000")),
    ("TB-09", "phieu-cham-diem", "first line", lambda d: d.lay("Có kế hoạch", "ind", firstLine="720")),
    ("CK-01", "ke-hoach", "not in capitals", lambda d: d.say("HIỆU TRƯỞNG", "Hiệu trưởng")),
    ("CK-01", "ke-hoach", "not bold", lambda d: d.ink("HIỆU TRƯỞNG", "b", "0")),
    ("CK-02", "ke-hoach", "not bold", lambda d: d.ink("N.V.A.", "b", "0")),
    ("CK-02", "ke-hoach", "no name", lambda d: d.drop(d.line("N.V.A."))),
    ("CK-04", "ke-hoach", "KT. alone", lambda d: d.say("HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG")),
    ("CK-04", "bien-ban-tu-danh-gia", "not the chair", lambda d: d.say("CHỦ TỌA", "CHỦ TỊCH")),
    ("CK-05", "ke-hoach", "no room", lambda d: d.lay("N.V.A.", "spacing", before="120")),
    ("signature-whole", "bien-ban-tu-danh-gia", "may be parted", unkept),
    ("signature-whole", "ke-hoach", "row may split", split_rows),
    ("NN-01", "ke-hoach", "space before the colon", lambda d: d.say("Nơi nhận", "Nơi nhận :")),
    ("NN-01", "ke-hoach", "upright", lambda d: d.ink("Nơi nhận", "i", "0")),
    ("NN-02", "ke-hoach", "italic", lambda d: d.ink("- Hội đồng tự", "i", "1")),
    ("NN-02", "ke-hoach", "no semicolon", lambda d: d.say("- Hội đồng tự", "- Hội đồng tự đánh giá.")),
    ("NN-03", "ke-hoach", "only VT", lambda d: d.say("- Lưu", "- VT.")),
    ("NN-04", "bao-cao", "no Như trên", lambda d: d.drop(d.line("- Như trên"))),
    ("NN-04", "quyet-dinh-hoi-dong", "another article", lambda d: d.say("- Như Điều", "- Như Điều 2;")),
    ("PL-01", "ke-hoach", "not pointed to", lambda d: d.say("Hội đồng tự đánh giá làm", "Hội đồng làm việc.")),
    ("PL-02", "ke-hoach", "a number for one", lambda d: d.say("Phụ lục", "Phụ lục I")),
    ("PL-03", "ke-hoach", "capitals", lambda d: d.say("Phụ lục", "PHỤ LỤC")),
    ("PL-03", "ke-hoach", "13 points", lambda d: d.ink("Phụ lục", "sz", "26")),
    ("PL-04", "ke-hoach", "small letters", lambda d: d.say("LỊCH CÔNG TÁC", "Lịch công tác")),
    ("PL-05", "ke-hoach", "upright", lambda d: d.ink("(Kèm theo", "i", "0")),
    ("PL-05", "ke-hoach", "no reference", lambda d: d.drop(d.line("(Kèm theo"))),
    ("PL-06", "ke-hoach", "another number", lambda d: d.say(
        "(Kèm theo", "(Kèm theo Kế hoạch số 02/KH-THCSQT ngày 01 tháng 4 năm 2026 của Trường THCS An Bình)")),
    ("PL-06", "ke-hoach", "another school", lambda d: d.say(
        "(Kèm theo", "(Kèm theo Kế hoạch số 01/KH-THCSQT ngày 01 tháng 4 năm 2026 của Trường THCS An Hòa)")),
    ("PL-08", "ke-hoach", "no line", undrawn("(Kèm theo")),
    ("PL-11", "quyet-dinh-hoi-dong", "numbered", lambda d: d.say("DANH SÁCH", "Số: 02/QĐ-THCSQT")),
    ("CK-01", "bien-ban-danh-gia-ngoai", "two", lambda d: d.drop(d.line("THƯ KÝ"), d.line("N.V.M."))),
    ("CK-04", "bien-ban-danh-gia-ngoai", "a chair of nothing", lambda d: d.say("TRƯỞNG ĐOÀN", "CHỦ TỌA")),
    ("NN-04", "bien-ban-danh-gia-ngoai", "not kept", lambda d: d.say("- Lưu", "- Lưu: VT.")),
    ("QĐ-1", "quyet-dinh-cong-nhan-ket-qua", "the school's", lambda d: d.say("GIÁM ĐỐC SỞ", "HIỆU TRƯỞNG TRƯỜNG X")),
    ("CC-01", "phieu-tra-ho-so", "a letter with bases", lambda d: d.say("Sở Giáo dục", "Căn cứ Luật Giáo dục;")),
    ("TL-04", "phieu-tra-ho-so", "about nothing", lambda d: d.drop(d.line("V/v"))),
    ("TL-05", "phieu-tra-ho-so", "a kind", lambda d: d.say("Kính gửi", "CÔNG VĂN")),
    ("SO-04", "phieu-tra-ho-so", "as of a typed document", lambda d: d.say("Số: ", "Số: 03/VHXH-SGDĐT")),
    ("TL-01", "giay-chung-nhan", "a small title", lambda d: d.ink("GIẤY CHỨNG", "sz", "28")),
    ("DD-01", "giay-chung-nhan", "dated at the top", lambda d: d.line("Độc lập").addnext(d.line("Hải Phòng, ngày"))),
    ("GCN-1", "giay-chung-nhan", "no frame", lambda d: d.drop(*d.all("pgBorders"))),
    ("GCN-1", "quyet-dinh-cong-nhan-ket-qua", "framed", lambda d: etree.SubElement(
        etree.SubElement(d.pages[0], W + "pgBorders"), W + "top")),
    ("GCN-2", "giay-chung-nhan", "not in the book", lambda d: d.say("Số vào", "Số vào sổ: 5")),
    ("GCN-2", "giay-chung-nhan", "no day", lambda d: d.drop(d.line("Hải Phòng, ngày"))),
    ("GCN-2", "giay-chung-nhan", "for ever", lambda d: d.say("Giấy chứng nhận có", "Giấy chứng nhận có giá trị.")),
    ("GCN-2", "giay-chung-nhan", "by no decision", lambda d: d.say("(Theo", "(Theo Quyết định của Sở)")),
]  # fmt: skip


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Paper]:
    """Return a right document, written once."""
    made: dict[str, Paper] = {}

    def issued(document: str) -> Paper:
        if document not in made:
            folder = tmp_path_factory.mktemp(document)
            made[document] = Desk(folder).paper(document, reviewed, tiny(folder / "mau"))
        return made[document]

    return issued


@pytest.mark.parametrize(
    ("rule", "document", "spoil"),
    [pytest.param(rule, document, spoil, id=f"{rule} {words}") for rule, document, words, spoil in BREAKS],
)
def test_what_is_broken_is_seen(
    right: Callable[[str], Paper], tmp_path: Path, rule: str, document: str, spoil: Break
) -> None:
    paper = right(document)
    RULES[rule](Case(paper, DOCUMENTS[document], 14))
    draft = Draft(paper)
    spoil(draft)

    with pytest.raises((AssertionError, StopIteration, IndexError)):
        RULES[rule](Case(draft.read(tmp_path / "x.docx"), DOCUMENTS[document], 14))


def test_every_rule_is_broken_at_least_once() -> None:
    assert {rule for rule, *_ in BREAKS} == set(RULES)


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [
        ("CK-04", lambda d: d.drop(d.line("TM. ỦY BAN"))),
        ("CK-04", lambda d: d.say("KT. CHỦ TỊCH", "CHỦ TỊCH")),
        ("CK-04", lambda d: d.say("PHÓ CHỦ TỊCH", "CHỦ TỊCH")),
        ("CQ-02", lambda d: d.say("ỦY BAN NHÂN DÂN", "UBND XÃ QUYẾT TIẾN")),
        ("CQ-05", lambda d: left_cell(d, 0).insert(1, etree.fromstring(etree.tostring(d.line("ỦY BAN"))))),
    ],
)
def test_what_is_broken_on_the_paper_of_a_committee_is_seen(tmp_path: Path, rule: str, spoil: Break) -> None:
    document = "quyet-dinh-cong-nhan-ket-qua"
    paper = Desk(tmp_path).paper(document, by_committee)
    RULES[rule](Case(paper, DOCUMENTS[document], 14, superior=False))
    draft = Draft(paper)
    spoil(draft)

    with pytest.raises((AssertionError, StopIteration, IndexError)):
        RULES[rule](Case(draft.read(tmp_path / "x.docx"), DOCUMENTS[document], 14, superior=False))
