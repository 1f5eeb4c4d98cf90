"""A set as text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support.assessed import page, styles

from cdsdossier.files import resources
from cdsdossier.model.indicatorset import Group, IndicatorSet
from cdsdossier.views.sets.text import set_lines, set_list_lines

SHIPPED = IndicatorSet.read("qd4725-2022")


def test_the_list_says_what_each_set_is_for_and_whether_it_can_be_used() -> None:
    lines = set_list_lines([IndicatorSet.read(name) for name in resources.shipped_set_ids()])
    assert styles(lines)["dùng được"] == "good"
    assert styles(lines)["chưa chấm được"] == "warn"
    assert "Quyết định 4725/QĐ-BGDĐT ngày 30/12/2022" in page(lines)


def test_the_page_has_every_row_with_points_and_source() -> None:
    text = page(set_lines(SHIPPED))
    assert all(f" {node.form.id} " in text for node in SHIPPED.nodes.values())
    assert "Mức 2: từ 50 đến 75 – Mức đáp ứng cơ bản" in text
    assert "điều kiện bắt buộc" in text
    assert "Nguồn:" in text


def test_points_that_are_not_compared_have_a_star_that_is_explained() -> None:
    assert "tối đa 6*" in page(set_lines(SHIPPED))
    assert "Điểm có dấu * chưa được ai đối chiếu với bản quyết định." in page(set_lines(SHIPPED))


@pytest.mark.parametrize("name", resources.shipped_set_ids())
def test_no_line_is_wider_than_the_page(name: str) -> None:
    assert max(map(len, page(set_lines(IndicatorSet.read(name))).splitlines())) <= 80


def test_a_group_without_criteria_says_so() -> None:
    skeleton = IndicatorSet(id="x", title="Bộ", maximum=Decimal(100), groups=(Group(id="1", name="Dạy, học"),))
    assert "Nhóm 1. Dạy, học\n  chưa có tiêu chí" in page(set_lines(skeleton))
