"""A model as the text of a schema that editors of draft-07 understand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from cdsdossier.workflows.editor_schemas.draft7 import DIALECT, format_schema


class Inner(BaseModel):
    name: str


class Sample(BaseModel):
    points: Annotated[Decimal, Field(ge=0, le=Decimal("5.5"))]
    state: Literal["one", "two"] | None = None
    text: str | Decimal | None = None
    names: list[str | None] | None = None
    word: Literal["all"] | list[str] | None = None
    inner: Inner | None = None
    title: str = "như cũ"


def schema() -> dict[str, Any]:
    return dict(json.loads(format_schema(Sample, "a.yaml")))


def of(key: str) -> dict[str, Any]:
    return dict(schema()["properties"][key])


def test_the_head_says_dialect_and_files_and_no_class_name() -> None:
    made = schema()
    assert (made["$schema"], made["title"], list(made)[:3]) == (DIALECT, "a.yaml", ["$schema", "$comment", "title"])
    assert "title" not in made["definitions"]["Inner"]
    assert format_schema(Sample, "a.yaml").endswith(b"}\n")


def test_numbers_are_numbers_with_their_bounds() -> None:
    assert of("points") == {"type": "number", "minimum": 0, "maximum": 5.5}


def test_what_may_be_empty_is_one_schema_of_several_types() -> None:
    assert of("text") == {"type": ["string", "number", "null"]}
    assert of("names") == {"items": {"type": ["string", "null"]}, "type": ["array", "null"]}


def test_a_list_of_words_offers_the_empty_value_too() -> None:
    assert of("state") == {"type": ["string", "null"], "enum": ["one", "two", None]}


def test_words_beside_a_list_and_forms_stay_alternatives() -> None:
    assert [sorted(one) for one in of("word")["anyOf"]] == [["enum", "type"], ["items", "type"], ["type"]]
    assert of("inner") == {"anyOf": [{"$ref": "#/definitions/Inner"}, {"type": "null"}]}


def test_only_a_default_that_says_something_is_shown() -> None:
    assert "default" not in of("state")
    assert of("title") == {"type": "string", "default": "như cũ"}
