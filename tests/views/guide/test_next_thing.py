"""What comes next on a page."""

from __future__ import annotations

import pytest

from cdsdossier.views.guide import OpenThing
from cdsdossier.views.guide.next_thing import find_next_thing

ORDER = ["", "a", "muc/1", "muc/2", "b"]
THINGS = [OpenThing("1", "a"), OpenThing("2", "muc/1"), OpenThing("3", "muc/2"), OpenThing("4", "muc/1")]


@pytest.mark.parametrize(
    ("here", "following", "later", "left"),
    [
        ("", "1", None, 0),
        ("a", "1", "2", 1),
        ("muc/1", "2", "3", 2),
        ("muc/2", "3", "1", 1),
        ("b", "1", None, 0),
        ("khac", "1", None, 0),
    ],
)
def test_what_is_open_here_comes_first_and_what_follows_is_offered(
    here: str, following: str, later: str | None, left: int
) -> None:
    found = find_next_thing(THINGS, here, ORDER)
    assert found.next
    assert found.next.words == following
    assert (found.later.words if found.later else None) == later
    assert (found.here, found.left) == (left, 4)
    assert found.counts == {"a": 1, "muc": 3}


def test_where_nothing_is_left_nothing_follows() -> None:
    assert find_next_thing([], "a", ORDER).next is None
