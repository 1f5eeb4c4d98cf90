"""Forms keep what can be read: a faulty value loses only itself, and its place is where a person would look."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.findings import YamlPage
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, locate_value, read_form
from cdsdossier.yamlio.reader import parse_page


class Inner(Form):
    name: str = fields.text_field(required=True)
    points: Decimal | None = fields.points_field()


class Outer(Form):
    title: str | None = fields.text_field()
    from_: Decimal | None = fields.points_field(key="from")
    one: Inner | None = fields.form_field(Inner)
    many: tuple[Inner, ...] = fields.forms_field(Inner)
    table: dict[str, Inner] = fields.form_table_field(Inner, ("a", "b"))
    words: tuple[str, ...] = fields.texts_field()


class Wider(Outer):
    more: str | None = fields.text_field()


def page(written: str) -> YamlPage:
    return parse_page(written.encode(), "f.yaml")


def read(written: str) -> tuple[Outer, list[tuple[str, int | None, int | None]]]:
    form, findings = read_form(Outer, page(written))
    return form, [(finding.rule, finding.line, finding.column) for finding in findings]


def test_a_faulty_value_loses_only_itself() -> None:
    form, told = read("title: A\nfrom: 5,5\none: {name: B, points: x}\nmany: [{name: C, points: 1}, {points: 2}, 3]\n")

    assert told == [
        ("value-wrong", 2, 7),
        ("value-wrong", 3, 24),
        ("key-missing", 4, 30),
        ("value-wrong", 4, 43),
    ]
    assert (form.title, form.from_) == ("A", None)
    assert form.one == Inner(name="B", points=None)
    assert form.many[:2] == (Inner(name="C", points=Decimal(1)), Inner(name="", points=Decimal(2)))


def test_an_unknown_key_is_told_at_the_key_and_nothing_else_is_lost() -> None:
    form, told = read("titel: A\nfrom: 1\ntable:\n  a: {name: A}\n  c: {name: C}\n")

    assert sorted(told) == [("key-unknown", 1, 1), ("key-unknown", 5, 3)]
    assert form.from_ == 1
    assert form.table == {"a": Inner(name="A")}


def test_empty_places_in_a_list_of_texts_are_left_out() -> None:
    form, told = read("words: [A, , [B], ~, C]\n".replace(", ,", ", '',"))

    assert (form.words, told) == (("A", "", "C"), [("value-wrong", 1, 16)])


def test_an_empty_element_of_a_list_of_forms_lacks_what_it_needs() -> None:
    form, told = read("many:\n  -\n  - {name: A}\ntable: {a: }\n")

    assert told == [("key-missing", 2, 4), ("key-missing", 4, 9)]
    assert form.many == (Inner(name=""), Inner(name="A"))
    assert form.table == {"a": Inner(name="")}


def test_one_value_in_the_place_of_a_list_is_refused() -> None:
    form, findings = read_form(Outer, page("words: A\nmany: B\n"))

    assert (form.words, form.many) == ((), ())
    assert [finding.message for finding in findings] == ["“words” phải là danh sách", "“many” phải là danh sách"]
    assert findings[1].fix.endswith("- {name: …}")


def test_a_list_in_the_place_of_a_table_is_refused() -> None:
    assert read("table: [a]\n") == (Outer(), [("value-wrong", 1, 8)])


def test_a_sentence_names_the_innermost_key() -> None:
    class Names(Form):
        one: Inner | None = fields.form_field(Inner)
        many: tuple[Inner, ...] = fields.forms_field(Inner)
        words: tuple[str, ...] = fields.texts_field()

    _, findings = read_form(Names, page("one: {name: [x]}\nmany: [{name: [x]}, x]\nwords: [[x]]\n"))

    assert [finding.message for finding in findings] == [
        "“name” phải là một dòng chữ",
        "“name” phải là một dòng chữ",
        "“x” đứng một mình, thiếu tên mục con",
        "“words” phải là một dòng chữ",
    ]


def test_a_form_in_the_place_of_another_lacks_everything() -> None:
    form, told = read("one: 5\n")

    assert (form.one, told) == (Inner(name=""), [("value-wrong", 1, 6)])


def test_a_missing_key_is_told_where_it_belongs() -> None:
    _, told = read("title: A\none:\n  points: 1\n")

    assert told == [("key-missing", 2, 1)]


@pytest.mark.parametrize("written", ["", "title:\nfrom:\none:\nmany:\ntable:\nwords:\n", "{}", "~"])
def test_an_empty_value_is_the_default_and_no_fault(written: str) -> None:
    form, told = read(written)

    assert (form, told) == (Outer(), [])


def test_an_unreadable_file_is_told_once() -> None:
    broken = page("one: [\n")

    assert not broken.readable
    assert read_form(Inner, broken) == (Inner(), ())


def test_what_was_certainly_meant_is_kept() -> None:
    class Year(Form):
        year: str | None = fields.school_year_field()

    form, findings = read_form(Year, page("year: 2025 – 2026\n"))

    assert form.year == "2025-2026"
    assert [finding.fix for finding in findings] == ["Viết 2025-2026"]


def test_a_place_leads_as_far_as_the_file_goes() -> None:
    data = page('scores:\n  "1.1":\n    points: 5\n  "1.2":\n').data

    assert locate_value(data, ("scores", "1.1", "points")) == (3, 13)
    assert locate_value(data, ("scores", "1.1", "points"), key=True) == (3, 5)
    assert locate_value(data, ("scores", "1.1", "met"), key=True) == (2, 3)
    assert locate_value(data, ("scores", "9.9")) == (2, 3)
    assert locate_value(data, ("scores", "1.2")) == (4, 3), "an empty value is pointed at by its key"
    assert locate_value(data, ("none", 0)) == (1, 1)
    assert locate_value(data, ("none", "scores")) == (1, 1)
    assert locate_value(None, ("scores",)) == (1, 1)
    assert locate_value(page("a: [1]\n").data, ("a", 1)) == (1, 4)


def test_a_finding_in_a_score_file_is_about_its_row() -> None:
    class Scores(Form):
        scores: dict[str, Inner] = fields.form_table_field(Inner)
        one: Inner | None = fields.form_field(Inner)

    text = 'scores:\n  "1.1": {name: A, points: x}\nsocres: 1\none: {name: A, points: x}\n'
    assert sorted((finding.rule, finding.about) for finding in read_form(Scores, page(text))[1]) == [
        ("key-unknown", ""),
        ("value-wrong", ""),
        ("value-wrong", "1.1"),
    ]
    assert [finding.about for finding in read_form(Scores, page("scores: 1\n"))[1]] == [""]
    assert [finding.about for finding in read_form(Scores, page('scores: {"1.1": {points: 1}}\n'))[1]] == ["1.1"]


def test_forms_are_frozen_values() -> None:
    form = Inner(name="A")

    with pytest.raises(AttributeError, match="frozen"):
        form.name = "B"
    with pytest.raises(TypeError, match="nane"):
        Inner(nane="A")
    assert form == Inner(name="A")
    assert form != Inner(name="B")
    assert form != type("Other", (Inner,), {})(name="A")
    assert form != "Inner(name='A', points=None)"
    assert len({form, Inner(name="A"), Inner(name="B")}) == 2
    assert repr(form) == "Inner(name='A', points=None)"


def test_a_form_takes_its_bases_fields_as_well() -> None:
    assert list(Wider.fields) == [*Outer.fields, "more"]
    assert Outer.fields["from"].name == "from_"
