"""The law as Excel formulas: what counts of a row's points, sums, and the level they reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cdsdossier.model.indicatorset import Item, LevelRange, Range
from cdsdossier.text.numbers import format_plain_number

#: Sums of points lose the noise of binary fractions: no dossier's points have more decimals than this.
_DECIMALS = 6


def counted_formula(row: Item, points: str, most: str, measured: str) -> str:
    """Return what counts of a row's points: from 0 to its maximum, or to what its band allows."""
    allowed = _allowed(row, most, measured) if row.bands and row.measure else most
    return f'=IF(ISNUMBER({points}),MIN(MAX({points},0),{allowed}),"")'


def sum_formula(ranges: Iterable[str]) -> str:
    """Return the sum of cells; what is not scored yet counts nothing."""
    return f"=ROUND(SUM({','.join(ranges)}),{_DECIMALS})"


def blank_until_scored(scored: str, formula: str, otherwise: str = "") -> str:
    """Return a formula that shows nothing (or ``otherwise``) as long as no points stand in a range."""
    return f"=IF(COUNT({scored})=0,{quote_formula_text(otherwise)},{formula.removeprefix('=')})"


def level_formula(levels: Sequence[tuple[LevelRange, str]], points: str) -> str:
    """Return the words of the first level that holds the points; levels without bounds hold none."""
    bounded = [(stretch, words) for stretch, words in levels if stretch.lower or stretch.upper]
    return "=" + _first([(_holds(stretch, points), words) for stretch, words in bounded], '""')


def quote_formula_text(words: str) -> str:
    """Return words as they stand in a formula."""
    return '"' + words.replace('"', '""') + '"'


def _holds(stretch: Range, number: str) -> str:
    bounds = ((stretch.below, "<"), (stretch.from_, ">="), (stretch.to, "<="), (stretch.above, ">"))
    told = [f"{number}{sign}{format_plain_number(bound)}" for bound, sign in bounds if bound is not None]
    return f"AND({','.join(told)})" if told else "TRUE"


def _first(cases: Sequence[tuple[str, str]], otherwise: str) -> str:
    """Return nested conditions: the words of the first case that holds."""
    formula = otherwise
    for condition, words in reversed(cases):
        formula = f"IF({condition},{words},{formula})"
    return formula


def _allowed(row: Item, most: str, measured: str) -> str:
    """Return the most that a row's band leaves it; its own maximum where nothing fitting was measured."""
    if row.measure == "ratio":
        part, whole = f'LEFT({measured},FIND("/",{measured})-1)', f'MID({measured},FIND("/",{measured})+1,9)'
        number, fits = f"(VALUE({part})*100/VALUE({whole}))", f'ISNUMBER(FIND("/",{measured}))'
    else:
        number = f"VALUE({measured})"
        fits = f'AND({measured}<>"",ISERROR(FIND("/",{measured})))'
    cases = [(_holds(band, number), format_plain_number(band.maximum)) for band in row.bands]
    return f"IFERROR(IF({fits},{_first(cases, most)},{most}),{most})"
