"""The levels of a set: read where they join, else asked for; nothing is repaired."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support.decisionmaker import LEVELS

from cdsdossier.workflows.decision_import.levels import FoundLevels, find_set_levels
from cdsdossier.workflows.decision_import.passages import Passage, place_passages

NAMES = ("Mức chưa đáp ứng", "Mức đáp ứng cơ bản", "Mức đáp ứng tốt")
STRETCHES = ("dưới 50", "từ 50 đến 75", "trên 75")


def find(*lines: str) -> FoundLevels:
    return find_set_levels(place_passages(map(Passage, lines)), Decimal(100))


def said(found: FoundLevels) -> str:
    return " | ".join(one.words for one in found.concerns)


def test_levels_keep_the_words_of_the_law() -> None:
    found = find(*LEVELS)
    assert tuple((one.level, one.name, one.words) for one in found.levels) == tuple(
        zip((1, 2, 3), NAMES, STRETCHES, strict=True)
    )
    assert found.levels[0].meaning == "Chưa đáp ứng các yêu cầu cơ bản về triển khai chuyển đổi số"
    assert (found.concerns, found.lacking) == ((), "")


@pytest.mark.parametrize(
    "lines",
    [
        [" ".join(LEVELS)],
        ["Mức đáp ứng tốt: trên 75 điểm", "Mức đáp ứng cơ bản: từ 50 đến 75 điểm", "Mức chưa đáp ứng: dưới 50 điểm"],
        ["Mức độ 1 (mức chưa đáp ứng):", "- Tổng điểm dưới 50 điểm.", "Mức độ 2 (mức đáp ứng cơ bản):",
         "- Tổng điểm từ 50 đến 75 điểm.", "Mức độ 3 (mức đáp ứng tốt):", "- Tổng điểm trên 75 điểm."],
        ["Mức độ 1: Mức chưa đáp ứng", "Mức độ 2: Mức đáp ứng cơ bản", "Mức độ 3: Mức đáp ứng tốt",
         "Mức 1 dưới 50 điểm, mức 2 từ 50 đến 75 điểm, mức 3 trên 75 điểm. Trường đạt mức 2 trở lên được biểu dương."],
        ["Mức chưa đáp ứng: dưới 50 điểm; mức đáp ứng cơ bản: từ 50 đến 75 điểm; mức đáp ứng tốt: trên 75 điểm",
         "Mức I: dưới 50 điểm", "Mức II: từ 50 đến 75 điểm", "Mức III: trên 75 điểm"],
        ["Mức “chưa đáp ứng” (mức độ 1): dưới 50 điểm", "MỨC ĐỘ 2 (MỨC ĐÁP ỨNG CƠ BẢN): TỪ 50 ĐẾN 75 ĐIỂM",
         "Mức 3 (mức đáp ứng tốt): 75 < điểm"],
    ],
)  # fmt: skip
def test_levels_are_read_in_whichever_lines_they_stand(lines: list[str]) -> None:
    found = find(*lines)
    assert [one.name for one in found.levels] == list(NAMES)
    assert [one.words for one in found.levels] == list(STRETCHES)
    assert found.concerns == ()


def test_levels_without_the_word_are_read_where_neighbours_join() -> None:
    one_line = find("Xếp loại: Chưa đáp ứng (dưới 50 điểm); Đáp ứng cơ bản (50-75 điểm); Đáp ứng tốt (trên 75 điểm)")
    lines = find(
        "Xếp như sau:", "- Chưa đáp ứng: dưới 50 điểm", "- Đáp ứng cơ bản: 50 - 75 điểm", "- Đáp ứng tốt: > 75 điểm"
    )
    for found in (one_line, lines):
        assert [one.name for one in found.levels] == ["Chưa đáp ứng", "Đáp ứng cơ bản", "Đáp ứng tốt"]


def test_levels_without_names_are_asked_for_and_never_doubled() -> None:
    found = find("Mức độ I: dưới 50 điểm", "Mức độ II: từ 50 đến dưới 75 điểm", "Mức độ III: từ 75 điểm")
    assert [one.titled("Mức độ") for one in found.levels] == ["Mức độ 1", "Mức độ 2", "Mức độ 3"]
    assert found.lacking == ""
    assert said(found) == (
        "chưa rõ tên gọi của mức 1, 2, 3; ở levels trong tệp, sửa dòng name dưới level: 1 theo đúng chữ của quyết "
        "định, ví dụ name: Mức chưa đáp ứng"
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["Mức 1 (thấp): 0 - 49 điểm", "Mức 2 (cao): 50 - 100 điểm"], "có khoảng hở ở quanh 50"),
        (["Mức 1 (thấp): đến 50 điểm", "Mức 2 (cao): 50 - 100 điểm"], "chồng lên nhau ở quanh 50"),
        (["Mức 1 (thấp): dưới 50 điểm", "Mức 2 (cao): từ 50 đến 90 điểm"], "chưa phủ đến 100"),
        (["Mức thấp: 0 - 49 điểm", "Mức cao: 50 - 100 điểm"], "có khoảng hở ở quanh 50"),
        (["Mức 1 (cao): từ 50 điểm", "Mức 2 (thấp): dưới 50 điểm"], "mức 1 là mức cao nhất"),
    ],
)
def test_gaps_and_overlaps_are_told_and_the_numbers_stay_as_written(lines: list[str], words: str) -> None:
    found = find(*lines)
    assert len(found.levels) == 2
    assert words in said(found)
    assert found.lacking == "các mức độ (levels) nối liền nhau từ 0 đến 100: xem danh sách"


def test_shares_are_not_taken_for_points() -> None:
    found = find("Mức độ 1 (Thấp): dưới 50%", "Mức độ 2 (Cao): từ 50%")
    assert (found.levels, [one.name for one in found.asked]) == ((), ["Thấp", "Cao"])
    assert found.asked[0].text == "Mức độ 1 (Thấp): dưới 50%"
    assert said(found).count("phần trăm (%), không phải điểm") == 2


def test_a_level_between_others_that_is_not_said_is_asked_for() -> None:
    found = find(LEVELS[0], LEVELS[2])
    assert (found.levels, [one.number for one in found.asked]) == ((), [1, 2, 3])
    assert [one.name for one in found.asked] == [NAMES[0], "Mức độ 2", NAMES[2]]
    assert said(found).count("chưa đủ hoặc chưa khớp nhau") == 2


def test_a_condition_beside_the_points_is_told() -> None:
    low, high = "Mức 1 (thấp): dưới 50 điểm", "Mức 2 (cao): từ 50 điểm trở lên và đạt tất cả điều kiện bắt buộc"
    found = find(low, high)
    assert [one.words for one in found.levels] == ["dưới 50", "từ 50"]
    assert [(one.quoted, one.words[:35]) for one in found.concerns] == [(high, "mức này còn điều kiện ngoài số điểm")]
    assert find(low.replace("điểm", "điểm hoặc có tiêu chí không đạt"), high).levels == ()


def test_a_bound_behind_an_and_is_no_condition() -> None:
    found = find("Mức 1 (thấp): đến 50 điểm", "Mức 2 (vừa): trên 50 và không quá 75 điểm", "Mức 3 (cao): trên 75 điểm")
    assert [one.words for one in found.levels] == ["đến 50", "trên 50 đến 75", "trên 75"]
    assert found.concerns == ()


def test_a_level_may_be_named_without_a_number() -> None:
    found = find("Mức độ chưa đáp ứng: dưới 50 điểm", "Mức độ đáp ứng tốt: từ 50 điểm")
    assert [one.name for one in found.levels] == ["Mức độ chưa đáp ứng", "Mức độ đáp ứng tốt"]


def test_another_wording_of_one_level_is_told_with_its_place() -> None:
    found = find(*LEVELS, "Điều 3. Mức độ 2: từ 50 đến 70 điểm - Mức cơ bản.")
    assert [one.words for one in found.levels] == list(STRETCHES)
    assert [(one.place, one.words) for one in found.concerns] == [
        ("Điều 3", "điểm của mức này khác với chỗ khác trong tệp; xem quyết định")
    ]


def test_two_wordings_of_which_both_would_join_are_not_chosen_from() -> None:
    one = ("Mức 1: dưới 50 điểm", "Mức 2: từ 50 điểm")
    other = ("Mức 1: dưới 60 điểm", "Mức 2: từ 60 điểm")
    assert find(*one, *other).levels == ()


def test_a_document_that_names_no_points_asks_for_all() -> None:
    found = find("Có ba mức độ: mức 1, mức 2, mức 3; 100% dịch vụ công trực tuyến.")
    assert (found.levels, found.lacking[:20]) == ((), "các mức độ (levels):")
