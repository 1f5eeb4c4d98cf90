"""What templates may do, and what the sandbox says of the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from jinja2 import TemplateError

from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.templating.sandbox import create_environment
from cdsdossier.documents.templating.work_meter import WorkMeter


def fill(source: str, *, meter: WorkMeter | None = None, breaks: bool = False, **facts: Any) -> str:  # noqa: ANN401
    made = create_environment(facts, escape=True, breaks=breaks, meter=meter)
    return made.from_string(source).render(facts)


def test_numbers_dates_and_answers_are_printed_in_vietnamese() -> None:
    day = date(2026, 3, 5)

    assert fill("{{ a }} {{ b }} {{ b|long_date }}", a=Decimal("49.50"), b=day) == (
        "49,5 05/03/2026 ngày 05 tháng 3 năm 2026"
    )
    assert fill('{{ yes|answer("Đạt", "Chưa") }} {{ no|answer("Đạt", "Chưa") }}', yes=True, no=False) == "Đạt Chưa"


def test_a_gap_stays_a_gap_through_the_filters() -> None:
    gaps = Gaps()

    assert fill('{{ x|long_date }} {{ x|answer("a", "b") }}', x=gaps.of("x")) == "ngày …… ……"
    assert gaps.names == ("x",)


@pytest.mark.parametrize(
    ("value", "kind"), [([1], "danh sách"), ({"a": 1}, "nhóm gồm nhiều tên"), (True, "đúng hay sai")]
)
def test_what_cannot_be_printed_is_named(value: object, kind: str) -> None:
    with pytest.raises(TypeError, match=kind):
        fill("{{ x }}", x=value)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ scool }}", "không có tên “scool”; có phải school?"),
        ("{{ zzz }}", "các tên có ở đây: documents, school"),
        ("{{ school.zzz }}", "các tên có ở đây: name"),
        ("{{ documents.bao-cao }}", 'phải viết trong ngoặc, ví dụ documents["bao-cao"]'),
        ("{{ school.name.__class__ }}", "mẫu không được dùng “__class__”"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(source: str, words: str) -> None:
    with pytest.raises(TemplateError) as caught:
        fill(source, school={"name": "A"}, documents={"bao-cao": {}})
    assert words in str(caught.value)


@pytest.mark.parametrize("source", ["{{ 'x' * 1000001 }}", "{{ [1] * 1000001 }}", "{{ 2 ** 101 }}", "{{ a * a }}"])
def test_operations_that_make_huge_values_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match="quá"):
        fill(source, a=2**501)


@pytest.mark.parametrize("name", ["safe", "urlize", "xmlattr", "tojson", "forceescape", "random", "pprint"])
def test_filters_that_make_markup_or_chance_are_missing(name: str) -> None:
    with pytest.raises(TemplateError, match=name):
        fill(f"{{{{ 'x'|{name} }}}}")


def test_a_line_break_stays_one_and_data_is_escaped_once() -> None:
    assert fill("{{ x }}{{ x|e }}", x="a & b\nc", breaks=True) == "a &amp; b<br/>ca &amp; b<br/>c"
    assert fill("{{ x }}", x="a\nb") == "a\nb"


def test_the_meter_has_each_printed_value_and_stops_too_many() -> None:
    meter = WorkMeter(10)

    assert fill("{{ a }}{{ b }}", meter=meter, a="một", b=Gaps().of("b")) == "một……"
    assert meter.printed == ["một", "……"]
    with pytest.raises(ValueError, match="quá nhiều chữ"):
        fill("{{ a }}", meter=meter, a="quá nhiều")


def test_a_stream_is_stopped_where_it_prints_too_much() -> None:
    template = create_environment({}).from_string("{% for i in range(9) %}abc{% endfor %}")

    assert WorkMeter(27).stream(template, {}) == "abc" * 9
    with pytest.raises(ValueError, match="quá nhiều chữ"):
        WorkMeter(26).stream(template, {})
