"""One wording of a level: its number, its name, its points."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.decision_import.level_words import cut_levels, is_level_title, read_level

BASIC = "Đáp ứng cơ bản"


def told(piece: str) -> tuple[int | None, str | None, dict[str, int] | None]:
    found = read_level(piece)
    return found.number, found.name, {key: int(n) for key, n in found.stretch.bounds.items()} if found.stretch else None


@pytest.mark.parametrize(
    "piece",
    [
        "Mức độ 2 (Đáp ứng cơ bản): từ 50 đến 75",
        "Mức độ 2 - Đáp ứng cơ bản: từ 50 đến 75 điểm",
        "Mức độ 2 – Đáp ứng cơ bản – 50 - 75 điểm",
        "Mức độ 2, đáp ứng cơ bản: từ 50 đến 75.",
        "Mức độ 2: Đáp ứng cơ bản (từ 50 đến 75 điểm)",
        "Mức độ 2: từ 50 đến 75 điểm (Đáp ứng cơ bản)",
        "Mức II (đáp ứng cơ bản): 50 - 75",
        "Mức độ hai: tổng điểm từ 50/100 đến 75/100, đáp ứng cơ bản",
        "Đáp ứng cơ bản (Mức độ 2): tổng điểm của mỗi nhóm đạt từ 50 đến 75 điểm",
        "Từ 50 đến 75 điểm: Đáp ứng cơ bản (Mức độ 2)",
        "Cấp độ 2 (Đáp ứng cơ bản): từ 50 điểm trở lên, không quá 75 điểm",
        "Mức 2-Đáp ứng cơ bản: ≥ 50 và ≤ 75",
        "Mức độ thứ hai [Đáp ứng cơ bản]: từ 50 đến 75 điểm",
    ],
)
def test_a_name_stands_before_or_behind_the_number(piece: str) -> None:
    assert told(piece) == (2, BASIC, {"from_": 50, "to": 75})


@pytest.mark.parametrize(
    "piece",
    [
        "Mức đáp ứng tốt (Mức độ 3): Tổng điểm của mỗi nhóm tiêu chí đạt trên 75 điểm.",
        "Mức độ 3 (Mức đáp ứng tốt, trên 75 điểm)",
        "Nhóm tiêu chí có tổng điểm trên 75 điểm được xếp Mức độ 3 (Mức đáp ứng tốt)",
        "Mức độ 3: > 75 điểm, mức đáp ứng tốt",
    ],
)
def test_a_name_of_its_own_keeps_the_word(piece: str) -> None:
    assert told(piece) == (3, "Mức đáp ứng tốt", {"above": 75})


@pytest.mark.parametrize(
    ("piece", "number", "name"),
    [
        ("Đơn vị đạt dưới 50 điểm được xếp ở mức chưa đáp ứng (Mức độ 1)", 1, "Mức chưa đáp ứng"),
        ("Mức độ thứ nhất (chưa đáp ứng): đạt dưới 50 điểm", 1, "Chưa đáp ứng"),
        ("Mức độ thứ tư (không đạt): đạt dưới 50 điểm", 4, "Không đạt"),
    ],
)
def test_a_name_that_denies_does_not_hide_the_points(piece: str, number: int, name: str) -> None:
    assert told(piece) == (number, name, {"below": 50})


@pytest.mark.parametrize(
    "piece",
    [
        "Mức độ 2: từ 50 đến 75 điểm",
        "Đạt mức độ 2 khi tổng điểm từ 50 đến 75",
        "Trường xếp mức độ 2 nếu có tổng điểm từ 50 đến 75",
        "Mức độ 2 (tổng điểm từ 50 đến 75)",
        "Mức độ 2: đáp ứng cơ bản, trung bình: từ 50 đến 75",
    ],
)
def test_what_may_be_a_sentence_or_two_names_is_no_name(piece: str) -> None:
    assert told(piece) == (2, None, {"from_": 50, "to": 75})


def test_a_share_is_no_number_of_points_and_stays_a_share() -> None:
    found = read_level("Mức độ 1 (Chưa đáp ứng): dưới 50%")
    assert found.stretch is not None
    assert (found.number, found.name, found.stretch.percent) == (1, "Chưa đáp ứng", True)


def test_a_long_text_is_what_a_level_means() -> None:
    found = read_level("Mức độ 1: dưới 50 điểm (chưa đáp ứng các yêu cầu cơ bản, chưa có kế hoạch)")
    assert (found.name, found.meaning) == (None, "Chưa đáp ứng các yêu cầu cơ bản, chưa có kế hoạch")


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Mức độ 1: dưới 50; Mức độ 2: từ 50", ["Mức độ 1: dưới 50", "Mức độ 2: từ 50"]),
        ("Có 2 mức: Mức thấp (Mức độ 1): dưới 50, Mức cao (Mức độ 2): từ 50",
         ["Mức thấp (Mức độ 1): dưới 50", "Mức cao (Mức độ 2): từ 50"]),
        ("mức 1 dưới 50 điểm, mức 2 từ 50 điểm", ["mức 1 dưới 50 điểm", "mức 2 từ 50 điểm"]),
        ("Dưới 50 điểm: Mức độ I, từ 50: Mức độ II (cao)", ["Dưới 50 điểm: Mức độ I", "từ 50: Mức độ II (cao)"]),
        ("Mức độ 3. Đáp ứng tốt: Trên 75 điểm", ["Mức độ 3: Đáp ứng tốt: Trên 75 điểm"]),
        ("Mức thấp: dưới 50 điểm. Mức cao: từ 50 điểm.", ["Mức thấp: dưới 50 điểm", "Mức cao: từ 50 điểm."]),
        ("Mức độ chuyển đổi số được đánh giá theo thang điểm tối đa 100", []),
    ],
)  # fmt: skip
def test_a_line_is_cut_into_its_levels(line: str, pieces: list[str]) -> None:
    assert cut_levels(line) == pieces


def test_a_title_gives_a_level_its_name_and_no_more() -> None:
    assert all(map(is_level_title, ("Mức độ 1: Mức thấp", "Mức độ II (thấp)", "Thấp (Mức độ 1)", "Mức độ 1")))
    assert not any(map(is_level_title, ("Mức độ 2 trở lên được công nhận", "Trường đạt mức độ 2")))


def test_a_mandatory_condition_beside_the_points_is_neither_points_nor_name_nor_meaning() -> None:
    for tail in (" hoặc không đạt điều kiện bắt buộc", " hoặc có ít nhất một điều kiện bắt buộc chưa đạt"):
        assert told(f"Mức độ 1 (Chưa đáp ứng): tổng điểm dưới 50 điểm{tail}") == (1, "Chưa đáp ứng", {"below": 50})
    found = read_level("Mức độ 3 (Đáp ứng tốt): tổng điểm trên 75 điểm, đạt điều kiện bắt buộc")
    assert (found.name, found.meaning) == ("Đáp ứng tốt", None)
    assert read_level("Mức độ 1: dưới 50 điểm hoặc không đạt 20 điểm điều kiện bắt buộc").stretch is None
