"""A pydantic model → the text of a JSON Schema that draft-07 editors understand, without noise."""

from __future__ import annotations

import json
from decimal import Decimal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

DIALECT = "http://json-schema.org/draft-07/schema#"
_MADE = "Tệp này do lệnh cdsdossier schema tạo ra và ghi lại mỗi lần chạy; đừng sửa bằng tay."
_BOUNDS = (("ge", "minimum"), ("le", "maximum"))


def format_schema(model: type[BaseModel], file: str) -> bytes:
    """Return the schema of a model as JSON text; ``file`` says which files it describes."""
    made = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Draft7)
    inner = made.pop("$defs", {})
    for part in (made, *inner.values()):
        part.pop("title", None)  # a class name of ours, which means nothing to a school
    definitions = {"definitions": inner} if inner else {}
    whole = {"$schema": DIALECT, "$comment": _MADE, "title": file, **made, **definitions}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


class _Draft7(GenerateJsonSchema):
    """Numbers are numbers, never texts; a value that may be empty is one schema, so that editors report one fault."""

    def field_title_should_be_set(self, schema: object) -> bool:
        del schema  # a title that repeats the key is noise
        return False

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        bounds = {name: _plain(schema[key]) for key, name in _BOUNDS if key in schema}  # type: ignore[literal-required]
        return {"type": "number", **bounds}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        return {"type": "string", "enum": list(schema["expected"])}  # alike in every release of pydantic

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        choices = (one[0] if isinstance(one, tuple) else one for one in schema["choices"])  # some have a label
        return _merged([self.generate_inner(one) for one in choices])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return _merged([self.generate_inner(schema["schema"]), {"type": "null"}])


def _plain(number: Decimal | int) -> int | float:
    return int(number) if number == int(number) else float(number)


def _merged(parts: list[JsonSchemaValue]) -> JsonSchemaValue:
    """Join alternatives of different types into one schema; its other words concern one type each."""
    keys = {key for part in parts for key in part}
    if {"enum", "items"} <= keys or not all("type" in part for part in parts):
        # a list of words concerns every type beside it
        return {"anyOf": [inner for part in parts for inner in part.get("anyOf", [part])]}
    whole: JsonSchemaValue = {"type": None}
    types: list[str] = []
    for part in parts:
        types += [part["type"]] if isinstance(part["type"], str) else part["type"]
        whole |= part
    whole["type"] = types
    if "enum" in whole and "null" in types:
        whole["enum"] = [*whole["enum"], None]
    return whole
