"""A review as one page that runs nothing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from support.assessed import assessed, replace_text
from support.reviewmaker import fill, judge, open_in

from cdsdossier.judging.review import compare_review
from cdsdossier.views.review.html import review_page


@pytest.fixture
def judged(example: Path) -> Path:
    judge(fill(open_in(example)))
    return example


def page(folder: Path, target: Path | None = None) -> str:
    one = assessed(folder)
    return review_page(one, compare_review(one.dossier, one.indicator_set, one.scores), target)


def links(text: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', text)]


def test_evidence_is_linked_as_seen_from_where_the_page_lies(judged: Path, tmp_path: Path) -> None:
    beside = links(page(judged, tmp_path / "xem.html"))
    assert "2023-2024/evidence/1.2/quy-che-day-hoc-truc-tuyen.pdf" in beside
    assert "evidence/1.2/quy-che-day-hoc-truc-tuyen.pdf" in links(page(judged))
    deeper = links(page(judged, tmp_path / "a" / "xem.html"))
    assert "../2023-2024/evidence/1.2/quy-che-day-hoc-truc-tuyen.pdf" in deeper


def test_texts_are_never_markup_and_nothing_is_fetched(judged: Path) -> None:
    replace_text(judged / "review.yaml", "Quy chế chưa có chữ ký", "<script>x</script>")
    text = page(judged)
    assert "<script" not in text
    assert "&lt;script&gt;x&lt;/script&gt;" in text
    assert "default-src 'none'" in text


def test_rows_show_what_changed_and_what_is_open(judged: Path) -> None:
    text = page(judged)
    assert "−2" in text or "-2" in text
    assert 'class="changed"' in text
    assert 'class="open"' in text
    assert "Phần mềm hết hạn từ tháng 3" in text


def test_an_unnamed_school_and_office_are_said_to_be_unnamed(example: Path) -> None:
    open_in(example)
    replace_text(example / "dossier.yaml", "  name: Trường THCS Quyết Tiến", "  name:")
    assert "(chưa điền tên trường)" in page(example)
