"""Forms → pydantic models: the same keys and kinds of value, in the words that pydantic turns into JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as About

from cdsdossier.yamlio.forms import Field, Form

Model = type[BaseModel]


def _matching(pattern: str, hint: str) -> Any:  # noqa: ANN401 - an annotation
    """Return the annotation of a text with a pattern; editors show the hint where it does not match."""
    return Annotated[str, About(pattern=pattern, json_schema_extra={"patternErrorMessage": hint})]


_WHOLE = Annotated[int, About(ge=0, le=999_999_999)]
_RATIO = "[0-9]{1,6}/[0-9]{1,6}"

#: What each kind of field takes. Quoted numbers and such, which the reader forgives, are not offered.
KINDS: dict[str, Any] = {
    "text": str | Decimal,  # a number where text belongs is text: a school may be called 19-5, a document be number 12
    "recorded": str | Decimal | bool,
    "code": str,
    "points": Decimal,
    "count": _WHOLE,
    "flag": bool,
    "day": Annotated[date, About(json_schema_extra={"patternErrorMessage": "Viết năm-tháng-ngày, ví dụ 2026-03-05."})],
    "school-year": _matching("^[0-9]{4}-[0-9]{4}$", "Viết hai năm liền nhau, ví dụ 2025-2026."),
    "measured": _matching(f"^(?:[0-9]{{1,9}}|{_RATIO})$", "Viết tỉ lệ như 36/38, hoặc số đếm như 20.") | _WHOLE,
    "document-number": _matching("^[0-9]{1,6}[a-zđ]?$", "Chỉ viết số, ví dụ 2; chương trình tự điền ký hiệu.")
    | Annotated[int, About(ge=0, le=999_999)],
}
#: What was measured, where the set says of which kind it must be.
MEASURED: dict[str, Any] = {
    "ratio": _matching(f"^{_RATIO}$", "Viết phần/tổng, ví dụ 36/38."),
    "count": _matching("^[0-9]{1,9}$", "Viết một số, ví dụ 20.") | _WHOLE,
}


@dataclass(frozen=True, slots=True)
class SchemaField:
    """One key of a model: what it takes, what the editor says of it, and what it is when left out."""

    key: str
    takes: Any
    about: str = ""
    required: bool = False
    default: str | bool | None = None


def build_model(name: str, entries: Iterable[SchemaField]) -> Model:
    """Return a model with these keys and no others. What is not required may stay empty."""
    held: dict[str, Any] = {}
    for number, entry in enumerate(entries):
        takes = entry.takes if entry.required else entry.takes | None
        about = About(... if entry.required else entry.default, alias=entry.key, description=entry.about or None)
        held[f"key{number}"] = (takes, about)  # a key may be any text, an attribute may not
    return create_model(name, __config__=ConfigDict(extra="forbid"), **held)


def build_form_model(form: type[Form], made: dict[type[Form], Model] | None = None) -> Model:
    """Return the model of a form, with the models of the forms inside it."""
    made = {} if made is None else made
    if form not in made:
        made[form] = build_model(form.__name__, (build_schema_field(field, made) for field in form.fields.values()))
    return made[form]


def build_schema_field(field: Field, made: dict[type[Form], Model]) -> SchemaField:
    """Return a field of a form as a key of a model."""
    one = _one(field, made)
    if field.many:
        takes: Any = list[_or_empty(field, one)]  # type: ignore[misc]
        takes = one | takes if field.alone else takes
    elif field.table and field.keys:
        takes = build_model(field.name.capitalize(), (SchemaField(key, one) for key in field.keys))
    else:
        takes = dict[str, _or_empty(field, one)] if field.table else one  # type: ignore[misc]
    default = field.default if isinstance(field.default, str | bool) else None
    return SchemaField(field.key, takes, field.about, field.required, default)


def _one(field: Field, made: dict[type[Form], Model]) -> Any:  # noqa: ANN401 - an annotation
    if field.inner is not None:
        return build_form_model(field.inner, made)
    return Literal[field.words] if field.words else KINDS[field.kind]


def _or_empty(field: Field, one: Any) -> Any:  # noqa: ANN401 - an annotation
    """Let an element stay empty, unless it is a form that cannot be."""
    needs = field.inner is not None and any(inner.required for inner in field.inner.fields.values())
    return one if needs else one | None
