"""One budget for one document: counted down, never up, whoever reads; small files that ask for hours are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.odsmaker import cell, ods, row, sheet

from cdsdossier.errors import Refused
from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.budget import ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.excel import _merged
from cdsdossier.files.tables.grid import CellBlock, TableGrid
from cdsdossier.files.tables.open import read_tables
from cdsdossier.files.tables.plaintext import read_plain_text
from cdsdossier.files.tables.sheets import FilledCells, spread_merged
from cdsdossier.files.tables.word_numbering import WordNumbering

SPENT = "nội dung bên trong quá lớn. Chép riêng bảng"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_nothing_gives_the_budget_back() -> None:
    budget = ReadingBudget()
    before = budget.left("cells")

    budget.spend("cells", 10)
    budget.spend("cells", -1_000_000)

    assert budget.left("cells") == before - 10
    with pytest.raises(UnreadableDocument, match=SPENT):
        budget.spend("cells", before)


@pytest.mark.parametrize("ref", ["A1048576:XFD1", "B9:A1", "XFD1:A1048576", "B2:B1", "B1:A2"])
def test_a_merged_range_that_runs_backwards_covers_nothing_and_gives_nothing_back(ref: str) -> None:
    grid = TableGrid(ReadingBudget())
    before = grid.budget.left("cells")
    filled: FilledCells = {(r, c): ((r, c), ("a",)) for r in range(9) for c in range(3)}
    there = dict(filled)
    merged = _merged(etree.Element("mergeCell", ref=ref))
    assert merged is not None
    filled[merged[0]] = there[merged[0]] = (merged[0], ("a",))

    spread_merged(filled, [merged] * 3, grid)

    assert (filled, grid.budget.left("cells")) == (there, before)


def test_a_list_of_thousands_of_levels_is_a_list_of_nine_for_each_that_uses_it() -> None:
    levels = "".join(f'<w:lvl w:ilvl="{level}"/>' for level in range(3000))
    uses = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/></w:num>' for number in range(300))
    root = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{uses}</w:numbering>'
    style = (
        '<w:style w:styleId="S"><w:pPr><w:numPr><w:ilvl w:val="30000"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    parts = {"word/numbering.xml": root, "word/styles.xml": f'<w:styles xmlns:w="{W}">{style}</w:styles>'}
    budget = ReadingBudget()
    before = budget.left("steps")

    numbers = WordNumbering.read(_Parts(parts), budget)  # type: ignore[arg-type]

    assert {len(levels) for _, levels in numbers.lists.values()} == {9}
    assert before - budget.left("steps") == 300 * 9
    assert numbers.styles == {"S": ("7", 8)}


class _Parts:
    """The parts of a package, as they are."""

    def __init__(self, parts: dict[str, str]) -> None:
        self.parts, self.names = parts, set(parts)

    def tree(self, name: str) -> Any:  # noqa: ANN401 - as in the package
        return etree.fromstring(self.parts[name])


def test_a_long_text_in_many_merged_places_is_counted_place_by_place() -> None:
    long = TableCell(("x" * 1_000_000,))
    budget = ReadingBudget()

    with pytest.raises(UnreadableDocument, match=SPENT):
        TableGrid(budget).rows([CellBlock(number, 0, long) for number in range(100_000)], 100_000, 1)
    assert budget.left("letters") == -1_000_000  # the eleventh was the last that was looked at


def test_cells_of_a_row_that_are_repeated_are_counted_before_they_are_made(tmp_path: Path) -> None:
    many = row(*[cell("a", 'table:number-columns-repeated="1000"')] * 2010)
    (tmp_path / "a.ods").write_bytes(ods(sheet(many)))

    with pytest.raises(Refused, match=SPENT):
        read_tables(tmp_path / "a.ods")


@pytest.mark.parametrize("mark", ["\t", "|"])
def test_a_text_of_empty_cells_is_refused_before_they_are_made(mark: str) -> None:
    with pytest.raises(UnreadableDocument, match=SPENT):
        read_plain_text(f"a{mark * 500_000}b", TableGrid(ReadingBudget()))


def test_all_readers_of_a_file_share_what_is_left(tmp_path: Path) -> None:
    sheets = [sheet(row(*[cell("a")] * 200), *[row(cell("b", 'table:number-rows-spanned="300"'))] * 300)] * 4
    (tmp_path / "a.ods").write_bytes(ods(*sheets))

    with pytest.raises(Refused, match=SPENT):
        read_tables(tmp_path / "a.ods")
