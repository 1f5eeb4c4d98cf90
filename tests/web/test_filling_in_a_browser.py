"""Scores and evidence filled in by a person with a browser: what is computed follows, what is dropped is filed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.browser import Window, needs_browser
from support.served import served, site_of

pytestmark = needs_browser
_POINTS = "#o-scores-1-day-hoc-yaml-scores-1-3-1-points"
_DROP = """([where, name]) => {
    const held = new DataTransfer();
    held.items.add(new File([`${name} `.repeat(50)], name));
    for (const kind of ["dragover", "drop"]) document.querySelector(where).dispatchEvent(
        new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: held}));
}"""


def test_a_box_that_is_left_is_written_and_a_dropped_file_is_filed(
    example: Path, window: Callable[..., Window]
) -> None:
    scores = example / "scores/1-day-hoc.yaml"
    with served(example, site_of(example, writes=True)) as place:
        opened = window(width=390).open(place.address + "diem")
        page = opened.page
        assert opened.overflow() == 0
        page.fill(_POINTS, "6,5")
        page.keyboard.press("Tab")
        page.wait_for_selector("text=tối đa chỉ 6")
        assert "60/100 điểm" in page.inner_text("#tong-1")
        assert page.evaluate("document.activeElement.dataset.row") == "1.3.1"
        page.evaluate(_DROP, ["#muc-1-5-2 h4", "Biên bản họp.txt"])
        page.wait_for_selector("#mc-1-5-2 >> text=1 minh chứng")
        opened.open(f"http://127.0.0.1:{place.port}/muc/1.5.2")
        assert opened.overflow() == 0
        page.evaluate(_DROP, ["#minh-chung", "<b>.txt"])
        page.wait_for_selector("#danh-sach >> text=b.txt")
        page.click('fieldset:has(legend:text-is("b.txt")) >> button:has-text("Gỡ tệp")')
        page.wait_for_selector("text=Đã gỡ 1.5.2/b.txt")
    written = scores.read_text("utf-8")
    assert '"1.3.1":\n    points: 6.5\n' in written
    assert "- {file: 1.5.2/bien-ban-hop.txt}" in written
    assert "b.txt" not in written
    assert [message for message in opened.said if "error" in message] == []
