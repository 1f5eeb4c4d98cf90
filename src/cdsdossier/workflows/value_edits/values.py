"""One value as a person sees it in a box, and what is typed there as YAML."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from hashlib import sha256

from cdsdossier.text import numbers
from cdsdossier.text.normalize import compose
from cdsdossier.workflows.score_sheet.values import NOBODY, UnclearCell, parse_cell_value, to_yaml_value
from cdsdossier.yamlio.edit import KeyPath, list_texts
from cdsdossier.yamlio.forms import Field
from cdsdossier.yamlio.loader import YamlNumber, is_unwritable
from cdsdossier.yamlio.value_messages import InvalidValue

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def find_value(data: object, path: KeyPath) -> object:
    """Return the value at a path of a page's data; None if it is not there."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def format_shown_value(field: Field, value: object) -> str:
    """Return what a box shows for a value as it is written, accepted or not; the texts of a list a line each."""
    if field.many:
        texts = list_texts(value)
        return NOBODY if value == [] and field.default is None else "\n".join(" ".join(one.split()) for one in texts)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        written = value.written if isinstance(value, YamlNumber) else str(value)
        return written.replace(".", ",") if field.kind == "points" else written
    if not isinstance(value, str):
        return ""
    return _format_day(value) if field.kind == "day" else value


def _format_day(written: str) -> str:
    try:
        return numbers.format_short_date(date.fromisoformat(written)) if _DAY.fullmatch(written) else written
    except ValueError:
        return written


def digest_text(shown: str) -> str:
    """Return a short digest of what a box showed, whatever its line ends."""
    return sha256(_plain(shown).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_same_text(one: str, other: str) -> bool:
    """Return whether two texts of a box are the same to a person who types."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return compose(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def parse_typed(field: Field, typed: str) -> str | None:
    """Return what YAML takes for a typed value; None: nothing. Raises UnclearCell, with a sentence for the user."""
    return to_yaml_value(field, parse_cell_value(field, typed))


def parse_typed_lines(field: Field, typed: str) -> list[str]:
    """Return the texts of a list, a line each. Raises UnclearCell, with a sentence for the user."""
    lines = [line for one in _plain(typed).split("\n") if (line := " ".join(one.split()))]
    if [line.lower() for line in lines] == [NOBODY.lower()] and field.default is None:
        return []
    if is_unwritable("".join(lines)):
        raise UnclearCell("có ký tự không nhìn thấy. Xóa ô rồi gõ lại bằng tay.")
    for line in lines:
        try:
            field.read(line) if field.read else None
        except InvalidValue as misfit:
            sentence, fix = misfit.words
            raise UnclearCell(f"{sentence.replace('{label}', 'ô này')}. {fix}") from misfit
    return lines
