"""What Word writes before a paragraph by itself: the number or bullet of a list, which is part of no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.files.tables.budget import ReadingBudget
from cdsdossier.files.tables.unzip import OfficePackage, children, get_attribute, value_below

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
#: Letters of the text around the numbers of a list; it is repeated at every paragraph.
_LONGEST = 40
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class _Level(NamedTuple):
    """How one level of a list is numbered: the format, the text around the numbers (``%1.%2``), the first number."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class WordNumbering:
    """The lists of a document, and how far each has been counted."""

    budget: ReadingBudget
    #: List → (the pattern it counts by, its levels).
    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    #: Style → (list, level) of the paragraphs in it.
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def read(cls, package: OfficePackage, budget: ReadingBudget) -> WordNumbering:
        """Read the lists that a document defines; none where it defines none."""
        numbers = cls(budget)
        if "word/numbering.xml" in package.names:
            numbers.lists = dict(_lists(package.tree("word/numbering.xml"), budget))
            if "word/styles.xml" in package.names:
                numbers.styles = dict(_styles(package.tree("word/styles.xml")))
        return numbers

    def labelled(self, paragraph: _Element, text: str) -> str:
        """Return a paragraph's text with what Word writes before it; call once for each, in their order."""
        if not self.lists:
            return text
        number, level = self._place(next(children(paragraph, "pPr"), None))
        if number not in self.lists:
            return text
        pattern, levels = self.lists[number]
        label = self._label(pattern, levels, level)
        self.budget.spend("letters", len(label))
        return f"{label} {text}".rstrip() if label else text

    def _place(self, properties: _Element | None) -> tuple[str, int]:
        """Return the list and level that a paragraph is in; an empty list where it is in none."""
        if properties is None:
            return "", 0
        number, level = self.styles.get(value_below(properties, "pStyle"), ("", 0))
        own = next(children(properties, "numPr"), None)
        if own is None:
            return number, level
        return value_below(own, "numId") or number, _level_of(value_below(own, "ilvl"), level)

    def _label(self, pattern: str, levels: dict[int, _Level], level: int) -> str:
        one = levels.get(level, _Level())
        if one.form in {"bullet", "none"}:
            return "-" if one.form == "bullet" else ""
        counted = self.counted.setdefault(pattern, [])
        del counted[level + 1 :]
        while len(counted) <= level:
            counted.append(levels.get(len(counted), _Level()).start - (len(counted) == level))
        counted[level] += 1

        def written(found: re.Match[str]) -> str:
            place = min(int(found[1]), level + 1) - 1
            return _written(counted[place], levels.get(place, _Level()).form)

        return re.sub(r"%([1-9])", written, one.text)


def _lists(root: _Element, budget: ReadingBudget) -> Iterator[tuple[str, tuple[str, dict[int, _Level]]]]:
    """Yield (id, (pattern, levels)) of every list; one that starts anew counts by itself."""
    patterns = {get_attribute(one, "abstractNumId") or "": _levels(one) for one in children(root, "abstractNum")}
    for one in children(root, "num"):
        number, pattern = get_attribute(one, "numId") or "", value_below(one, "abstractNumId")
        levels = dict(patterns.get(pattern, {}))
        budget.spend("steps", len(levels))
        fresh = False
        for change in children(one, "lvlOverride"):
            level = _level_of(get_attribute(change, "ilvl") or "", 0)
            levels.update(_levels(change))
            if start := value_below(change, "startOverride"):
                fresh = True
                levels[level] = levels.get(level, _Level())._replace(start=_whole(start, 1))
        yield number, (f"list {number}" if fresh else pattern, levels)


def _levels(parent: _Element) -> dict[int, _Level]:
    return {
        _level_of(get_attribute(one, "ilvl") or "", 0): _Level(
            value_below(one, "numFmt") or "decimal",
            value_below(one, "lvlText")[:_LONGEST],
            _whole(value_below(one, "start"), 1),
        )
        for one in children(parent, "lvl")
    }


def _styles(root: _Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in children(root, "style"):
        for own in children(style, "pPr", "numPr"):
            level = _level_of(value_below(own, "ilvl"), 0)
            yield get_attribute(style, "styleId") or "", (value_below(own, "numId"), level)


def _written(number: int, form: str) -> str:
    if form in {"upperLetter", "lowerLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min(3, (number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _level_of(written: str, default: int) -> int:
    """Return a level of a list; Word knows nine."""
    return min(_whole(written, default), _LEVELS - 1)


def _whole(written: str, default: int) -> int:
    """Return a small whole number, kept within the levels and starts that Word knows."""
    return min(int(written), 32_000) if re.fullmatch(r"[0-9]{1,5}", written) else default
