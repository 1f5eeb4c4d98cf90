"""What comes next on a page: what is open on the page itself, then on those that follow it, then from the start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cdsdossier.views.guide import OpenThing


@dataclass(frozen=True, slots=True)
class NextThing:
    """What a page leads to, and how much is left."""

    #: What to do next; None where nothing is left.
    next: OpenThing | None
    #: Where to go on to without it; None where that is nowhere else.
    later: OpenThing | None
    #: How much is left on this page, and in all.
    here: int
    left: int
    #: Name of a page, without its part → how much is left there.
    counts: dict[str, int]


def find_next_thing(things: Sequence[OpenThing], here: str, order: Sequence[str]) -> NextThing:
    """Return what comes next on the page ``here``; ``order`` is the order of the pages, with their parts."""
    own = [one for one in things if one.page == here]
    elsewhere = _first_after(things, here, order)
    counts = Counter(one.page.partition("/")[0] for one in things)
    following = own[0] if own else elsewhere
    return NextThing(following, elsewhere if own else None, len(own), len(things), dict(counts))


def _first_after(things: Sequence[OpenThing], here: str, order: Sequence[str]) -> OpenThing | None:
    """Return the first thing on the next page that has any, in the order of the pages, from the start after the end."""
    elsewhere = [one for one in things if one.page != here]
    if here not in order:
        return next(iter(elsewhere), None)
    places = {name: place for place, name in enumerate(order)}
    now, whole = places[here], len(order)
    return min(elsewhere, key=lambda one: (places.get(one.page, whole) - now) % (whole + 1), default=None)
