"""The sentences for files that are no YAML say what is wrong and what to type."""

from __future__ import annotations

import pytest

from cdsdossier.yamlio import messages, syntax_messages
from cdsdossier.yamlio.syntax_messages import explain_problem


@pytest.mark.parametrize(
    ("problem", "context", "words"),
    [
        ("did not find expected ',' or ']'", "", syntax_messages.UNCLOSED_BRACKET),
        ("x", "while parsing a flow sequence", syntax_messages.UNCLOSED_BRACKET),
        ("x", "while scanning an anchor", messages.ALIAS_NOT_ALLOWED),
        ("found unexpected end of stream", "while scanning a quoted scalar", syntax_messages.UNCLOSED_QUOTE),
        ("found unknown escape character", "", syntax_messages.ESCAPE),
        ("something libyaml will say one day", "", syntax_messages.NOT_UNDERSTOOD),
    ],
)
def test_a_problem_that_no_line_explains_is_told_in_general(problem: str, context: str, words: messages.Words) -> None:
    assert explain_problem(problem, context) == words


def test_an_indent_is_told_with_the_line_that_is_right() -> None:
    what, fix = syntax_messages.crooked_indent(5, 4, 12)

    assert what == "dòng này thụt lề lệch, thừa 1 dấu cách"
    assert fix.startswith("Thụt 4 dấu cách cho thẳng cột với dòng 12.")
    assert "#" not in syntax_messages.crooked_indent(3, 4, 12)[1]
    assert syntax_messages.crooked_indent(3, 4, None)[1] == "Thụt 4 dấu cách."


def test_what_could_not_be_judged_is_told_by_its_lines() -> None:
    assert "các dòng 40–44" in syntax_messages.more_to_come("Xóa dòng này.", 40, 44)
    assert "chưa xét được dòng 40," in syntax_messages.more_to_come("Xóa dòng này.", 40, 40)
