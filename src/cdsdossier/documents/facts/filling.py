"""From a field that may be empty to what a template prints: the value, or a gap with the field's name."""

from __future__ import annotations

import re
from typing import TypeVar

from cdsdossier.documents.facts.gaps import Gap, Gaps

HEAD, NARRATIVE, TIMELINE = "dossier.yaml", "narrative.yaml", "timeline.yaml"

T = TypeVar("T")
#: What XML cannot hold in any form; nobody can see or type these.
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What stands for a byte that is no UTF-8 in a file's name.
_SURROGATE = re.compile("[\ud800-\udfff]")


class Filling:
    """Makes values and gaps for one document."""

    def __init__(self, gaps: Gaps) -> None:
        self._gaps = gaps

    def text(self, written: str | None, file: str, field: str) -> str | Gap:
        """Return the text as typed, or a gap named ``file: field``."""
        clean = _UNPRINTABLE.sub("", written or "").replace("\r\n", "\n").replace("\r", "\n")
        return clean if clean.strip() else self._gaps.of(f"{file}: {field}")

    def plain(self, written: str | None) -> str:
        """Return a text that may be empty, as it can be printed; it is never a gap."""
        text = self.text(_SURROGATE.sub("\ufffd", written or ""), "", "")
        return "" if isinstance(text, Gap) else text  # a gap that is not printed counts nowhere

    def value(self, written: T | None, file: str, field: str) -> T | Gap:
        """Return a number or a date, or a gap named ``file: field``."""
        return self._gaps.of(f"{file}: {field}") if written is None else written
