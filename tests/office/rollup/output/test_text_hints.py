"""Names that may be misspelled are asked about, the first of them."""

from __future__ import annotations

from cdsdossier.office.rollup.output.text_hints import hint_lines
from cdsdossier.office.rollup.statistics.hints import NameHint
from cdsdossier.views.layout import plain_text


def test_each_is_a_question_and_many_are_cut() -> None:
    assert hint_lines([]) == []
    shown = plain_text(hint_lines([NameHint("school", "Trường A", "Trường Á", "xa/a.zip")] * 25))
    assert "  Trường A (xa/a.zip): có phải Trường Á?\n" in shown
    assert "… còn 5 tên khác" in shown
