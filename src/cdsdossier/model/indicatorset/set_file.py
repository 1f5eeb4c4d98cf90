"""An indicator set together with the bytes of its file, which a dossier freezes unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cdsdossier.files.regular import read_whole_file
from cdsdossier.model.indicatorset import IndicatorSet, find_set_file
from cdsdossier.yamlio.reader import MAX_BYTES


@dataclass(frozen=True, slots=True)
class SetFile:
    """A set that was read, and its file; nothing has been frozen yet."""

    rules: IndicatorSet
    content: bytes

    @classmethod
    def read(cls, source: str | Path) -> SetFile:
        """Read a set: a shipped id, or the path of a file. Raises as ``IndicatorSet.read`` does."""
        return cls(IndicatorSet.read(source), read_whole_file(find_set_file(source), MAX_BYTES))

    @classmethod
    def parse(cls, content: bytes, name: str) -> SetFile:
        """Read a set that is not on the disk; ``name`` is its file's in findings. Raises Unreadable."""
        return cls(IndicatorSet.parse(content, name), content)
