"""What a set lacks before anything can be judged by it, and what to do about it."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, read_set

from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton, list_set_gaps
from cdsdossier.model.indicatorset import IndicatorSet

TEXT = FILES["indicator-set.yaml"].replace("status: usable", "status: skeleton")


@pytest.mark.parametrize(
    ("was", "now", "gaps"),
    [
        ("", "", ()),
        ("Có phần mềm, maximum: 40", "Có phần mềm", ("điểm tối đa của 1.2.1",)),
        ("Dịch vụ trực tuyến, maximum: 30", "Dịch vụ trực tuyến", ("điểm tối đa của 2.3",)),
        ("maximum: 60\n", "maximum: 61\n", ("điểm cộng lại cho khớp (1.2 ghi 61 mà các mục cộng 60)",)),
        ("judged: per-group", "judged: whole-set", ("điểm cộng lại cho khớp (cả bộ cộng 200 mà phải là 100)",)),
        ("name: Mức hai, from: 50, to: 75", "name: Mức hai", ("các mức độ (levels): tên, từ bao nhiêu điểm",)),
        ("name: Mức hai", "name: Mức độ 2", ("tên gọi của mức 2",)),
    ],
)
def test_what_lacks_is_named(was: str, now: str, gaps: tuple[str, ...]) -> None:
    assert was in TEXT
    assert list_set_gaps(read_set(TEXT.replace(was, now, 1))) == gaps


def test_a_set_without_a_table_is_to_be_imported_one_with_gaps_to_be_completed() -> None:
    empty, part = IndicatorSet.read("qd3806-2024"), read_set(TEXT.replace("maximum: 40}", "}"))

    assert describe_skeleton(empty) == "bộ chỉ số này chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định"
    assert advise_on_skeleton(empty, " 2025-2026")[1] == "cdsdossier sets adopt QD3806.docx 2025-2026"
    assert describe_skeleton(part).startswith("bộ chỉ số này chưa chấm được, còn thiếu: điểm tối đa của 1.2.1")
    assert advise_on_skeleton(part, "")[0].startswith("Điền theo quyết định, rồi trong indicator-set.yaml đổi status")
