"""Where a sentence of a decision stands."""

from __future__ import annotations

from cdsdossier.workflows.decision_import.passages import Passage, place_passages, strip_label

DECISION = (
    "QUYẾT ĐỊNH",
    "Điều 3. Tổ chức thực hiện",
    "1. Cơ sở giáo dục:",
    "a) Tự đánh giá.",
    "- Cập nhật kết quả.",
    "2. Sở Giáo dục và Đào tạo.",
    "Điều 4. Hiệu lực",
    "III. THỰC HIỆN",
    "1) Nhà trường",
    "PHỤ LỤC",
    "Ghi chú",
)


def placed(*lines: str) -> tuple[Passage, ...]:
    return place_passages(Passage(line) for line in lines)


def test_a_passage_is_found_by_article_clause_and_point() -> None:
    assert [one.place for one in placed(*DECISION)] == [
        "đoạn 1",
        "Điều 3",
        "Điều 3, khoản 1",
        "Điều 3, khoản 1, điểm a",
        "Điều 3, khoản 1, điểm a",
        "Điều 3, khoản 2",
        "Điều 4",
        "phần III",
        "phần III, mục 1",
        "đoạn 10",
        "đoạn 11",
    ]


def test_a_passage_knows_what_it_stands_below() -> None:
    assert placed(*DECISION)[4].heads == ("Điều 3. Tổ chức thực hiện", "1. Cơ sở giáo dục:", "a) Tự đánh giá.")
    assert placed(*DECISION)[5].heads == ("Điều 3. Tổ chức thực hiện",)


def test_what_stands_behind_the_criteria_is_in_no_article() -> None:
    lines = (
        Passage("Điều 2. Thực hiện"),
        Passage("", "bảng 1"),
        Passage("Mức độ 1: dưới 50"),
        Passage("Điều 3. Hiệu lực"),
    )
    assert [one.place for one in place_passages(lines)] == ["Điều 2", "đoạn 1 sau bảng 1", "Điều 3"]


def test_a_row_of_a_table_keeps_its_place() -> None:
    assert place_passages((Passage("Mức độ 1: dưới 50", "bảng 2, hàng 2"),))[0].place == "bảng 2, hàng 2"


def test_lines_that_were_cut_at_the_margin_are_one_again() -> None:
    cut = (
        "- Mức đáp ứng cơ bản (Mức độ 2): Tổng điểm của mỗi nhóm tiêu chí đạt từ 50 đến",
        "75 điểm.",
        "- Mức đáp ứng tốt (Mức độ 3): Tổng điểm của mỗi nhóm",
        "tiêu chí đạt trên 75 điểm.",
        "2. Cập nhật kết quả.",
    )
    assert [one.text for one in placed(*cut)] == [f"{cut[0]} {cut[1]}", f"{cut[2]} {cut[3]}", cut[4]]


def test_lines_of_a_list_stay_apart() -> None:
    apart = (
        "Mức độ 1: dưới 50 điểm",
        "từ 50 điểm: mức độ 2",
        "Hồ sơ của nhà trường gồm kế hoạch và các báo cáo",
        "1.1 Có",
    )
    assert [one.text for one in placed(*apart)] == list(apart)


def test_a_label_is_taken_off() -> None:
    labelled = (
        "Điều 4. Tự đánh giá",
        "1. Tự đánh giá",
        "a) Tự đánh giá",
        "- Tự đánh giá",
        "IV. Tự đánh giá",
        "• Tự đánh giá",
    )
    assert {strip_label(line) for line in labelled} == {"Tự đánh giá"}
    assert strip_label("50 điểm") == "50 điểm"
