"""Comments that are safe whatever they say, and lines put beside others."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.next_year.comment_lines import LineEditor, format_comment, format_comment_list, to_one_line

DRAFT = b"a:\n  b: 1\nc:\n"


def test_a_text_over_several_lines_becomes_one_without_control_characters() -> None:
    assert to_one_line("Một\n  hai\x07\t\tba") == "Một hai\\x07 ba"


def test_a_very_long_text_ends_with_a_remark() -> None:
    shown = to_one_line("x" * 5000)
    assert shown == f"{'x' * 1200} … (còn nữa, xem hồ sơ năm trước)"
    assert to_one_line("x" * 1200) == "x" * 1200


def test_a_comment_is_wrapped_and_its_head_stands_before_the_first_word_alone() -> None:
    lines = format_comment("lời nhắc " * 20, 2, "xem lại: ")
    assert lines[0].startswith("  # xem lại: lời nhắc")
    assert all(line.startswith(("  #          lời", "  #          nhắc")) for line in lines[1:])
    assert len(lines) == 2
    assert max(map(len, lines)) <= 117


def test_several_texts_have_a_dash_each() -> None:
    assert format_comment_list(["một", "hai"], 2) == ["  # - một", "  # - hai"]


def test_lines_are_put_before_behind_and_in_place_of_others() -> None:
    draft = LineEditor(DRAFT)
    draft.before("c:", ["# trước"])
    draft.after("a:", ["# sau"])
    draft.instead("  b:", "  b:", ["  b: 2"])
    draft.end(["# hết"])
    assert draft.content == b"a:\n# sau\n  b: 2\n# tr\xc6\xb0\xe1\xbb\x9bc\nc:\n# h\xe1\xba\xbft\n"


def test_several_lines_are_replaced_by_their_first_and_last() -> None:
    draft = LineEditor(b"x\na 1\ny\nb 2\nz\n")
    draft.instead("a", "b", ["c"])
    assert draft.content == b"x\nc\nz\n"


def test_an_empty_line_is_put_before_only_where_none_is() -> None:
    draft = LineEditor(DRAFT)
    draft.part("c:")
    draft.part("c:")
    assert draft.content == b"a:\n  b: 1\n\nc:\n"


def test_a_line_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="not in list"):
        LineEditor(DRAFT).after("d:", [])
    with pytest.raises(ValueError, match="begins with 'd:'"):
        LineEditor(DRAFT).part("d:")
