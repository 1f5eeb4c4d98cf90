"""The papers called for on a page of text."""

from __future__ import annotations

from datetime import date

from support.rollupmaker import rollup, school

from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.output.formats import render_rollup_lines
from cdsdossier.views.layout import plain_text


def test_the_page_says_how_many_who_has_what_to_send_and_over_what_it_counts() -> None:
    call = Requirement(documents=(RequiredDocument(document="ke-hoach", due=date(2025, 11, 30)),))
    late = school("Trường A", "60", issued={"ke-hoach": date(2025, 12, 1)})
    units = [school(f"Trường {number}", "60") for number in range(30)]
    page = plain_text(render_rollup_lines(rollup(late, *units, required=call)))
    assert "Kế hoạch (hạn 30/11/2025)" in page
    assert "01/31  muộn 1" in page
    assert "chỉ tính trên 31 đơn vị có hồ sơ" in " ".join(page.split())
    assert "Còn thiếu (30 đơn vị)" in page
    assert "Trường 0: Kế hoạch" in page
    assert "… và 10 đơn vị khác" in page


def test_nothing_is_said_where_nothing_was_called_for() -> None:
    assert "theo yêu cầu" not in plain_text(render_rollup_lines(rollup(school("Trường A", "60"))))
