"""What an Excel cell shows: text, a number without idle zeros, a date; a formula shows the value it had when saved."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cdsdossier.files.tables.grid import clean_lines
from cdsdossier.files.tables.unzip import OfficePackage, children, get_attribute, local_name
from cdsdossier.text.old_letters.fonts import OldFont, detect_old_font, mark_old_font

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What a number format shows unchanged: quoted words, a character behind a backslash, colours and countries.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[(?!(?:h+|m+|s+)\])[^\[\]]*\]', re.IGNORECASE)
#: The day that Excel counts as 0; after a day of 1900 that never was, its numbers are one too high.
_EPOCH, _EPOCH_1904, _SKIPPED = datetime(1899, 12, 30), datetime(1904, 1, 1), 60  # noqa: DTZ001 - without a time zone
#: The number formats that every workbook knows without naming them, as far as they show more than a number.
_BUILTIN_FORMATS = {
    "2": "0.00", "4": "#,##0.00", "39": "#,##0.00", "40": "#,##0.00",
    "9": "0%", "10": "0.00%", "14": "mm-dd-yy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
    "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "m/d/yy h:mm",
    "45": "mm:ss", "46": "[h]:mm:ss", "47": "mmss.0",
}  # fmt: skip
#: A number with one or two decimals that are always there.
_DECIMALS = re.compile(r"[#,0]*\.(00?)\)?")
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
        self._strings = list(items)
        self._shown: dict[tuple[int, OldFont], tuple[str, ...]] = {}
        looks = package.tree(styles) if styles in package.names else None
        self._formats = [] if looks is None else _formats(looks)
        #: Of each cell style; nothing where all fonts are of Unicode.
        self._fonts = [] if looks is None else _fonts(looks)

    def lines(self, cell: _Element) -> tuple[str, ...]:
        """Return the lines that a cell shows."""
        kind = get_attribute(cell, "t") or "n"
        font = self._font(cell) if self._fonts else ""
        if kind == "inlineStr":
            return clean_lines([_text(cell, font)])
        value = next((one.text or "" for one in children(cell, "v")), "").strip()
        if kind == "s":
            return self._string(int(value), font) if _is_index(value, len(self._strings)) else ()
        if kind == "b":
            return ("TRUE",) if value == "1" else ("FALSE",)
        shown = self._number(value, get_attribute(cell, "s") or "0") if kind == "n" else value
        return clean_lines([mark_old_font(_unescaped(shown), font)])

    def _font(self, cell: _Element) -> OldFont:
        style = get_attribute(cell, "s") or "0"
        return self._fonts[int(style)] if _is_index(style, len(self._fonts)) else ""

    def _string(self, number: int, font: OldFont) -> tuple[str, ...]:
        if (number, font) not in self._shown:
            self._shown[number, font] = clean_lines([_text(self._strings[number], font)])
        return self._shown[number, font]

    def _number(self, value: str, style: str) -> str:
        code = self._formats[int(style)] if _is_index(style, len(self._formats)) else ""
        try:
            number = float(value)
            return _shown_date(number, code, self._epoch) or _shown_number(number, code)
        except (ValueError, OverflowError):
            return value


def _is_index(written: str, length: int) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", written) is not None and int(written) < length


def _text(item: _Element, font: OldFont) -> str:
    """Return a text in a cell of this font, without the reading aids of East Asian letters."""
    found: list[str] = []
    for one in item:
        name = local_name(one)
        if name == "t":
            found.append(mark_old_font(_unescaped(one.text or ""), font))
        elif name in {"r", "is"}:
            named = next((get_attribute(own, "val") for own in children(one, "rPr", "rFont")), None)
            found.append(_text(one, font if named is None else detect_old_font(named)))
    return "".join(found)


def _unescaped(text: str) -> str:
    text = text[:_MOST_LETTERS]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _fonts(styles: _Element) -> list[OldFont]:
    """Return the old font of each cell style by its number; nothing where there are none at all."""
    fonts = [
        detect_old_font(next((get_attribute(name, "val") or "" for name in children(font, "name")), ""))
        for font in (one for group in children(styles, "fonts") for one in group)
    ]
    if not any(fonts):
        return []
    numbers = [get_attribute(style, "fontId") or "0" for group in children(styles, "cellXfs") for style in group]
    return [fonts[int(number)] if _is_index(number, len(fonts)) else "" for number in numbers]


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
    plain = f"{number:.15g}" if abs(number) < 1e15 else f"{number:.0f}"
    return _with_decimals(plain, code)


def _with_decimals(plain: str, code: str) -> str:
    """Return a number with the zeros that its format adds, where it has one or two decimals: 1.10 is no 1.1.

    Three of them might be taken for thousands; and no digit is ever hidden.
    """
    wanted = _DECIMALS.fullmatch(_LITERAL.sub("", code.partition(";")[0]))
    if wanted is None or not re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
        return plain
    whole, _, decimals = plain.partition(".")
    return f"{whole}.{decimals.ljust(len(wanted[1]), '0')}"
