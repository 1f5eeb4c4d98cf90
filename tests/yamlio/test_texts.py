"""Every free text of a form, with the path to it."""

from __future__ import annotations

from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form
from cdsdossier.yamlio.texts import list_texts


class Inner(Form):
    name: str | None = fields.text_field()
    role: str | None = fields.choice_field(("a", "b"))


class Outer(Form):
    title: str | None = fields.text_field()
    parts: tuple[Inner, ...] = fields.forms_field(Inner)
    lines: tuple[str, ...] = fields.texts_field(key="rows")
    table: dict[str, Inner] = fields.form_table_field(Inner)
    one: Inner | None = fields.form_field(Inner)
    count: int | None = fields.count_field()


def test_texts_come_with_the_keys_of_the_file() -> None:
    inner = Inner(name="A", role="a")
    form = Outer(title="T", parts=(Inner(), inner), lines=("x", "y"), table={"k": inner}, count=3)

    assert [(one.path, one.key, one.text) for one in list_texts(form, ("top",))] == [
        (("top", "title"), "title", "T"),
        (("top", "parts", 1, "name"), "name", "A"),
        (("top", "rows", 0), "rows", "x"),
        (("top", "rows", 1), "rows", "y"),
        (("top", "table", "k", "name"), "name", "A"),
    ]
    assert list_texts(form)[0].form is form
