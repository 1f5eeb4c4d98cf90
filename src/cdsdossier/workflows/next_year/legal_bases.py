"""The legal bases of the new year: last year's, in their order, with a word beside those that are of the past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.paper_number import bare_number
from cdsdossier.model.replaced import read_replaced_documents
from cdsdossier.text.time_phrases.shift_years import shift_text_years
from cdsdossier.workflows.next_year.comment_lines import format_comment, to_one_line
from cdsdossier.yamlio.edit import RawScalar, format_flow_item

#: What is issued anew every year.
_YEARLY = re.compile(r"kế hoạch|công văn|hướng dẫn|thông báo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CarriedBases:
    """Lines for ``dossier.yaml``, how many bases they hold, and a sentence for each that has to be looked at."""

    lines: tuple[str, ...]
    count: int
    told: tuple[str, ...]


def carry_over_bases(bases: tuple[Basis, ...], first: int, old: IndicatorSet | None, new: IndicatorSet) -> CarriedBases:
    """Return last year's bases for the year that begins in ``first``; nothing is left out, and nothing said is changed.

    The decision of a new set stands behind that of the old one.
    """
    lines, told = [], []
    there = {bare_number(basis.number) for basis in bases}
    missing = old is not None and _decision(old) != _decision(new) and _decision(new) not in there
    for basis in bases:
        for words in _flags(basis, first, old, new):
            lines += format_comment(words, 2, "xem lại: ")
            told.append(f"Căn cứ {_named(basis)} – {words}.")
        lines.append(_line(basis))
        if missing and old and bare_number(basis.number) == _decision(old):
            lines.append(_of_set(new))
            missing = False
    return CarriedBases((*lines, *([_of_set(new)] if missing else ())), len(bases), tuple(told))


def _flags(basis: Basis, first: int, old: IndicatorSet | None, new: IndicatorSet) -> Iterator[str]:
    """Yield why a base may be of the past."""
    number = bare_number(basis.number)
    if old and number == _decision(old) != _decision(new):
        yield f"năm nay chấm theo {new.decision.number}, đã thêm vào căn cứ; không còn dùng căn cứ này thì xóa"
    ends = date(first + 1, 7, 31)
    for one in read_replaced_documents():
        if bare_number(one.number) == number and one.since and one.since <= ends:
            yield f"đã có {one.successor} thay ({one.source}), kiểm tra rồi sửa"
    if basis.about and shift_text_years(basis.about, 1, range(1900, first + 1)).text != basis.about:
        yield "của năm học trước, thay bằng văn bản của năm nay"
    elif basis.kind and _YEARLY.fullmatch(basis.kind.strip()) and basis.date and basis.date < date(first, 8, 1):
        yield "ban hành từ năm học trước, có văn bản của năm nay thì thay"


def _line(basis: Basis) -> str:
    item = {
        "opener": basis.opener if basis.opener != "Căn cứ" else None,
        "kind": basis.kind,
        "number": basis.number,
        "date": basis.date,
        "issuer": basis.issuer,
        "about": basis.about,
        "for": [RawScalar(name) for name in basis.for_],
    }
    return f"  - {format_flow_item({key: value for key, value in item.items() if value})}"


def _of_set(rules: IndicatorSet) -> str:
    one, about = rules.decision, f"ban hành {rules.title}"
    return _line(Basis(kind="Quyết định", number=one.number, date=one.date, issuer=one.issuer, about=about))


def _decision(rules: IndicatorSet) -> str:
    return bare_number(rules.decision.number)


def _named(basis: Basis) -> str:
    words = " ".join(word for word in (basis.kind, basis.number) if word)
    return to_one_line(words or basis.about or "căn cứ không có số")
