"""The kinds of value that a form takes, each with its own sentence for each common mistake.

``text`` takes what was written, numbers included; ``code`` is an id and must be quoted when it looks like a number;
``points`` and ``count`` are numbers; ``day`` is an ISO date; ``flag`` is true or false. The functions return ``Any``
because each is assigned to a form's attribute of the real type. ``about`` is what an editor shows at that key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NoReturn

from cdsdossier.text.days import parse_school_years, parse_written_day
from cdsdossier.text.normalize import fold_text
from cdsdossier.yamlio.forms import Field, Form
from cdsdossier.yamlio.loader import NUMBER, YamlNumber
from cdsdossier.yamlio.messages import nearest_word
from cdsdossier.yamlio.value_messages import NO, QUOTES, YES, InvalidValue, explain_points

Words = tuple[str, ...]
#: Another way to write a word → the word, None where it is none.
Meaning = Callable[[str], str | None] | None


def _refuse(sentence: str, fix: str, meant: object = None) -> NoReturn:
    raise InvalidValue(sentence, fix, meant)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, YamlNumber):
        return value.written
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and len(value) == 1:
        _refuse_colon(*value.items())
    _refuse("{label} phải là một dòng chữ", "Viết cả câu trong ngoặc kép.")


def _refuse_colon(found: tuple[str, object]) -> None:
    """Refuse a sentence that its colon has turned into a key and a value."""
    start, rest = found
    if isinstance(rest, list | dict):
        return
    meant = f"{start}: {_text('' if rest is None else rest)}".rstrip()
    typed = f': "{meant}"' if not {*'"\\'} & {*meant} else "."
    _refuse(f"{{label}} phải là một dòng chữ, mà câu “{meant}” có dấu hai chấm", f"Viết cả câu trong ngoặc kép{typed}")


def _code(value: object) -> str:
    if isinstance(value, YamlNumber):
        _refuse(f"mã {value.written} chưa có ngoặc kép", f'Viết "{value.written}" (có ngoặc kép).', value.written)
    return _text(value)


def _one_of(known: Words, meant: Meaning = None) -> Any:  # noqa: ANN401 - a reader for these words
    def read(value: object) -> str:
        written = _text(value)
        if written in known:
            return written
        sentence = f"{{label}} không dùng được giá trị “{written}”"
        certain = next((word for word in known if fold_text(word) == fold_text(written)), meant and meant(written))
        if certain in known:
            _refuse(f"{sentence}; viết {certain}", f"Viết {certain}", certain)
        near = nearest_word(written, list(known))
        _refuse(sentence, f"Có phải “{near}”?" if near else f"Dùng một trong: {', '.join(known)}.")

    return read


def _points(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        return Decimal(value) if NUMBER.fullmatch(value) else _refuse(*explain_points(value))
    _refuse("{label} phải là một số", "Viết số, ví dụ 6 hoặc 6.5; chưa chấm thì để trống.")


def _count(value: object) -> int:
    number = _points(value)
    if number < 0 or number != number.to_integral_value():
        _refuse(f"“{number}” không phải số nguyên", "Viết số nguyên từ 0 trở lên, ví dụ 7.")
    return int(number)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, list | dict):
        _refuse("{label} chỉ ghi true hoặc false", "Viết true (đạt) hoặc false (chưa đạt).")
    bare = _text(value).strip(QUOTES).rstrip(",;.")
    fix = "Viết true (đạt, có) hoặc false (chưa đạt, không)."
    if bare.lower() in {*YES, "true"}:
        fix = "Viết true."
    elif bare.lower() in {*NO, "false"}:
        fix = "Viết false."
    _refuse(f"“{bare}” không phải true hay false", fix)


def _day(value: object) -> date:
    if isinstance(value, list | dict):
        _refuse("{label} phải là một ngày", "Viết năm-tháng-ngày, ví dụ 2024-02-05.")
    written = _text(value)
    bare = written.strip(QUOTES)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            return date.fromisoformat(written)
        wanted = parse_written_day(bare)
    except ValueError:
        _refuse(f"không có ngày “{written}” trong lịch", "Viết năm-tháng-ngày, ví dụ 2024-02-05.")
    if wanted is None:
        _refuse(f"“{written}” không phải ngày", "Viết năm-tháng-ngày, ví dụ 2024-02-05.")
    if written != bare:
        _refuse(f"ngày {bare} nằm trong ngoặc kép cong kiểu Word", f"Viết {wanted} (không có ngoặc).")
    _refuse(f"ngày “{written}” chưa đúng cách viết", f"Viết {wanted}")


def _school_year(value: object) -> str:
    written = _text(value)
    years = parse_school_years(written.strip(QUOTES))
    if years is None:
        _refuse(f"“{written}” không phải năm học", "Viết hai năm liền nhau, ví dụ 2025-2026.")
    wanted = f"{years[0]}-{years[0] + 1}"
    if years[1] != years[0] + 1:
        _refuse(f"“{written}” không phải hai năm liền nhau", f"Viết {wanted}")
    if written != wanted:
        _refuse(f"năm học “{written}” chưa đúng cách viết", f"Viết {wanted}", wanted)
    return written


def _measured(value: object) -> str:
    written = _text(value).strip()
    ratio = re.fullmatch(r"(\d{1,6})/(\d{1,6})", written)
    if ratio and (int(ratio[2]) == 0 or int(ratio[1]) > int(ratio[2])):
        _refuse(f"“{written}” không phải tỉ lệ: phần không được lớn hơn tổng", "Viết lại, ví dụ 36/38.")
    if ratio or re.fullmatch(r"\d{1,9}", written):
        return written
    _refuse(f"“{written}” không phải số liệu đo được", "Viết tỉ lệ như 36/38, hoặc số đếm như 20.")


def _document_number(value: object) -> str:
    written = _text(value)
    if re.fullmatch(r"\d{1,6}[a-zđ]?", written):
        return written
    found = re.match(r"(?:[Ss]ố\s*+:?\s*+)?(\d{1,6}[a-zđ]?)", written)
    fix = f"Viết {found[1] if found else 2}; chương trình tự điền ký hiệu."
    _refuse(f"Số văn bản chỉ ghi chữ số, không ghi “{written}”", fix)


def _declare(  # noqa: PLR0913 - the parts of a declaration
    read: Callable[[object], object],
    *,
    kind: str,
    required: bool = False,
    default: object = None,
    key: str = "",
    about: str = "",
) -> Any:  # noqa: ANN401
    return Field(read, kind=kind, required=required, default=default, key=key, about=about)


#: Any one-line or folded text.
text_field = partial(_declare, _text, kind="text")
#: A value copied from elsewhere, as text: a number, true or false, or words.
recorded_field = partial(_declare, _text, kind="recorded")
#: An id, which must not be read as a number.
code_field = partial(_declare, _code, kind="code", required=True)
#: Points or bounds: a Decimal.
points_field = partial(_declare, _points, kind="points")
#: A whole number from 0.
count_field = partial(_declare, _count, kind="count")
#: True or false.
flag_field = partial(_declare, _flag, kind="flag")
#: An ISO date.
date_field = partial(_declare, _day, kind="day")
#: A school year, ``2025-2026``.
school_year_field = partial(_declare, _school_year, kind="school-year")
#: A measured fact: ``36/38`` or ``20``.
measured_field = partial(_declare, _measured, kind="measured")
#: The running number of an issued document, as text without its notation.
document_number_field = partial(_declare, _document_number, kind="document-number")


def choice_field(known: Words, *, meant: Meaning = None, default: str | None = None, about: str = "") -> Any:  # noqa: ANN401
    """Return a field for one of a few words; ``meant`` returns the word that another way to write it means."""
    return Field(_one_of(known, meant), kind="word", words=known, default=default, about=about)


def choices_field(known: Words, *, key: str = "", about: str = "") -> Any:  # noqa: ANN401
    """Return a field for one of a few words, or a list of them; its value is a tuple."""
    return Field(_one_of(known), kind="word", words=known, many=True, alone=True, default=(), key=key, about=about)


def form_field(inner: type[Form], *, default: Form | None = None, about: str = "") -> Any:  # noqa: ANN401
    """Return a field for a form inside a form."""
    return Field(inner=inner, default=default, about=about)


def forms_field(inner: type[Form], *, about: str = "") -> Any:  # noqa: ANN401
    """Return a field for a list of forms."""
    return Field(inner=inner, many=True, default=(), about=about)


def form_table_field(inner: type[Form], keys: tuple[str, ...] = (), *, about: str = "") -> Any:  # noqa: ANN401
    """Return a field for id → form; ``keys`` limits the ids."""
    return Field(inner=inner, table=True, keys=keys, default={}, about=about)


def texts_field(
    known: Words = (), *, meant: Meaning = None, key: str = "", default: Words | None = (), about: str = ""
) -> Any:  # noqa: ANN401
    """Return a field for a list of texts; ``known`` limits them to a few words, as in ``choice_field``."""
    read, kind = (_one_of(known, meant), "word") if known else (_text, "text")
    return Field(read, kind=kind, words=known, many=True, key=key, default=default, about=about)


def text_table_field(*, about: str = "") -> Any:  # noqa: ANN401
    """Return a field for name → text."""
    return Field(_text, kind="text", table=True, default={}, about=about)
