from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.templating.render import TemplateRenderer
from cdsdossier.errors import TemplateFault

Fill = Callable[..., str]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    folder = tmp_path / "templates"
    folder.mkdir()

    def filled(source: str, **facts: Any) -> str:  # noqa: ANN401
        (folder / "thu.html").write_text(source, encoding="utf-8")
        return TemplateRenderer(folder, facts).body("thu")

    return filled


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("<p>a</p>\n<p>{{ scool.name }}</p>", 2, "không có tên “scool”; có phải school?"),
        ("\n\n<p>{{ school.nam }}</p>", 3, "không có tên “nam”; có phải name?"),
        ("<p>{{ school.zzz }}</p>", 1, "các tên có ở đây: name"),
        ("<p>\n{% if zzzz %}x{% endif %}</p>", 2, "không có tên “zzzz”"),
        ("<p>\n{% for x in %}</p>", 2, "Jinja"),
        ("<p>\n\n{{ 1 / 0 }}</p>", 3, "division"),
        ("<p>\n{{ school }}</p>", 2, "in từng phần"),
        ("<p>\n{{ school.name.__class__.__name__ }}</p>", 2, "mẫu không được dùng “__class__”"),
        ("<p>x</p>\n<div>y</div>", 2, "<div>"),
        ("<p>\n{{ school.name|safe }}</p>", 2, "safe"),
    ],
)
def test_every_fault_names_template_and_line(fill: Fill, source: str, line: int, words: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        fill(source, school={"name": "A"})

    assert str(caught.value).startswith(f"templates/thu.html:{line}: ")
    assert words in str(caught.value)


def test_an_imported_template_is_checked_too_and_named_in_its_own_faults(fill: Fill, tmp_path: Path) -> None:
    (tmp_path / "templates" / "chung.html").write_text("\n{% macro m() %}<div>x</div>{% endmacro %}", encoding="utf-8")

    with pytest.raises(TemplateFault, match=r"^templates/chung\.html:2: .*<div>"):
        fill('{% import "chung.html" as chung %}{{ chung.m() }}')


def test_a_missing_template_is_named(fill: Fill) -> None:
    with pytest.raises(TemplateFault, match=r"không có mẫu không-có\.html"):
        fill('{% include "không-có.html" %}')


def test_data_is_printed_not_run(fill: Fill) -> None:
    typed = "A & B <x> {{ z }} {% if %} \"quoted\" 'it'"

    assert fill("<p>{{ x }}</p>", x=typed) == (
        "<p>A &amp; B &lt;x&gt; {{ z }} {% if %} &#34;quoted&#34; &#39;it&#39;</p>"
    )


def test_a_line_break_that_somebody_typed_stays_one(fill: Fill) -> None:
    assert fill("<p>{{ x }}</p>", x="a & b\nc\n") == "<p>a &amp; b<br/>c</p>"


def test_numbers_and_dates_print_as_vietnamese_paper_writes_them(fill: Fill) -> None:
    facts = {"points": Decimal("49.50"), "day": date(2026, 3, 5), "count": 7}

    assert fill("{{ points }}|{{ day }}|{{ day|long_date }}|{{ count }}", **facts) == (
        "49,5|05/03/2026|ngày 05 tháng 3 năm 2026|7"
    )


def test_an_empty_field_is_a_visible_gap_and_counted_only_where_printed(fill: Fill) -> None:
    gaps = Gaps()
    facts = {"a": gaps.of("a"), "b": gaps.of("b"), "c": gaps.of("c")}

    assert fill('{{ a }}{% if b %}x{% endif %}{{ a ~ "!" }}{{ c|long_date }}{{ a|answer("x", "y") }}', **facts) == (
        "…………!ngày …………"
    )
    assert gaps.names == ("a", "c")


def test_a_phrase_is_plain_text_and_its_fault_quotes_it(tmp_path: Path) -> None:
    wording = TemplateRenderer(tmp_path, {"school": "A & B <x>"})

    assert wording.phrase("Về {{ school }}") == "Về A & B <x>"
    with pytest.raises(TemplateFault) as caught:
        wording.phrase("Về {{ scool }}")
    assert str(caught.value).endswith("documents.yaml: trong “Về {{ scool }}”: không có tên “scool”; có phải school?")
