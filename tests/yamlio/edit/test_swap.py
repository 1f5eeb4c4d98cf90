"""Two neighbours of a list change places."""

from __future__ import annotations

import pytest

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import swap_items
from cdsdossier.yamlio.reader import parse_page


def test_each_keeps_its_spelling() -> None:
    raw = b"a:\n  - {x: 'mot'}  # o day\n  - x: hai\n    y: ba\nb: 1\n"
    assert swap_items(raw, "f", ("a",), 0) == b"a:\n  - x: hai\n    y: ba  # o day\n  - {x: 'mot'}\nb: 1\n"


def test_an_element_with_comments_of_its_own_moves_and_loses_none() -> None:
    raw = b"a:\n  - x: 1\n    # ve y\n    y: 2\n  - x: 3\n"
    after = swap_items(raw, "f", ("a",), 0)
    assert parse_page(after, "f").data == parse_page(b"a: [{x: 3}, {x: 1, y: 2}]", "f").data
    assert after.count(b"# ve y") == 1


@pytest.mark.parametrize("first", [-1, 1, 5])
def test_who_has_no_neighbour_stays(first: int) -> None:
    with pytest.raises(Refused):
        swap_items(b"a: [1, 2]\n", "f", ("a",), first)
