"""A whole list of texts set in place."""

from __future__ import annotations

import pytest

from cdsdossier.yamlio.edit import list_texts, set_texts
from cdsdossier.yamlio.reader import parse_page

BLOCK = "# lời\nideas:\n  - 'một'  # giữ\n  - hai dài\n    hai dòng\n  # riêng\n  - ba\nother: 1\n"


def _ideas(raw: bytes) -> list[str]:
    data = parse_page(raw, "a.yaml").data
    assert isinstance(data, dict)
    return list_texts(data["ideas"])


@pytest.mark.parametrize(
    "texts",
    [[], ["một"], ["ba", "một"], ["một", "mới: có hai chấm", "hai dài hai dòng", "ba"], ["x", "y", "z", "w"], ["ba"]],
)
def test_the_list_holds_what_was_asked_and_every_comment_stays(texts: list[str]) -> None:
    after = set_texts(BLOCK.encode(), "a.yaml", ("ideas",), texts).decode()
    assert _ideas(after.encode()) == texts
    assert after.startswith("# lời\nideas:")
    assert after.endswith("other: 1\n")
    assert after.count("#") == BLOCK.count("#")


def test_what_stays_keeps_its_spelling() -> None:
    after = set_texts(BLOCK.encode(), "a.yaml", ("ideas",), ["một", "hai dài hai dòng", "ba", "bốn"]).decode()
    assert after == BLOCK.replace("  - ba\n", "  - ba\n  - bốn\n")


@pytest.mark.parametrize(
    ("raw", "texts"), [("a: 1\n", ["x"]), ("ideas: [một, hai]\n", ["hai", "ba"]), ("ideas:\n", ["x"])]
)
def test_a_list_that_is_missing_empty_or_in_brackets(raw: str, texts: list[str]) -> None:
    after = set_texts(raw.encode(), "a.yaml", ("ideas",), texts)
    assert _ideas(after) == texts


@pytest.mark.parametrize(
    ("texts", "after"),
    [
        (["một", "hai, ba"], 'ideas: [một, "hai, ba"]   # nhớ\nb: 1\n'),
        (["hai"], "ideas: hai   # nhớ\nb: 1\n"),
        (["một"], "ideas: một   # nhớ\nb: 1\n"),
        ([], "ideas:   # nhớ\nb: 1\n"),
    ],
)
def test_one_text_without_a_list_becomes_another_or_a_list(texts: list[str], after: str) -> None:
    raw = "ideas: một   # nhớ\nb: 1\n".encode()
    assert set_texts(raw, "a.yaml", ("ideas",), texts).decode() == after
