"""The dossier's set beside the shipped one."""

from __future__ import annotations

from support.rulemaker import FILES, changed, find, read_set

from cdsdossier.judging.rules import set_changed
from cdsdossier.model.indicatorset import IndicatorSet


def other(old: str, new: str) -> IndicatorSet:
    text = changed("indicator-set.yaml", (old, new))["indicator-set.yaml"]
    assert text is not None
    return read_set(text)


def test_rows_with_other_points_are_named_in_one_finding() -> None:
    (found,) = find(set_changed, shipped=other("tuyến, maximum: 30", "tuyến, maximum: 31"))

    assert (found.message, found.line, found.column) == ("bộ chỉ số trong hồ sơ khác bản đi kèm ở: 2.3", 1, 5)


def test_a_set_that_weighs_the_same_and_a_skeleton_are_not_compared() -> None:
    assert find(set_changed, shipped=read_set()) == []
    assert find(set_changed, shipped=other("Dịch vụ trực tuyến", "Dịch vụ")) == []
    skeleton = FILES["indicator-set.yaml"].replace("tuyến, maximum: 30", "tuyến, maximum: 31")
    assert find(set_changed, shipped=read_set(skeleton.replace("status: usable", "status: skeleton"))) == []
    assert find(set_changed) == []
