"""CK, NN, PL, GCN: signatures, recipients, annexes; what makes a certificate."""

from __future__ import annotations

import re

from support.decree import DATE, MM, Case, drawn_under, rule, worded
from support.docxreader import Line, Section, W, kid

TITLES = re.compile(
    r"((KT|Q|TM|TL|TUQ)\. )?(HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG|HỘI ĐỒNG TỰ ĐÁNH GIÁ|CHỦ TỊCH|CHỦ TỌA|THƯ KÝ|GIÁO VIÊN|"
    r"(PHÓ )?(GIÁM ĐỐC|CHỦ TỊCH)|ỦY BAN NHÂN DÂN|ĐẠI DIỆN NHÀ TRƯỜNG|TRƯỞNG ĐOÀN)"
)
COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


def signatures(case: Case) -> list[list[Line]]:
    """Return the lines of each signature, the name last."""
    others = {one.element for one in case.recipients}
    if case.what.certificate:
        others |= {line.element for line in entered(case)}
    own = [[line for line in lines if line.element not in others] for lines in case.signed]
    return [lines for lines in own if lines]


def entered(case: Case) -> list[Line]:
    """Return what stands beside and above the signature of a certificate: its number in the book, place and day."""
    left, right = case.signed
    return [*left, *(line for line in right if ", ngày " in line.text)]


@rule("CK-01")
def titles_of_signers(case: Case) -> None:
    found = signatures(case)
    assert len(found) == case.what.signers
    for *titles, _ in found:
        assert titles
        for line in titles:
            assert line.text == line.text.upper()
            assert line.look == (case.size, True, False, "center")


@rule("CK-02")
def names_of_signers(case: Case) -> None:
    for *_, name in signatures(case):
        assert not TITLES.match(name.text)
        assert name.look == (case.size, True, False, "center")


@rule("CK-04")
def authority_lines_are_legal(case: Case) -> None:
    for *titles, _ in signatures(case):
        texts = [line.text for line in titles]
        assert all(TITLES.fullmatch(text) for text in texts)
        if texts[0].startswith("KT. "):
            assert texts[1] == f"PHÓ {texts[0].removeprefix('KT. ')}"
        if texts[0].startswith("TM. "):
            assert texts[1].removeprefix("KT. ") == "CHỦ TỊCH"
        if texts[0] == COMMITTEE:
            assert texts[1:] in (["CHỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
        else:
            assert not [text for text in texts[1:] if text.startswith("KT.")]
    if case.what.minutes:
        outside = ["ĐẠI DIỆN NHÀ TRƯỜNG", "THƯ KÝ", "TRƯỞNG ĐOÀN"]
        assert [one[0].text for one in signatures(case)] == (outside if case.what.office else ["THƯ KÝ", "CHỦ TỌA"])
    elif case.issuer.text.startswith("ỦY BAN NHÂN DÂN"):
        assert [one[0].text for one in signatures(case)] == [COMMITTEE]


@rule("CK-05")
def room_to_sign(case: Case) -> None:
    for lines in signatures(case):
        assert max(line.length("spacing", "before") for line in lines[1:]) >= 20 * MM


@rule("signature-whole")
def signatures_are_never_parted(case: Case) -> None:
    """Titles stay with names, and the last words of the text with the titles."""
    table = case.main.tables[-1]
    rows = table.findall(W + "tr")
    assert all(kid(row, "trPr", "cantSplit") is not None for row in rows)
    for row in rows[:-1]:
        assert all(line.keeps for line in worded(case.paper.lines_in(row)))
    before = table.getprevious()
    assert before is not None
    assert Line(case.paper, before).keeps


@rule("NN-01")
def recipients_heading(case: Case) -> None:
    assert bool(case.recipients) == (case.what.notation is not None)
    for line in case.recipients[:1]:
        assert line.text == "Nơi nhận:"
        assert line.inks == {(12, True, True)}
        assert line.align in {"", "left"}


@rule("NN-02")
def recipients(case: Case) -> None:
    lines = case.recipients[1:]
    for line in lines:
        assert line.inks == {(11, False, False)}
        assert line.text.startswith("- ")
        assert line.length("ind", "left") == 0
    assert [line.text[-1] for line in lines] == [";"] * (len(lines) - 1) + ["."] * bool(lines)


@rule("NN-03")
def archive(case: Case) -> None:
    for line in case.recipients[-1:]:
        assert re.fullmatch(r"- Lưu: VT(, [^;]+)?\.", line.text)


@rule("NN-04")
def first_recipient(case: Case) -> None:
    first = case.recipients[1].text if case.recipients else ""
    if case.what.addressed:
        assert first == "- Như trên;"
    if case.what.decision:
        article = re.fullmatch(r"- Như Điều (\d+);", first)
        assert article
        text = next(line.text for line in case.text if line.text.startswith(f"Điều {article[1]}."))
        assert "chịu trách nhiệm" in text
    if case.what.minutes:
        archived = case.recipients[-1].text if case.what.office else first
        assert archived == "- Lưu: VT, Hồ sơ."


def opened(case: Case) -> list[tuple[Section, bool, list[Line]]]:
    """Return every annex: whether it is a list issued with the decision, and its paragraphs outside tables."""
    pairs = zip(case.annexes, case.what.attached, strict=True)
    return [(section, attached, worded(section.outer)) for section, attached in pairs]


def reference(lines: list[Line]) -> Line:
    found = [line for line in lines if line.text.startswith("(Kèm theo")]
    assert len(found) == 1
    return found[0]


@rule("PL-01")
def the_text_points_to_its_annexes(case: Case) -> None:
    for _, attached, _ in opened(case):
        words = "kèm theo" if attached else "Phụ lục"
        assert any(words in line.text for line in case.text)


@rule("PL-02")
def numbers_of_annexes(case: Case) -> None:
    labels = [lines[0].text for _, attached, lines in opened(case) if not attached]
    roman = ["I", "II", "III", "IV"]
    assert labels in ([], ["Phụ lục"], [f"Phụ lục {number}" for number in roman[: len(labels)]])
    assert labels != ["Phụ lục I"]


@rule("PL-03")
def word_annex(case: Case) -> None:
    for _, attached, lines in opened(case):
        if not attached:
            assert lines[0].text.startswith("Phụ lục")
            assert lines[0].look == (14, True, False, "center")


@rule("PL-04")
def title_of_an_annex(case: Case) -> None:
    for _, attached, lines in opened(case):
        title = lines[0 if attached else 1]
        assert title.text == title.text.upper()
        assert title.look == (case.size, True, False, "center")


@rule("PL-05")
def reference_line(case: Case) -> None:
    for _, _, lines in opened(case):
        line = reference(lines)
        assert re.fullmatch(rf"\(Kèm theo {case.what.kind} số \d+/[\w-]+ {DATE} của .+\)", line.text)
        assert line.inks == {(case.size, False, True)}
        assert line.align == "center"


@rule("PL-06")
def reference_is_that_of_the_document(case: Case) -> None:
    number = [line.text for line in case.column(case.main.tables[0], 0) if line.text.startswith("Số: ")]
    days = [line.text.partition(", ")[2] for line in case.column(case.main.tables[0], 1)[2:]]
    for _, _, lines in opened(case):
        text = reference(lines).text
        assert f"số {number[0].removeprefix('Số: ')} {days[0]} của " in text
        assert text.rpartition(" của ")[2].rstrip(")").upper() == case.issuer.text.replace("\n", " ")


@rule("PL-08")
def line_under_the_reference(case: Case) -> None:
    for section, _, lines in opened(case):
        assert 0 < drawn_under(reference(lines), section.width) < section.width / 2


@rule("PL-11")
def what_a_decision_issues(case: Case) -> None:
    for section, attached, _ in opened(case):
        texts = [line.text for line in section.lines]
        assert any(text.startswith("CỘNG H") for text in texts) == attached
        assert any(text == case.issuer.text for text in texts) == attached
        assert not [text for text in texts if text.startswith("Số:") or re.match(r"[^(,]+, ngày ", text)]


@rule("GCN-1")
def a_certificate_is_framed(case: Case) -> None:
    for section in case.paper.sections:
        drawn = kid(section.page, "pgBorders")
        sides = [] if drawn is None else [str(side.tag).removeprefix(W) for side in drawn]
        assert sides == (["top", "left", "bottom", "right"] if case.what.certificate else [])


@rule("GCN-2")
def a_certificate_says_its_number_its_day_and_until_when_it_holds(case: Case) -> None:
    if not case.what.certificate:
        return
    assert len(entered(case)) == 2
    book, day = entered(case)
    assert re.fullmatch(r"Số vào sổ: (0[1-9]|[1-9]\d+)", book.text)
    assert re.fullmatch(rf"[^,]+, {DATE}", day.text)
    assert day.look in {(13, False, True, "center"), (14, False, True, "center")}
    assert re.search(rf"có giá trị đến {DATE}\.", case.text[-1].text)
    assert any(re.search(rf"\(Theo Quyết định số \d+/QĐ-\w+ {DATE} của ", line.text) for line in case.text)
