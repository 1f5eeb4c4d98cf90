"""What was changed within a block, by whichever way: noted for who may want to take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_NOTED: ContextVar[list[object] | None] = ContextVar("noted", default=None)


@contextmanager
def collect_changes() -> Iterator[list[object]]:
    """Yield a list that grows by every change (``changes.Change``) that is made within the block, in this thread."""
    noted: list[object] = []
    before = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(before)


def note_changes(changes: Sequence[object]) -> None:
    """Note changes that were made, where somebody collects them."""
    noted = _NOTED.get()
    if noted is not None:
        noted.extend(changes)
