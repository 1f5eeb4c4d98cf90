"""One value, three ways: in a form, in an Excel cell, and in YAML. In between it is a text (empty: nothing there)."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from cdsdossier.text import numbers
from cdsdossier.text.days import parse_written_day
from cdsdossier.text.normalize import compose, fold_case
from cdsdossier.yamlio.edit import QuotedScalar, RawScalar, format_scalar
from cdsdossier.yamlio.forms import Field
from cdsdossier.yamlio.loader import is_unwritable
from cdsdossier.yamlio.value_messages import InvalidValue

MET = {"true": "Đạt", "false": "Chưa đạt"}
_YES = {"đạt", "có", "x", "true", "rồi"}
_NO = {"chưa đạt", "không đạt", "chưa", "không", "false"}
NOBODY = "Không"

_DECIMALS = 6
_BY_DATE = "Excel đã đổi thành ngày tháng"


class UnclearCell(Exception):
    """A cell whose meaning is not certain; the message says why, then what to do, and goes behind the cell's name."""


def format_form_value(value: object) -> str:
    """Return the text of a form's value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return numbers.format_plain_number(value)
    if isinstance(value, tuple):
        return "; ".join(value) or NOBODY
    return value.isoformat() if isinstance(value, date) else str(value)


def clean_cell_text(value: str) -> str:
    """Return a value as it comes back out of a cell: no blanks around it, one kind of line end."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def format_sheet_value(field: Field, value: str) -> str:
    """Return a value as a person reads it: dates and decimals as they are written here."""
    if not value:
        return "(trống)"
    if field.kind == "flag":
        return MET[value]
    if field.kind == "points":
        return value.replace(".", ",")
    return numbers.format_short_date(date.fromisoformat(value)) if field.kind == "day" else value


def parse_cell_value(field: Field, cell: object) -> str:
    """Return the value that a cell holds. Raises Unread where that is not certain."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        cell = compose(clean_cell_text(cell))
        if not cell:
            return ""
        if is_unwritable(cell):
            raise UnclearCell("có ký tự không nhìn thấy. Xóa ô rồi gõ lại bằng tay.")
    return _accepted(field, _READERS.get(field.kind, _text)(cell))


def to_yaml_value(field: Field, value: str) -> str | None:
    """Return what is written into YAML for a value; None where there is nothing."""
    if not value:
        return None
    if field.many:
        names = [] if value == NOBODY else value.split("; ")
        return RawScalar("[" + ", ".join(map(format_scalar, names)) + "]")
    if field.kind == "code":
        return QuotedScalar(value)
    return value if field.kind in {"text", "word", "recorded"} else RawScalar(value)


def _accepted(field: Field, written: str) -> str:
    """Ask the form itself whether it takes the value; return it as the form holds it."""
    if field.many or not written:
        names = [name.strip() for name in written.split(";") if name.strip()]
        return NOBODY if [name.lower() for name in names] == [NOBODY.lower()] else "; ".join(names)
    assert field.read is not None  # noqa: S101 - every field with a column holds a single value
    try:
        return format_form_value(field.read(written == "true" if field.kind == "flag" else written))
    except InvalidValue as misfit:
        sentence, fix = misfit.words
        raise UnclearCell(f"{sentence.replace('{label}', 'ô này')}. {fix}") from misfit


def _number(cell: object, *, told: str) -> str:
    """Return a number as text; fractions of a float are what its fifteen digits say."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise UnclearCell(f"{_BY_DATE}. {told}" if isinstance(cell, date | time) else f"“{cell}” không phải số. {told}")
    number = Decimal(f"{cell:.15g}")
    if number != round(number, _DECIMALS):
        raise UnclearCell(f"{numbers.format_number(number)} có quá nhiều chữ số lẻ. {told}")
    return numbers.format_plain_number(number)


def _points(cell: object) -> str:
    told = "Gõ số điểm, ví dụ 6 hoặc 6,5; chưa chấm thì để trống."
    if not isinstance(cell, str):
        return _number(cell, told=told)
    bare = cell.strip()
    if re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?", bare):
        return numbers.format_plain_number(Decimal(bare.replace(",", ".")))
    raise UnclearCell(f"“{bare}” không phải số. {told}")


def _count(cell: object) -> str:
    told = "Gõ số nguyên, ví dụ 7."
    bare = cell.strip() if isinstance(cell, str) else _number(cell, told=told)
    if re.fullmatch(r"[0-9]{1,9}", bare):
        return str(int(bare))
    raise UnclearCell(f"“{bare}” không phải số nguyên. {told}")


def _flag(cell: object) -> str:
    bare = fold_case(str(cell)) if isinstance(cell, str | bool) else ""
    if bare in _YES or bare in _NO:
        return "true" if bare in _YES else "false"
    raise UnclearCell(f"“{cell}” không phải Đạt hay Chưa đạt. Chọn lại trong danh sách của ô.")


def _day(cell: object) -> str:
    told = "Gõ ngày/tháng/năm, ví dụ 05/03/2026."
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    bare = cell.strip() if isinstance(cell, str) else ""
    try:
        day = parse_written_day(bare)
    except ValueError:
        raise UnclearCell(f"không có ngày “{bare}” trong lịch. {told}") from None
    if day is None:
        raise UnclearCell(f"“{cell}” không phải ngày. {told}")
    return day.isoformat()


def _measured(cell: object) -> str:
    told = "Định dạng ô là Văn bản (Text) rồi gõ lại, ví dụ 36/38 hoặc 20."
    return "".join(cell.split()) if isinstance(cell, str) else _number(cell, told=told)


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return _number(cell, told="Định dạng ô là Văn bản (Text) rồi gõ lại.")


_READERS = {"points": _points, "count": _count, "flag": _flag, "day": _day, "measured": _measured}
