"""What is said of a text where points belong; the kinds of value have their own tests in test_fields."""

from __future__ import annotations

import pytest

from cdsdossier.yamlio.value_messages import explain_points


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("5,5", "dấu phẩy thập phân|Viết 5.5 "),
        ("“5”", "kiểu Word|Viết 5 "),
        ("yes", "không phải số điểm"),
        ("60%", "tỉ lệ phần trăm"),
        ("5,", "thừa dấu câu|Viết 5"),
        ("5,5.", "thừa dấu câu|Viết 5.5"),
        ("5 điểm", "Chỉ viết số: 5"),
        ("5/6", "phân số"),
        ("1234567890", "quá dài"),
        ("năm", "không phải số|Viết số"),
        ("{0}", "“{0}” không phải số"),
    ],
)
def test_each_way_of_writing_a_number_wrongly_has_its_words(value: str, words: str) -> None:
    said = " | ".join(explain_points(value))

    assert [word for word in words.split("|") if word not in said] == []
