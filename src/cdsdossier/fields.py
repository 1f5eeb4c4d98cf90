"""The kinds of value a form takes, each with its own sentence for each mistake people make.

``Text`` takes what was written, numbers included; ``Code`` is an id and must be quoted when it looks like a number;
``Points`` and ``Count`` are numbers; ``Day`` is an ISO date; ``Flag`` is true or false; ``SchoolYear`` is ``2025-2026``.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, NoReturn

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from cdsdossier.yamltext import Number

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")
_LEADING = re.compile(r"\s*[“”\"'‘’]*\s*(-?\d+(?:[.,]\d+)?)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VIETNAMESE_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YEARS = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})")
_YES = {"yes", "y", "on", "có", "co", "đạt", "dat", "x", "đúng", "rồi", "ok", "1"}
_NO = {"no", "n", "off", "không", "khong", "chưa", "chưa đạt", "không đạt", "sai", "0"}


def _refuse(kind: str, sentence: str, fix: str) -> NoReturn:
    raise PydanticCustomError(kind, "{sentence}", {"sentence": sentence, "fix": fix})  # type: ignore[arg-type]


def _text(value: object) -> object:
    if isinstance(value, Number):
        return value.written
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _code(value: object) -> object:
    if isinstance(value, Number):
        _refuse("unquoted", f"mã {value.written} chưa có ngoặc kép", f'Viết "{value.written}" (có ngoặc kép).')
    return value


def _points(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        _refuse("points", "“{key}” phải là số, đang là true/false", "Viết số điểm, ví dụ 6.")
    if not isinstance(value, str):
        return _refuse("points", "“{key}” phải là một số", "Viết số điểm, ví dụ 6 hoặc 6.5.")
    if _NUMBER.fullmatch(value):
        return Decimal(value)
    return _refuse_points(value)


def _refuse_points(value: str) -> NoReturn:
    if re.fullmatch(r"-?\d+,\d+", value):
        _refuse("comma", f"“{value}” dùng dấu phẩy thập phân", f"Viết {value.replace(',', '.')} (dấu chấm).")
    if value.lower() in _YES | _NO:
        _refuse("points", f"“{value}” không phải số điểm", "Viết số điểm, ví dụ 6; chưa chấm thì để trống.")
    found = _LEADING.match(value)
    if found:
        digits = found.group(1).replace(",", ".")
        _refuse("points", f"“{value}” có chữ hoặc dấu lẫn trong số", f"Chỉ viết số: {digits}")
    _refuse("points", f"“{value}” không phải số", "Viết số điểm, ví dụ 6 hoặc 6.5; chưa chấm thì để trống.")


def _count(value: object) -> object:
    number = _points(value)
    if isinstance(number, Decimal) and (number < 0 or number != number.to_integral_value()):
        _refuse("count", f"“{number}” không phải số nguyên", "Viết số nguyên từ 0 trở lên, ví dụ 7.")
    return int(number) if isinstance(number, Decimal) else number


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    word = value.written if isinstance(value, Number) else value
    if isinstance(word, str):
        if word.strip("“”\"' ").lower() in _YES:
            _refuse("flag", f"“{word}” chưa đúng cách viết", "Viết true (đạt).")
        if word.strip("“”\"' ").lower() in _NO:
            _refuse("flag", f"“{word}” chưa đúng cách viết", "Viết false (chưa đạt).")
    return _refuse("flag", f"“{word}” không phải true hay false", "Viết true (đạt) hoặc false (chưa đạt).")


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return _refuse("day", "“{key}” phải là ngày", "Viết năm-tháng-ngày, ví dụ 2024-02-05.")
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
        return _refuse_day(value)
    except ValueError:
        return _refuse("day", f"không có ngày “{value}” trong lịch", "Viết năm-tháng-ngày, ví dụ 2024-02-05.")


def _refuse_day(value: str) -> NoReturn:
    found = _VIETNAMESE_DAY.fullmatch(value.strip())
    if found:
        day, month, year = (int(part) for part in found.groups())
        _refuse("day", f"ngày “{value}” chưa đúng cách viết", f"Viết {date(year, month, day).isoformat()}")
    _refuse("day", f"“{value}” không phải ngày", "Viết năm-tháng-ngày, ví dụ 2024-02-05.")


def _school_year(value: object) -> object:
    found = _YEARS.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        return _refuse("school_year", f"“{_text(value)}” không phải năm học", "Viết hai năm liền nhau, ví dụ 2025-2026.")
    first, second = (int(part) for part in found.groups())
    if second != first + 1:
        _refuse("school_year", f"“{value}” không phải hai năm liền nhau", f"Viết {first}-{first + 1}")
    if value != f"{first}-{second}":
        _refuse("school_year", f"“{value}” chưa đúng cách viết", f"Viết {first}-{second}")
    return value


def _measured(value: object) -> object:
    text = str(_text(value)).strip()
    if re.fullmatch(r"\d{1,6}/\d{1,6}", text):
        part, whole = (int(number) for number in text.split("/"))
        if whole == 0 or part > whole:
            _refuse("measured", f"“{text}” không phải tỉ lệ: phần phải nhỏ hơn hoặc bằng tổng", "Viết lại, ví dụ 36/38.")
        return text
    if not re.fullmatch(r"\d{1,9}", text):
        _refuse("measured", f"“{text}” không phải số liệu đo được", "Viết tỉ lệ như 36/38, hoặc số đếm như 20.")
    return text


Text = Annotated[str, BeforeValidator(_text)]
Code = Annotated[str, BeforeValidator(_code)]
Points = Annotated[Decimal, BeforeValidator(_points)]
Count = Annotated[int, BeforeValidator(_count)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_day)]
SchoolYear = Annotated[str, BeforeValidator(_school_year)]
Measured = Annotated[str, BeforeValidator(_measured)]


def number_of(value: object) -> object:
    """Take a document's number: digits, or digits with a letter (``5``, ``05``, ``05a``)."""
    if isinstance(value, Number):
        return value.written
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}[a-zđ]?", value):
        return value
    if isinstance(value, str):
        found = re.match(r"(?:[Ss]ố\s*:?\s*)?(\d{1,6}[a-zđ]?)", value)
        _refuse("number", f"số văn bản “{value}” chỉ gồm chữ số", f"Viết {found.group(1) if found else 2}; ký hiệu do chương trình điền.")
    return value


#: The running number of an issued document, as text without its notation.
DocumentNumber = Annotated[str, BeforeValidator(number_of)]

#: A list in a form; a YAML list is taken although the form is strict.
Many = Field(strict=False)
