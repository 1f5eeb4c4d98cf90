"""Gaps and overlaps in levels and bands, at their very bounds."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, changed, find

from cdsdossier.judging.rules import set_levels_wrong

LEVELS = FILES["indicator-set.yaml"].partition("levels:\n")[2].partition("deadlines:")[0]


def levels(*ranges: str, numbers: str = "12345") -> list[tuple[int | None, str]]:
    """Return (line from 0, sentence) of what is wrong with levels of these ranges."""
    written = "".join(
        f"  - {{level: {number}, name: M, {one}}}\n" for number, one in zip(numbers, ranges, strict=False)
    )
    text = FILES["indicator-set.yaml"].replace(LEVELS, written)
    first = text[: text.index("levels:\n")].count("\n") + 2
    found = find(set_levels_wrong, {"indicator-set.yaml": text})
    assert all(one.message.startswith("các mức độ: ") for one in found)
    return [((one.line or 0) - first, one.message.removeprefix("các mức độ: ")) for one in found]


@pytest.mark.parametrize(
    ("ranges", "faults"),
    [
        (("below: 50", "from: 50, to: 75", "above: 75"), []),
        (("from: 0, to: 50", "above: 50, to: 100"), []),
        (("below: 50", "from: 50, to: 50", "above: 50"), []),
        (("to: 50", "above: 50"), []),
        (("below: 50", "above: 50"), [(1, "có khoảng hở ở quanh 50")]),
        (("to: 50", "from: 50"), [(1, "chồng lên nhau ở quanh 50")]),
        (("below: 50", "from: 51"), [(1, "có khoảng hở ở quanh 51")]),
        (("below: 50", "from: 49"), [(1, "chồng lên nhau ở quanh 49")]),
        (("below: 50", "from: 50, to: 75", "above: 74"), [(2, "chồng lên nhau ở quanh 74")]),
        (("above: 0",), [(0, "có khoảng hở ở quanh 0")]),
        (("from: 10",), [(0, "có khoảng hở ở quanh 10")]),
        (
            ("below: 50", "from: 50, below: 50"),
            [(1, "không số nào nằm trong khoảng từ 50 đến dưới 50"), (1, "chưa phủ đến 100")],
        ),
        (("below: 50", "from: 50, to: 49", "above: 49"), [(1, "không số nào nằm trong khoảng từ 50 đến 49")]),
        (("to: 50", "above: 50, to: 50", "above: 50"), [(1, "không số nào nằm trong khoảng trên 50 đến 50")]),
        (("below: 50", "from: 50", "above: 75"), [(1, "không có cận trên nhưng còn mức phía sau")]),
        (("below: 50", "from: 50, to: 99"), [(1, "chưa phủ đến 100")]),
        (("below: 50", "from: 50, below: 100"), [(1, "chưa phủ đến 100")]),
        (("below: 50", "from: 50, to: 100"), []),
        (("below: 50", "from: 50, below: 101"), []),
    ],
)
def test_levels_join_from_zero_to_the_maximum(ranges: tuple[str, ...], faults: list[tuple[int, str]]) -> None:
    assert levels(*ranges) == faults


@pytest.mark.parametrize(("numbers", "at"), [("123", []), ("135", []), ("113", [1]), ("132", [2]), ("321", [1, 2])])
def test_levels_are_numbered_upwards(numbers: str, at: list[int]) -> None:
    found = levels("below: 50", "from: 50, to: 75", "above: 75", numbers=numbers)

    assert found == [(line, "số của mức không tăng dần từ dưới lên") for line in at]


def test_how_to_fix_levels_names_the_maximum() -> None:
    (found,) = find(set_levels_wrong, changed("indicator-set.yaml", ("below: 50}", "below: 49}")))

    assert found.fix.endswith("cho nối liền từ 0 đến 100.")


def criterion(*replaced: tuple[str, str]) -> list[tuple[str, str, str]]:
    found = find(set_levels_wrong, changed("indicator-set.yaml", *replaced))
    return [(one.about, one.message, one.fix.rpartition("đến ")[2]) for one in found]


def test_levels_of_a_criterion_join_up_to_its_own_maximum() -> None:
    assert criterion(("{level: 2, from: 20, to: 40}", "{level: 2, from: 21, to: 40}")) == [
        ("1.2", "mức của “1.2”: có khoảng hở ở quanh 21", "60.")
    ]
    assert criterion(("{level: 3, above: 40}", "{level: 3, above: 40, to: 60}")) == []
    assert criterion(("{level: 3, above: 40}", "{level: 3, above: 40, to: 59}")) == [
        ("1.2", "mức của “1.2”: chưa phủ đến 60", "60.")
    ]
    ((about, what, _),) = criterion(("{level: 3, above: 40}", "{level: 2, above: 40}"))
    assert (about, what) == ("1.2", "mức của “1.2”: số của mức không tăng dần từ dưới lên")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("above: 80, maximum", "above: 80, to: 100, maximum", ""),
        ("above: 80, maximum", "above: 80, to: 99, maximum", "chưa phủ đến 100"),
        ("above: 80, maximum: 40", "above: 80, maximum: 41", "khung cho 41 điểm, tối đa chỉ 40"),
        ("measure: ratio", "note: x", "chưa ghi đo bằng gì"),
        ("above: 80", "above: 81", "có khoảng hở ở quanh 81"),
    ],
)
def test_bands_join_up_to_the_whole_and_allow_no_more_than_the_maximum(old: str, new: str, what: str) -> None:
    found = criterion((old, new))

    assert [(about, message) for about, message, _ in found] == [("1.3", f"khung điểm của “1.3”: {what}")][: bool(what)]


def test_bands_of_a_count_have_no_end() -> None:
    count = ("measure: ratio", "measure: count")

    assert criterion(count) == []
    assert criterion(count, ("above: 80, maximum", "above: 80, to: 100, maximum")) == [
        ("1.3", "khung điểm của “1.3”: chưa phủ đến hết", "hết.")
    ]


def test_items_have_bands_but_no_levels_and_a_skeleton_has_neither() -> None:
    wrong = ("above: 80, maximum: 40", "above: 90, maximum: 40")

    assert len(criterion(wrong)) == 1
    assert criterion(wrong, ("status: usable", "status: skeleton")) == []
