"""PG, QH, TN, SZ, CQ: the page, and what stands at its top."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree
from support.decree import MM, Case, drawn_under, room_of, rule, written_width
from support.docxreader import FONT_SLOTS, Line, W, kid, value

#: Millimetres on paper, as measured in the reference.
NATION_WIDTH = {12: 88.3, 13: 95.7}
MOTTO_WIDTH = {13: 55.9, 14: 60.2}


@rule("PG-01")
def a4(case: Case) -> None:
    for section in case.paper.sections:
        size = kid(section.page, "pgSz")
        sides = sorted(int(value(size, side)) / MM for side in ("w", "h"))
        assert abs(sides[0] - 210) <= 1
        assert abs(sides[1] - 297) <= 1


@rule("PG-02")
def upright(case: Case) -> None:
    for section, lying in zip(case.paper.sections[:1], [case.what.landscape], strict=True):
        size = kid(section.page, "pgSz")
        assert (int(value(size, "w")) > int(value(size, "h"))) == lying
        assert (value(size, "orient") == "landscape") == lying


@rule("PG-03")
def margins(case: Case) -> None:
    """A certificate is not bound: inside its frame both sides are alike."""
    if case.what.certificate:
        return
    allowed = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
    for section in case.paper.sections:
        for side, (least, most) in allowed.items():
            assert least * MM - 20 <= int(value(kid(section.page, "pgMar"), side)) <= most * MM + 20


@rule("PG-05")
def times_new_roman_and_black(case: Case) -> None:
    assert {font for line in case.paper.lines for font in line.fonts} == {"Times New Roman"}
    for name in ("document", "styles", "header1", "footnotes"):
        root = etree.fromstring(case.paper.parts[f"word/{name}.xml"])
        assert {value(colour) for colour in root.iter(W + "color")} <= {"auto", "000000"}
        for fonts in root.iter(W + "rFonts"):
            assert {value(fonts, slot) for slot in FONT_SLOTS} == {"Times New Roman"}
            assert not [slot for slot in fonts.attrib if "Theme" in str(slot)]


@rule("PG-06")
def precomposed(case: Case) -> None:
    for part in (case.paper.parts["word/document.xml"], case.paper.parts["word/footnotes.xml"]):
        text = part.decode()
        assert unicodedata.is_normalized("NFC", text)


def page_number(case: Case) -> Line:
    return Line(case.paper, next(etree.fromstring(case.paper.parts["word/header1.xml"]).iter(W + "p")))


@rule("PG-07")
def number_in_the_top_margin(case: Case) -> None:
    number = page_number(case)
    assert "PAGE" in "".join(one.text or "" for one in number.element.iter(W + "instrText"))
    assert number.align == "center"
    assert 13 <= number.size <= 14
    assert not number.bold
    assert not number.italic
    for section in case.paper.sections:
        assert [value(one, "type") for one in section.page.findall(W + "headerReference")] == ["default"]
        assert kid(section.page, "titlePg") is not None


@rule("PG-08")
def no_other_number(case: Case) -> None:
    assert not list(case.paper.body.iter(W + "footerReference"))
    assert page_number(case).text.isdigit()


@rule("PG-09")
def annexes_count_from_one(case: Case) -> None:
    assert len(case.annexes) == len(case.what.attached)
    for section in case.paper.sections:
        assert value(kid(section.page, "pgNumType"), "start") == "1"


def next_line(case: Case, start: str) -> int:
    found = [n for n, line in enumerate(case.main.lines) if line.text.startswith(start)]
    assert found, f"no line starts with {start!r}"
    return found[0]


@rule("QH-01")
def nation(case: Case) -> None:
    line = case.main.lines[next_line(case, "CỘNG H")]
    assert re.fullmatch("CỘNG (HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM", line.text)
    assert line.look in {(12, True, False, "center"), (13, True, False, "center")}


@rule("QH-02")
def nation_on_one_line(case: Case) -> None:
    line = case.main.lines[next_line(case, "CỘNG H")]
    assert room_of(line) / MM > NATION_WIDTH[int(line.size)]
    assert room_of(line) / MM >= 99.9


@rule("TN-01")
def motto(case: Case) -> None:
    line = case.main.lines[next_line(case, "CỘNG H") + 1]
    assert line.text == "Độc lập - Tự do - Hạnh phúc"
    assert line.look in {(13, True, False, "center"), (14, True, False, "center")}


@rule("TN-02")
def line_under_the_motto(case: Case) -> None:
    line = case.main.lines[next_line(case, "CỘNG H") + 1]
    assert abs(drawn_under(line, room_of(line)) / MM / MOTTO_WIDTH[int(line.size)] - 1) <= 0.1


@rule("TN-03")
def nation_and_motto_stand_close(case: Case) -> None:
    first = next_line(case, "CỘNG H")
    for line in case.main.lines[first : first + 2]:
        assert [line.length("spacing", side) for side in ("before", "after", "line")] == [0, 0, 240]


@rule("SZ-PAIR")
def sizes_move_together(case: Case) -> None:
    first = next_line(case, "CỘNG H")
    sizes = [line.size for line in case.main.lines[first : first + 2]]
    sizes += [line.size for line in case.column(case.main.tables[0], 1)[2:]]
    assert sizes in [[13, 14, 14], [12, 13, 13], [13, 14], [12, 13]]


@rule("CQ-01")
def parent(case: Case) -> None:
    if not case.superior:
        return
    line = case.agency[0]
    assert line.text == line.text.upper()
    assert line.look in {(12, False, False, "center"), (13, False, False, "center")}


@rule("CQ-02")
def issuer(case: Case) -> None:
    line = case.issuer
    assert line.text == line.text.upper()
    assert not line.text.startswith("UBND"), "only the body above may be abbreviated"
    assert line.look in {(12, True, False, "center"), (13, True, False, "center")}


@rule("CQ-03")
def line_under_the_issuer(case: Case) -> None:
    line = case.issuer
    room = room_of(line)
    sides = line.length("ind", "left") + line.length("ind", "right")
    written = min(written_width(line, int(line.size)), room - sides)
    assert 1 / 3 <= drawn_under(line, room) / written <= 1 / 2


@rule("CQ-05")
def one_superior(case: Case) -> None:
    assert len(case.agency) == 1 + case.superior
