"""A time phrase in pieces, before its neighbours and the school year complete it."""

from __future__ import annotations

import pytest

from cdsdossier.text.time_phrases.parse import PhrasePiece, iter_phrase_pieces
from cdsdossier.text.time_phrases.window import UnreadablePhrase


def day(first: int, month: int | None = None, year: int | None = None, last: int | None = None) -> PhrasePiece:
    return PhrasePiece(days=(first, last or first), month=month, year=year)


def month(number: int, year: int | None = None, months: int = 1) -> PhrasePiece:
    return PhrasePiece(month=number, year=year, months=months)


def lone(number: int) -> PhrasePiece:
    return PhrasePiece(lone=number)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("thang 3", month(3)),
        ("t3", month(3)),
        ("t.12/2026", month(12, 2026)),
        ("thang 3 nam 2026", month(3, 2026)),
        ("thang 3, nam 2026", month(3, 2026)),
        ("thang 3/nam 2026", month(3, 2026)),
        ("thang 3-2026", month(3, 2026)),
        ("1/1900", month(1, 1900)),
        ("12.9000", month(12, 9000)),
        ("3 nam 2026", month(3, 2026)),
        ("dau thang 3", day(1, 3, last=10)),
        ("giua t3/2026", day(11, 3, 2026, 20)),
        ("cuoi 3/2026", day(21, 3, 2026, 31)),
        ("nua dau thang 3", day(1, 3, last=15)),
        ("nua cuoi thang 3", day(16, 3, last=31)),
        ("tuan 1 thang 3", day(1, 3, last=7)),
        ("tuan 2, thang 3", day(8, 3, last=14)),
        ("tuan 2 - thang 3", day(8, 3, last=14)),
        ("tuan 2/thang 3", day(8, 3, last=14)),
        ("tuan 1-5 thang 3", day(1, 3, last=31)),
        ("tuan 1-6 thang 3", None),
        ("tuan thu tu trong thang 3", day(22, 3, last=28)),
        ("tuan 5 thang 3", day(29, 3, last=31)),
        ("tuan dau thang 3", day(1, 3, last=7)),
        ("tuan nhat thang 3", None),
        ("tuan thu 2 thang 3", day(8, 3, last=14)),
        ("tuan thu hai thang 3", day(8, 3, last=14)),
        ("tuan thu nhat thang 3", day(1, 3, last=7)),
        ("tuan thu ba cua thang 3", day(15, 3, last=21)),
        ("tuan thu nam thang 3", day(29, 3, last=31)),
        ("tuan 2, tuan 3 va 4 thang 3/2026", day(8, 3, 2026, 28)),
        ("tuan 2, 2 thang 3", None),
        ("tuan 0 thang 3", None),
        ("quy i/2026", month(1, 2026, 3)),
        ("q2", month(4, months=3)),
        ("quy i", month(1, months=3)),
        ("quy ii", month(4, months=3)),
        ("quy iii", month(7, months=3)),
        ("quy 1", month(1, months=3)),
        ("quy 2", month(4, months=3)),
        ("quy 3", month(7, months=3)),
        ("quy i, ii, iii nam 2026", month(1, 2026, 9)),
        ("quy i - iv/2026", month(1, 2026, 12)),
        ("quy iv", month(10, months=3)),
        ("quy i va ii", month(1, months=6)),
        ("quy 4, 3", None),
        ("quy 5", None),
        ("quy 4", month(10, months=3)),
        ("nam 2026", month(1, 2026, 12)),
        ("nam 1900", month(1, 1900, 12)),
        ("nam 9000", month(1, 9000, 12)),
        ("nam 1899", None),
        ("nam 9001", None),
        ("ngay 5", day(5)),
        ("ngay 5/3", day(5, 3)),
        ("ngay 5.3.2026", day(5, 3, 2026)),
        ("ngay 5 thang 3", day(5, 3)),
        ("ngay 5 thang.3", day(5, 3)),
        ("ngay 5-3-2026", day(5, 3, 2026)),
        ("ngay 31-12", day(31, 12)),
        ("ngay 2026-03-05", day(5, 3, 2026)),
        ("ngay 31", day(31)),
        ("ngay 32", None),
        ("ngay 0", None),
        ("2026-12-31", day(31, 12, 2026)),
        ("2026-13-01", None),
        ("2026-12-32", None),
        ("1900-01-01", day(1, 1, 1900)),
        ("9000-12-31", day(31, 12, 9000)),
        ("2026-3", None),
        ("2026/3-5", None),
        ("15/3", day(15, 3)),
        ("0/3", None),
        ("32/3", None),
        ("1/12/2026", day(1, 12, 2026)),
        ("31-12", day(31, 12)),
        ("13-5", day(13, 5)),
        ("1", lone(1)),
        ("3", lone(3)),
        ("31", lone(31)),
        ("32", None),
        ("0", None),
        ("thang ٣", None),
        ("thang 13", None),
        ("thang 0/2026", None),
        ("thang 3, 2026", None),
        ("thang 3/26", None),
        ("thang 3.26", None),
        ("quy 1/26", None),
        ("thang 3/20266", None),
        ("thang", None),
        ("", None),
        ("khong biet", None),
    ],
)
def test_one_piece_is_read_or_refused(text: str, piece: PhrasePiece | None) -> None:
    if piece is None:
        with pytest.raises(UnreadablePhrase):
            list(iter_phrase_pieces(text))
    else:
        assert list(iter_phrase_pieces(text)) == [piece]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("12-5", [lone(12), lone(5)]),  # two months as well as a day
        ("15, 5", [lone(15), lone(5)]),
        ("15 - thang 3", [lone(15), month(3)]),
        ("15-005", [lone(15), lone(5)]),
        ("thang 3 - 5/2026", [month(3), month(5, 2026)]),
        ("13-13", [lone(13), lone(13)]),
        ("05-3", [lone(5), lone(3)]),
        ("15-3-4", [lone(15), lone(3), lone(4)]),
        ("15-20/3/2026", [lone(15), day(20, 3, 2026)]),
        ("15-5 den 20-6", [day(15, 5), day(20, 6)]),
        ("15-5-2026 - 20-5-2026", [day(15, 5, 2026), day(20, 5, 2026)]),
        ("3, 4 + 5/2026", [lone(3), lone(4), month(5, 2026)]),
        ("thang 3 den het thang 5", [month(3), month(5)]),
        ("thang 3 toi het 5/2026", [month(3), month(5, 2026)]),
        ("thang 3 va thang 4", [month(3), month(4)]),
        ("tuan 4 thang 3 den tuan 1 thang 4", [day(22, 3, last=28), day(1, 4, last=7)]),
        ("cuoi thang 3; dau thang 4", [day(21, 3, last=31), day(1, 4, last=10)]),
    ],
)
def test_pieces_come_in_their_order(text: str, pieces: list[PhrasePiece]) -> None:
    assert list(iter_phrase_pieces(text)) == pieces


@pytest.mark.parametrize("text", ["thang 3 thang 4", "thang 3 -", "thang 3 va het thang 4", "3 , , 4", "5/3 ?"])
def test_pieces_without_a_joint_are_refused(text: str) -> None:
    with pytest.raises(UnreadablePhrase, match="không đọc được"):
        list(iter_phrase_pieces(text))


def test_a_week_without_its_month_says_so() -> None:
    with pytest.raises(UnreadablePhrase, match="tuần phải đi với tháng"):
        list(iter_phrase_pieces("tuan 2"))
