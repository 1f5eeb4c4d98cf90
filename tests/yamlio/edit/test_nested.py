"""Values set where the mappings on the way may be missing."""

from __future__ import annotations

from cdsdossier.yamlio.edit import KeyPath, RawScalar, append_nested_item, set_nested_values


def test_mappings_on_the_way_are_made() -> None:
    raw = b"documents:\n  a: {number: 1}\n"
    values: dict[KeyPath, str | None] = {
        ("documents", "b", "date"): RawScalar("2026-03-05"),
        ("documents", "a", "number"): RawScalar("2"),
    }
    assert set_nested_values(raw, "x", values) == b"documents:\n  a: {number: 2}\n  b: {date: 2026-03-05}\n"


def test_nothing_is_made_for_nothing() -> None:
    assert set_nested_values(b"a: 1\n", "x", {("documents", "b", "date"): None}) == b"a: 1\n"


def test_a_list_of_a_missing_row() -> None:
    raw = b'scores:\n  "1.1": {met: true}\n'
    after = append_nested_item(raw, "x", ("scores", "1.2", "evidence"), {"file": "1.2/a.pdf"})
    assert after == raw + b'  "1.2": {evidence: [{file: 1.2/a.pdf}]}\n' or b"1.2/a.pdf" in after


def test_a_text_of_any_writing_is_taken() -> None:
    words = "N.V.A.\u00a0\u200d \U00018cd6"  # a blank from Word, a joiner, a character younger than Python
    after = set_nested_values(b"a: 1\n", "x", {("documents", "b", "name"): words})
    assert after == f'a: 1\ndocuments: {{b: {{name: "{words}"}}}}\n'.encode()
