"""ND, TB: the text and its tables."""

from __future__ import annotations

import re

from support.decree import MM, Case, rule
from support.docxreader import Line, W, kid, value

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
PART = re.compile(r"([IVX]+)\.(\s*)")
CLAUSE = re.compile(r"(\d+)\.(\s*)")
ARTICLE = re.compile(r"Điều (\d+)\.")


def parts(case: Case) -> list[Line]:
    return [line for line in case.text if PART.match(line.text)]


def headings(case: Case) -> list[Line]:
    """Return parts, and clauses that have a title of their own."""
    return [line for line in case.text if PART.match(line.text) or (CLAUSE.match(line.text) and line.bold)]


@rule("ND-01")
def text(case: Case) -> None:
    for line in case.text:
        assert {run.size for run in line.runs} <= {case.size}
        assert 240 <= line.length("spacing", "line") <= 360
        assert line.length("spacing", "before") + line.length("spacing", "after") >= 120
        if line.align != "center":
            assert not [run for run in line.runs if run.italic]
            assert line.align == "both"
            assert min(abs(line.length("ind", "firstLine") - length) for length in (567, 720)) <= 15


@rule("ND-03")
def spacing_is_never_exact(case: Case) -> None:
    for line in [*case.text, *case.bases]:
        assert line._first("pPr", "spacing", "lineRule") == "auto"


@rule("ND-06")
def looks_of_headings(case: Case) -> None:
    for line in parts(case):
        assert line.text == line.text.upper()
        assert line.inks == {(case.size, True, False)}
    for line in case.text:
        if CLAUSE.match(line.text):
            assert len(line.inks) == 1, "bold as a whole, or not at all"
            assert line.text != line.text.upper()
        if re.match(r"[a-zđ]\)", line.text):
            assert line.inks == {(case.size, False, False)}


@rule("ND-07")
def articles(case: Case) -> None:
    found = [line for line in case.text if line.text.startswith("Điều")]
    assert bool(found) == case.what.decision
    for line in found:
        assert ARTICLE.fullmatch(line.runs[0].text)
        assert line.runs[0].bold
        assert not any(run.bold for run in line.runs[1:])


@rule("ND-08")
def points(case: Case) -> None:
    for line in case.text:
        assert not re.match(r"([a-zđ][.:]|[fjwz]\)) ", line.text)


@rule("ND-09")
def numbers_follow_one_another(case: Case) -> None:
    found = [match[1] for match in (PART.match(line.text) for line in case.text) if match]
    assert found == ROMAN[: len(found)]
    articles = [int(match[1]) for match in (ARTICLE.match(line.text) for line in case.text) if match]
    assert articles == list(range(1, len(articles) + 1))
    last = 0
    for line in case.text:
        if PART.match(line.text) or ARTICLE.match(line.text):
            last = 0
        clause = CLAUSE.match(line.text)
        if clause:
            assert int(clause[1]) == last + 1
            last += 1


@rule("ND-11")
def headings_have_no_mark_at_their_end(case: Case) -> None:
    for line in headings(case):
        found = PART.match(line.text) or CLAUSE.match(line.text)
        assert found
        assert found[2] == " "
        assert line.text[-1] not in ".:;"


@rule("ND-13")
def the_last_words(case: Case) -> None:
    if case.what.notation:
        assert case.text[-1].text.endswith("./.")
        assert sum("./." in line.text for line in case.main.lines) == 1


@rule("heading-not-alone")
def headings_stay_with_their_text(case: Case) -> None:
    assert all(line.keeps for line in headings(case))


def tables(case: Case) -> list[tuple[int, list[list[Line]]]]:
    """Return the bordered tables, each with the width it may take and its rows of lines."""
    return [
        (section.width, [case.paper.lines_in(row) for row in table.findall(W + "tr")])
        for section in case.paper.sections
        for table in section.ruled
    ]


@rule("TB-01")
def size_in_tables(case: Case) -> None:
    for _, rows in tables(case):
        assert {run.size for row in rows for line in row for run in line.runs} <= {11, 12, 13}


@rule("TB-02")
def header_row(case: Case) -> None:
    for section in case.paper.sections:
        for table in section.ruled:
            first, *others = table.findall(W + "tr")
            if value(kid(table.getprevious(), "pPr", "pStyle")) == "Joint":
                continue  # the last rows of the table above, held on the page of the signature
            assert kid(first, "trPr", "tblHeader") is not None
            assert not [row for row in others if kid(row, "trPr", "tblHeader") is not None]
            assert {(line.bold, line.align) for line in case.paper.lines_in(first)} == {(True, "center")}


@rule("TB-03")
def rows_stay_whole(case: Case) -> None:
    for table in case.paper.tables:
        assert all(kid(row, "trPr", "cantSplit") is not None for row in table.findall(W + "tr"))


@rule("TB-04")
def black_borders(case: Case) -> None:
    for section in case.paper.sections:
        for table in section.ruled:
            borders = kid(table, "tblPr", "tblBorders")
            assert borders is not None
            assert {(value(one), value(one, "sz"), value(one, "color")) for one in borders} == {("single", "4", "auto")}
            assert not list(table.iter(W + "shd"))


@rule("TB-06")
def inside_the_margins(case: Case) -> None:
    for section in case.paper.sections:
        for table in section.tables:
            grid = [int(value(column, "w")) for column in table.iter(W + "gridCol")]
            indent = int(value(kid(table, "tblPr", "tblInd"), "w") or 0)
            assert sum(grid) + indent <= section.width + MM / 10
            assert value(kid(table, "tblPr", "tblLayout"), "type") == "fixed"


@rule("TB-09")
def cells_have_no_first_line(case: Case) -> None:
    for _, rows in tables(case):
        for line in (line for row in rows for line in row):
            assert line.length("ind", "firstLine") == 0
            assert line.align in {"", "left", "both", "center", "right"}
