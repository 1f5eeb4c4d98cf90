"""Lời văn nhắc một văn bản mang ký hiệu của trường mà hồ sơ không có.

Vì sao: “Kế hoạch số 14/KH-THCSQT” trong báo cáo, mà sổ văn bản ghi kế hoạch số 15, hoặc không có số nào như vậy: người
đọc đi tìm một văn bản không có. Số đúng mà ngày khác thì cũng vậy. Ký hiệu của cơ quan đánh giá ngoài cũng được xem.
Văn bản của nơi khác, và văn bản ghi ngày ngoài năm học này, thì không xét.
Cách sửa: sửa số trong câu; hoặc ghi văn bản vào sổ (documents), căn cứ (bases) hay minh chứng (number) của mục chấm.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_text
from cdsdossier.model.dossier.register import DocumentRegister, list_registers, parse_running_number
from cdsdossier.text.normalize import restore_d
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.WARNING
MESSAGE = "lời văn nhắc văn bản số {number}{why}"
FIX = "Sửa số, ngày trong câu này; hoặc ghi văn bản ấy vào sổ văn bản, căn cứ, hay mục evidence của mục chấm."

_DATE = re.compile(
    r",?\s*(?:ký\s+)?(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})", re.IGNORECASE
)
#: A number in a form that compares: notation, running number, its letter.
_Key = tuple[str, int, str]


class _Citation(NamedTuple):
    """A document of a register's own notation, as a text cites it."""

    written: str
    key: _Key
    day: date | None


def check(case: Case) -> Hits:
    """Yield every number of our own or the office's notation in a text that nothing in the dossier has."""
    year = case.dossier.year.days
    for register in list_registers(case.dossier.head, case.dossier.review):
        known = dict(_known(case, register))
        for typed in case.texts:
            if typed.key == "number" or not register.code:
                continue
            for cited in _citations(typed.text, register.code):
                elsewhere = cited.day is not None and year is not None and not year.holds(cited.day)
                why = "" if elsewhere else _why(cited, known)
                if why:
                    yield hit_at_text(typed, number=cited.written, why=why)


def _why(cited: _Citation, known: dict[_Key, set[date | None]]) -> str:
    if cited.key not in known:
        return ", nhưng hồ sơ không có văn bản nào mang số này"
    days = known[cited.key]
    if cited.day is None or None in days or cited.day in days:
        return ""
    told = " hoặc ".join(format_short_date(day) for day in sorted(filter(None, days)))
    return f" ngày {format_short_date(cited.day)}, nhưng hồ sơ ghi ngày {told}"


def _known(case: Case, register: DocumentRegister) -> Iterator[tuple[_Key, set[date | None]]]:
    """Yield every number of this notation with the days that the dossier gives it."""
    found: dict[_Key, set[date | None]] = {}
    for name, one in register.documents.items():
        running, notation = parse_running_number(one.number or ""), register.kinds[name].notation
        if running and notation:
            found.setdefault((notation.casefold(), *running), set()).add(one.date)
    head, review = case.dossier.head, case.dossier.review
    written = [(basis.number, basis.date) for basis in (*head.bases, *(review.bases if review else ()))]
    rows = case.dossier.scores.values()
    written += [(piece.number, piece.date) for row in rows for piece in row.form.evidence]
    for number, day in written:
        for cited in _citations(number or "", register.code or ""):
            found.setdefault(cited.key, set()).add(day)
    yield from found.items()


def _citations(text: str, code: str) -> Iterator[_Citation]:
    if not code or "/" not in text:
        return
    text, code = restore_d(text), restore_d(code)
    own = rf"(?<![\d/])(\d{{1,6}}[a-zđ]?)\s?/\s?([^\W\d]+)\s?[-–]\s?{re.escape(code)}(?![\w-])"
    for found in re.finditer(own, text, re.IGNORECASE):
        running = parse_running_number(found[1].casefold())
        if running:
            yield _Citation(found.group(), (found[2].casefold(), *running), _day(_DATE.match(text, found.end())))


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
