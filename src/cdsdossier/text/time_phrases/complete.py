"""Fill in what a piece of a time phrase leaves out: from its neighbours, else from the school year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from cdsdossier.text.time_phrases.parse import PhrasePiece
from cdsdossier.text.time_phrases.window import SchoolYear, UnreadablePhrase


def complete_pieces(found: list[PhrasePiece], year: SchoolYear) -> list[tuple[date, date]]:
    """Return the first and last day of every piece. Raises UnreadablePhrase, or ValueError for no such day."""
    return [_days(piece) for piece in _dated(_kinded(found), year)]


def _kinded(found: list[PhrasePiece]) -> list[PhrasePiece]:
    """Turn lone numbers into days or months, whichever the nearest later piece is, or else the nearest earlier one."""
    known: list[PhrasePiece] = []
    for place, piece in enumerate(found):
        if piece.lone is None:
            known.append(piece)
            continue
        others = [*found[place:], *reversed(known)]
        model = next((one for one in others if one.lone is None), None)
        if model is None or (model.days is None and piece.lone > 12):
            raise UnreadablePhrase
        by_month = model.days is None
        known.append(PhrasePiece(month=piece.lone) if by_month else PhrasePiece(days=(piece.lone, piece.lone)))
    return known


def _dated(found: list[PhrasePiece], year: SchoolYear) -> list[PhrasePiece]:
    """Give every piece its month and year: from the piece after it, else the one before, else the school year."""
    known = list(found)
    for place in range(len(known) - 2, -1, -1):
        known[place] = _completed(known[place], known[place + 1], later=True)
    for place in range(1, len(known)):
        known[place] = _completed(known[place], known[place - 1], later=False)
    if any(piece.month is None for piece in known):
        raise UnreadablePhrase("chưa ghi tháng")
    return [piece if piece.year else replace(piece, year=_usual_year(piece, year)) for piece in known]


def _usual_year(piece: PhrasePiece, year: SchoolYear) -> int:
    first = piece.month or 1
    if first < 8 < first + piece.months:
        raise UnreadablePhrase("quãng này có tháng của hai năm học nên phải ghi năm", "Ghi cả năm, ví dụ quý III/2026.")
    return year.of_month(first)


def _completed(piece: PhrasePiece, other: PhrasePiece, *, later: bool) -> PhrasePiece:
    """Complete a piece from its neighbour, ``later`` or earlier: its month; its year, also across New Year."""
    if piece.month is None:
        piece = replace(piece, month=other.month)
    if piece.year or not (other.year and piece.month and other.month):
        return piece
    first, last = (piece.month, other.month) if later else (other.month, piece.month)
    if first <= last:
        return replace(piece, year=other.year)
    if first >= 8 > last:
        return replace(piece, year=other.year - 1 if later else other.year + 1)
    raise UnreadablePhrase("các mốc thời gian không theo thứ tự")


def _days(piece: PhrasePiece) -> tuple[date, date]:
    month, year = piece.month or 0, piece.year or 0
    if piece.days is None:
        last = month + piece.months - 1
        return date(year, month, 1), date(year, last, monthrange(year, last)[1])
    first, last = piece.days
    if first < last:
        last = min(last, monthrange(year, month)[1])  # day 31 stands for the end of the month
    return date(year, month, first), date(year, month, last)
