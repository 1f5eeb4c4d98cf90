"""What an Excel cell shows: text, a number without idle zeros, a date; a formula shows the value it had when saved."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cdsdossier.files.tables.grid import clean_lines
from cdsdossier.files.tables.unzip import OfficePackage, children, get_attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What a number format shows unchanged: quoted words, a character behind a backslash, colours and countries.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[(?!(?:h+|m+|s+)\])[^\[\]]*\]', re.IGNORECASE)
#: The day that Excel counts as 0; after a day of 1900 that never was, its numbers are one too high.
_EPOCH, _EPOCH_1904, _SKIPPED = datetime(1899, 12, 30), datetime(1904, 1, 1), 60  # noqa: DTZ001 - without a time zone
#: The number formats that every workbook knows without naming them, as far as they show more than a number.
_BUILTIN_FORMATS = {
    "9": "0%", "10": "0.00%", "14": "mm-dd-yy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
    "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "m/d/yy h:mm",
    "45": "mm:ss", "46": "[h]:mm:ss", "47": "mmss.0",
}  # fmt: skip
#: How a workbook writes a character that XML does not take.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
#: Excel holds no more letters in a cell.
_MOST_LETTERS = 32_767
#: No number format that Excel keeps is longer; one is read at every cell.
_LONGEST_FORMAT = 255


class ExcelValues:
    """The words and number formats of a workbook, which its cells only point at."""

    def __init__(self, package: OfficePackage, strings: str, styles: str, *, since_1904: bool) -> None:
        self._epoch = _EPOCH_1904 if since_1904 else _EPOCH
        items = package.tree(strings) if strings in package.names else ()
        self._strings = [_lines("".join(_texts(item))) for item in items]
        self._formats = _formats(package.tree(styles)) if styles in package.names else []

    def lines(self, cell: _Element) -> tuple[str, ...]:
        """Return the lines that a cell shows."""
        kind = get_attribute(cell, "t") or "n"
        if kind == "inlineStr":
            return _lines("".join(_texts(cell)))
        value = next((one.text or "" for one in children(cell, "v")), "").strip()
        if kind == "s":
            return self._strings[int(value)] if _is_index(value, len(self._strings)) else ()
        if kind == "b":
            return ("TRUE",) if value == "1" else ("FALSE",)
        return _lines(self._number(value, get_attribute(cell, "s") or "0") if kind == "n" else value)

    def _number(self, value: str, style: str) -> str:
        code = self._formats[int(style)] if _is_index(style, len(self._formats)) else ""
        try:
            number = float(value)
            return _shown_date(number, code, self._epoch) or _shown_number(number, code)
        except (ValueError, OverflowError):
            return value


def _is_index(written: str, length: int) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", written) is not None and int(written) < length


def _lines(text: str) -> tuple[str, ...]:
    return clean_lines([_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text[:_MOST_LETTERS])])


def _texts(item: _Element) -> list[str]:
    """Return the pieces of a text, without the reading aids of East Asian letters."""
    found: list[str] = []
    for one in item:
        if local_name(one) == "t":
            found.append(one.text or "")
        elif local_name(one) in {"r", "is"}:
            found += _texts(one)
    return found


def _formats(styles: _Element) -> list[str]:
    """Return the number format of each cell style by its number."""
    groups = {local_name(group): group for group in styles}
    own = {
        get_attribute(one, "numFmtId"): (get_attribute(one, "formatCode") or "")[:_LONGEST_FORMAT]
        for one in groups.get("numFmts", ())
    }
    numbers = (get_attribute(style, "numFmtId") or "" for style in groups.get("cellXfs", ()))
    return [own.get(number) or _BUILTIN_FORMATS.get(number, "") for number in numbers]


def _shown_date(number: float, code: str, epoch: datetime) -> str:
    """Return a date as it is written here; empty where the format is none of a date.

    Excel turns a typed 9/2023 into the first of September and a format without a day: that is shown as it was typed.
    """
    bare = _LITERAL.sub("", code.partition(";")[0]).lower()
    if not re.search(r"[dmyhs]", bare):
        return ""
    if not re.search("[dy]", bare) and re.search(r"[hs]|\[", bare):
        minutes = round(number * 24 * 60)
        hours, minutes = divmod(minutes if "[" in bare else minutes % (24 * 60), 60)
        return f"{hours:02d}:{minutes:02d}"
    if 0 <= number < 1:  # a time of the day before the first
        return ""
    moment = epoch + timedelta(days=number + (epoch == _EPOCH and number < _SKIPPED))
    if "d" in bare:
        return f"{moment:%d/%m/}{moment.year}"
    return f"{moment.month}/{moment.year}" if "m" in bare else str(moment.year)


def _shown_number(number: float, code: str) -> str:
    if "%" in _LITERAL.sub("", code):
        return f"{number * 100:.15g}%"
    return f"{number:.15g}" if abs(number) < 1e15 else f"{number:.0f}"
