"""The example assessed, and pages as plain text: what the tests of views begin with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.judging.assessing import Assessment
from cdsdossier.views.layout import Line, plain_text

DAY = date(2024, 5, 2)


def assessed(folder: Path, today: date = DAY, rules: IndicatorSet | None = None) -> Assessment:
    """Return a dossier's assessment on a day, by its own set unless given another."""
    dossier = Dossier.read(folder)
    return assess(dossier, rules or IndicatorSet.of(dossier), today)


def replace_text(path: Path, old: str, new: str) -> Path:
    """Replace the first of a text in a file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return path


def page(lines: Iterable[Line]) -> str:
    """Return lines as a reader without colours sees them."""
    return plain_text(lines)


def styles(lines: Iterable[Line]) -> dict[str, str]:
    """Return each styled span with its style."""
    return {words.strip(): style for line in lines for words, style in line if style}
