"""Empty fields: each prints as a visible gap, and its name is kept so that the user knows what to fill in."""

from __future__ import annotations

import re
from typing import Literal, TypeVar

from cdsdossier.text.visible import drop_unseen, to_visible

#: What is printed where a field is empty.
GAP_TEXT = "……"


class Gap:
    """An empty field. It is false in conditions; printing it shows ``……`` and counts it."""

    __slots__ = ("_found", "name")

    def __init__(self, name: str, found: list[str]) -> None:
        self.name, self._found = name, found

    def __bool__(self) -> Literal[False]:
        """Return False, so that templates can ask for the field with ``if``."""
        return False

    def __str__(self) -> str:
        """Return the visible gap and count it: this is the moment at which an empty field reaches the paper."""
        self._found.append(self.name)
        return GAP_TEXT


TextOrGap = str | Gap


class Gaps:
    """The empty fields of one document; ``names`` are those that were printed, each once, in the order met."""

    def __init__(self) -> None:
        self._found: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Return the printed gaps by field name, such as ``dossier.yaml: school.parent``."""
        return tuple(dict.fromkeys(self._found))

    def of(self, name: str) -> Gap:
        """Return a gap for the field ``name``."""
        return Gap(name, self._found)

    def note(self, name: str) -> None:
        """Count an empty field that is left blank on paper, as number and day are in a draft."""
        self._found.append(name)

    def forget(self) -> None:
        """Forget what was printed, before the next document."""
        self._found.clear()


T = TypeVar("T")
#: Characters that XML cannot hold in any form; they are invisible and cannot be typed.
UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class FieldFiller:
    """Makes values and gaps for one document."""

    def __init__(self, gaps: Gaps) -> None:
        self._gaps = gaps

    def text(self, written: str | None, file: str, field: str) -> TextOrGap:
        """Return the text as typed, or a gap named ``file: field``."""
        clean = drop_unseen(_one_line_end(written or ""))
        return clean if clean.strip() else self._gaps.of(f"{file}: {field}")

    def paragraphs(self, written: tuple[str, ...], file: str, field: str) -> list[TextOrGap]:
        """Return each text as :meth:`text` does; one gap where there is none."""
        return [self.text(text, file, field) for text in written or (None,)]

    def plain(self, written: str | None) -> str:
        """Return a text that may be empty, such as a file's name, as it can be printed; it is never a gap."""
        clean = to_visible(_one_line_end(written or ""))
        return clean if clean.strip() else ""

    def value(self, written: T | None, file: str, field: str) -> T | Gap:
        """Return a number or a date, or a gap named ``file: field``."""
        return self._gaps.of(f"{file}: {field}") if written is None else written
