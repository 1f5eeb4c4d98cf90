"""Forms as models: the same keys and kinds of value."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cdsdossier.workflows.editor_schemas.models import KINDS, SchemaField, build_form_model, build_model
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form


class Person(Form):
    name: str | None = fields.text_field(about="Họ tên.")


class Sample(Form):
    school: str = fields.text_field(required=True, about="Trường.")
    head: Person | None = fields.form_field(Person, about="Người đứng đầu.")
    people: tuple[Person, ...] = fields.forms_field(Person, about="Mọi người.")
    staff: int | None = fields.count_field(about="Số người.")


def accepts(**data: object) -> bool:
    try:
        build_form_model(Sample).model_validate({"school": "A", **data})
    except ValidationError:
        return False
    return True


def test_known_keys_pass_and_others_do_not() -> None:
    assert accepts(staff=3)
    assert accepts(staff=None)
    assert not accepts(stuff=3)
    assert not accepts(school=None)


def test_forms_inside_a_form_are_models_of_their_own() -> None:
    assert accepts(head={"name": "N.V.A."}, people=[{"name": None}, None])
    assert not accepts(head={"nom": "N.V.A."})
    assert not accepts(people={"name": "N.V.A."})


def test_a_form_that_stands_twice_is_one_model() -> None:
    made: dict[type[Form], type] = {}
    build_form_model(Sample, made)
    assert set(made) == {Sample, Person}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("count", 999_999_999, 1_000_000_000),
        ("school-year", "2025-2026", "2025"),
        ("measured", "36/38", "36/"),
        ("measured", 20, -1),
        ("document-number", "12a", "12/KH"),
        ("document-number", 999_999, 1_000_000),
    ],
)
def test_each_kind_of_field_has_its_pattern(kind: str, good: object, bad: object) -> None:
    model = build_model("One", [SchemaField("a key", KINDS[kind], required=True)])
    model.model_validate({"a key": good})
    with pytest.raises(ValidationError):
        model.model_validate({"a key": bad})
