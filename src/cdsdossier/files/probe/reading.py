"""What a look into a file reads with, and how much work all files of a dossier may take beyond a look at both ends."""

from __future__ import annotations

from collections.abc import Callable

#: (offset, count) → the bytes there; fewer where the file ends.
ReadAt = Callable[[int, int], bytes]

#: One step takes about a microsecond: hashing a password once, unpacking some hundred bytes.
_MOST_STEPS = 10_000_000


class Effort:
    """What is left of the work for all files together: it is counted, never timed."""

    def __init__(self, steps: int = _MOST_STEPS) -> None:
        self.left = steps
        #: Whether some file did not get what it asked for.
        self.short = False

    def spend(self, steps: int) -> bool:
        """Take so many steps; return whether they were there."""
        if steps > self.left:
            self.short = True
            return False
        self.left -= steps
        return True
