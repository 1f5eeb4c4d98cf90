"""The harness itself: what a page says and asks for is seen, and a page that shuts people out is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.browser import Window, needs_axe, needs_browser

pytestmark = needs_browser


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    page = tmp_path / "bad.html"
    words = "<a href='#x'>một</a><a href='#y'>hai</a><img src='missing.png'><p style='width:2000px'>rộng</p>"
    script = "<script>console.error('hỏng'); throw new Error('rơi')</script>"
    page.write_text(f"<!doctype html><title>t</title>{words}{script}", encoding="utf-8")
    return page


def test_what_a_page_says_asks_for_and_lets_the_keyboard_reach_is_seen(
    bad: Path, window: Callable[..., Window]
) -> None:
    shown = window(width=390).open(bad)
    assert any("hỏng" in words for words in shown.said)
    assert any("rơi" in words for words in shown.said)
    assert shown.foreign(bad.as_uri()) == [bad.with_name("missing.png").as_uri()]
    assert shown.tabbed() == ["một", "hai"]
    assert shown.overflow() > 1000


@needs_axe
def test_a_picture_without_words_is_told_by_axe(bad: Path, window: Callable[..., Window]) -> None:
    assert any(found.startswith("image-alt") for found in window(bypass_csp=True).open(bad).axe())
