"""SO, DD, TL, CC, KG: number and day, title, legal bases, addressees."""

from __future__ import annotations

import re

from support.decree import DATE, Case, drawn_under, rule, written_width
from support.docxreader import Line


def number(case: Case) -> Line | None:
    """Return the line with the number; None where the document must have none and has none."""
    found = [line for line in case.column(case.main.tables[0], 0) if line.text.startswith("Số")]
    assert len(found) == (case.what.notation is not None)
    return found[0] if found else None


@rule("SO-01")
def number_line(case: Case) -> None:
    line = number(case)
    if line:
        assert line.text.startswith("Số: ")
        assert line.look == (13, False, False, "center")


@rule("SO-02")
def number_below_ten_has_a_zero(case: Case) -> None:
    line = number(case)
    if line:
        assert re.match(r"Số: (0[1-9]|[1-9]\d+|\s+)/", line.text)


@rule("SO-03")
def notation_has_no_spaces(case: Case) -> None:
    line = number(case)
    if line:
        assert re.fullmatch(r"Số:\s+\d*/\w+-[A-ZĐĂÂÊÔƠƯ0-9&-]+", line.text)


@rule("SO-04")
def notation_is_that_of_the_kind(case: Case) -> None:
    line = number(case)
    if line:
        notation = line.text.split("/")[1]
        same = notation.endswith(f"-{case.what.notation}")
        assert same if case.what.letter else notation.startswith(f"{case.what.notation}-")


@rule("DD-01")
def place_and_day(case: Case) -> None:
    lines = case.column(case.main.tables[0], 1)[2:]
    assert len(lines) == (not case.what.minutes and not case.what.certificate)
    for line in lines:
        assert re.match(r"[A-ZĐÂÔƯ][^,]*, ngày", line.text)
        assert line.look in {(13, False, True, "center"), (14, False, True, "center")}


@rule("DD-02")
def day_in_full(case: Case) -> None:
    for line in case.column(case.main.tables[0], 1)[2:]:
        assert re.fullmatch(rf"[^,]+, {DATE}", line.text)


@rule("DD-05")
def minutes_say_the_day_in_the_text(case: Case) -> None:
    if case.what.minutes:
        assert not re.search("ngày", case.column(case.main.tables[0], 1)[-1].text)


@rule("TL-01")
def kind(case: Case) -> None:
    if case.what.letter:
        return
    found = [line for line in case.main.outer if line.text.upper() == case.what.kind.upper()]
    assert [line.text for line in found] == [case.what.kind.upper()]
    assert found[0].look == (28 if case.what.certificate else case.size, True, False, "center")


@rule("TL-02")
def subject(case: Case) -> None:
    if case.what.letter:
        return
    text = case.subject.text
    assert text != text.upper()
    assert text[0] == text[0].upper()
    assert case.subject.look == (case.size, True, False, "center")


@rule("TL-03")
def line_under_the_subject(case: Case) -> None:
    if case.what.letter:
        return
    sides = case.subject.length("ind", "left") + case.subject.length("ind", "right")
    written = min(written_width(case.subject, case.size), case.main.width - sides)
    assert 1 / 3 <= drawn_under(case.subject, case.main.width) / written <= 1 / 2


@rule("TL-04")
def only_a_letter_says_about(case: Case) -> None:
    about = [line for line in case.column(case.main.tables[0], 0) if line.text.startswith("V/v ")]
    assert [line.look for line in about] == [(13, False, False, "center")] * case.what.letter
    assert "V/v" not in "".join(line.text for line in case.main.outer[:20])
    if case.what.decision:
        assert case.subject.text.startswith("Về việc ")


@rule("TL-05")
def a_letter_has_no_kind(case: Case) -> None:
    assert not any(line.text.upper().startswith("CÔNG VĂN") for line in case.main.outer)


@rule("CC-01")
def bases(case: Case) -> None:
    lines = case.bases
    assert bool(lines) == (case.what.notation is not None and not case.what.minutes and not case.what.letter)
    assert [line.text[-1] for line in lines] == [";"] * (len(lines) - 1) + ["."] * bool(lines)
    for line in lines:
        assert line.inks == {(case.size, False, True)}
        assert line.text.count(";") <= 1


@rule("CC-02")
def bases_are_cited_in_full(case: Case) -> None:
    for line in case.bases:
        if not line.text.startswith(("Theo", "Xét")):
            assert re.search(DATE, line.text)


@rule("CC-03")
def bases_say_the_word_number(case: Case) -> None:
    for line in case.bases:
        for found in re.finditer(r"\d+(/\d{4})?/[A-ZĐ]", line.text):
            assert line.text[: found.start()].endswith("số ")


@rule("KG-01")
def addressed(case: Case) -> None:
    assert any(line.text.startswith("Kính gửi:") for line in case.main.outer) or not case.what.addressed


@rule("KG-02")
def addressee(case: Case) -> None:
    for line in case.main.outer:
        if line.text.startswith("Kính gửi"):
            assert re.fullmatch(r"Kính gửi:( \S.*(\n\(qua .*)?)?", line.text)
            assert line.inks == {(case.size, False, False)}


@rule("KG-03")
def addressed_to_nobody(case: Case) -> None:
    assert case.what.addressed or "Kính gửi" not in case.paper.text


@rule("QĐ-1")
def decision(case: Case) -> None:
    """Form 1.2: whose decision it is above the bases, the deciding word under them."""
    if not case.what.decision:
        return
    outer = [line for line in case.main.outer if line.text]
    places = {line.text: n for n, line in enumerate(outer)}
    whose = ("GIÁM ĐỐC SỞ ", "ỦY BAN NHÂN DÂN ") if case.what.office else ("HIỆU TRƯỞNG TRƯỜNG ",)
    issuer = next(text for text in places if text.startswith(whose))
    first, last = (next(n for n, one in enumerate(outer) if one.element is case.bases[end].element) for end in (0, -1))
    assert places[issuer] == first - 1
    assert places["QUYẾT ĐỊNH:"] == last + 1
    for line in (outer[first - 1], outer[last + 1]):
        assert line.look == (case.size, True, False, "center")
