"""A field is what its first word says, however its instruction is cut up or hidden."""

from __future__ import annotations

import pytest
from lxml import etree
from support.wordfile import MAIN

from cdsdossier.files.word_parts.fields import iter_field_codes, read_field_kind


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def run(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def kinds(inside: str) -> list[str | None]:
    tree = etree.fromstring(f'<w:p xmlns:w="{MAIN}" xmlns:x="urn:x">{inside}</w:p>')
    return [read_field_kind(code) for code in iter_field_codes(tree)]


BEGIN, MIDDLE, END = mark("begin"), mark("separate"), mark("end")


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        (BEGIN + run(" PA") + run("GE ") + MIDDLE + "<w:r><w:t>1</w:t></w:r>" + END, ["PAGE"]),
        (BEGIN + run(" dde") + run("auto c:\\x") + END, ["DDEAUTO"]),
        (BEGIN + run(" IF ") + BEGIN + run("LINK a b") + END + run('= 1 "a"') + END, ["LINK", "IF"]),
        (BEGIN + BEGIN + run("QUOTE 68 68 69") + END + run(" a b") + END, ["QUOTE", None]),
        (BEGIN + run("PAGE") + BEGIN + run("QUOTE 1") + END + END, ["QUOTE", None]),
        (BEGIN + f"<x:y>{run('PAGE ')}</x:y>" + run("DDE a b") + END, ["PAGE", "DDE"]),
        (BEGIN + f"<w:del>{run('PAGE ')}</w:del>" + run("DDE a b") + END, ["PAGE", "DDE"]),
        (run("IMPORT a"), ["IMPORT"]),
        (BEGIN + run("RD a"), ["RD"]),
        (BEGIN + MIDDLE + END, [""]),
        ('<w:fldSimple w:instr=" = SUM(ABOVE) "/>', ["="]),
        ('<w:fldSimple w:instr="{{ a }}PAGE"/>', [None]),
    ],
)
def test_the_instruction_is_read_as_word_reads_it(inside: str, wanted: list[str | None]) -> None:
    assert kinds(inside) == wanted
