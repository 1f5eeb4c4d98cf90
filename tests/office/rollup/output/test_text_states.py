"""What is not handed in or not judged to the end has a list of its own on the page."""

from __future__ import annotations

from dataclasses import replace

from support.rollupmaker import broken, rollup, school

from cdsdossier.office.rollup.output.formats import render_rollup_lines
from cdsdossier.views.layout import plain_text


def test_each_state_is_a_list_with_its_count() -> None:
    rows = (
        school("Trường A", "60", draft=True),
        school("Trường B", None, working=True),
        school("Trường C", "60", provisional=True),
        school("Trường D", "60", office_errors=1, office_faults=("review-incomplete",)),
        replace(broken("a.rar", "Tệp nén RAR."), strange=True),
    )
    page = plain_text(render_rollup_lines(rollup(*rows)))

    assert "Tìm thấy 4 hồ sơ: 4 được tính (trong đó 1 bản nháp, 1 đang làm)." in page
    assert "Không nhận ra (1)\n  a.rar: Tệp nén RAR.\n" in page
    for heading, name in (
        ("Bản nháp, chưa phải hồ sơ nộp (1)", "Trường A"),
        ("Đang làm, chưa gửi (1)", "Trường B"),
        ("Chấm chưa xong: điểm tạm tính, chưa xếp mức (1)", "Trường C"),
        ("Cơ quan xét chưa xong: review.yaml còn lỗi, việc của cơ quan (1)", "Trường D"),
    ):
        assert f"{heading}\n  {name} " in page
    assert "còn lỗi." not in page
