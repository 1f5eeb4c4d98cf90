"""The head of a table, in one row or in two, below title rows."""

import pytest

from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.headers import Cells, Columns, HeaderPattern, TableHeader, find_table_header


def rows(*texts: str, joined: bool = False) -> tuple[Cells, ...]:
    """Return rows of one-letter cells; with ``joined`` the first cell of the second row is that of the first."""
    made = [[TableCell((letter,), (row, place)) for place, letter in enumerate(text)] for row, text in enumerate(texts)]
    if joined:
        made[1][0] = made[0][0]
    return tuple(tuple(row) for row in made)


def fits(_: Cells, columns: Columns) -> bool:
    return "n" in columns and len(columns) > 1


def find(table: tuple[Cells, ...], *, more: bool = False) -> TableHeader | None:
    kinds = {"n": "n", "a": "a", "b": "b"}
    return find_table_header(table, HeaderPattern(kinds.get, fits, "n", more))


def test_the_head_is_the_first_row_that_fits_and_columns_may_share_a_kind() -> None:
    assert find(rows("xx", "naa", "1xx")) == TableHeader(1, {"n": (0,), "a": (1, 2)})


@pytest.mark.parametrize(("titles", "found"), [(5, True), (6, False)])
def test_at_most_five_rows_may_be_above_it(titles: int, found: bool) -> None:
    assert (find(rows(*["xx"] * titles, "na")) is not None) == found


def test_a_second_row_under_the_same_first_cell_is_the_lower_half_of_the_head() -> None:
    assert find(rows("naa", "nab", joined=True)) == TableHeader(1, {"n": (0,), "a": (1,), "b": (2,)})
    assert find(rows("naa", "nab")) == TableHeader(0, {"n": (0,), "a": (1, 2)}), "it is a row of its own"


def test_the_lower_half_may_have_to_name_more_columns() -> None:
    assert find(rows("naa", "naa", joined=True), more=True) == TableHeader(0, {"n": (0,), "a": (1, 2)})
    assert find(rows("naa", "nab", joined=True), more=True) == TableHeader(1, {"n": (0,), "a": (1,), "b": (2,)})


def test_a_table_without_a_head_has_none() -> None:
    assert find(rows("xx", "ax")) is None
    assert find(()) is None
