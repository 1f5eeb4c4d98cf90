"""The pages of the rules: which there are, and how a page is taken apart."""

from __future__ import annotations

import pytest

from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Severity
from cdsdossier.judging.rule_pages import RulePage, iter_rule_sections, list_rule_names, load_rule_page
from cdsdossier.judging.rules import RULES, get_rule_name


def test_every_rule_is_listed_once_and_in_order() -> None:
    names = list_rule_names()

    assert list(names) == sorted(set(names))
    assert set(names) == {*map(get_rule_name, RULES), *READING_RULES, UNUSED_WAIVER}


def test_a_page_has_a_title_on_one_line_and_a_text() -> None:
    page = load_rule_page("evidence-name-unportable")

    assert (page.name, page.severity) == ("evidence-name-unportable", Severity.WARNING)
    assert page.title == "Tên tệp minh chứng không dùng được trên máy khác."
    assert page.text.startswith("Vì sao: Windows không nhận")
    assert "\n" not in load_rule_page("points-misplaced").title


@pytest.mark.parametrize("name", list_rule_names())
def test_every_page_begins_with_why_and_then_how_to_fix(name: str) -> None:
    page = load_rule_page(name)
    sections = list(iter_rule_sections(page))

    assert [heading for heading, _ in sections] in (["Vì sao", "Cách sửa"], ["Vì sao", "Cách sửa", "Căn cứ"])
    assert all(words and "\n" not in words and "  " not in words for _, words in sections)
    assert "".join(page.text.split()) == "".join(f"{heading}:{words}" for heading, words in sections).replace(" ", "")


@pytest.mark.parametrize("name", ["", "points", "points_negative", "_kit", "rules"])
def test_an_unknown_name_has_no_page(name: str) -> None:
    with pytest.raises(KeyError):
        load_rule_page(name)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("", []),
        ("Vì sao: a", [("Vì sao", "a")]),
        ("lời dẫn\nVì sao: a\n  b: c\nCách sửa: d", [("Vì sao", "a b: c"), ("Cách sửa", "d")]),
        ("Vì sao\nCăn cứ: x", [("Căn cứ", "x")]),
    ],
)
def test_a_section_runs_to_the_next_heading(text: str, sections: list[tuple[str, str]]) -> None:
    assert list(iter_rule_sections(RulePage("x", Severity.ERROR, "", text))) == sections
