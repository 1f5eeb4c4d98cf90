"""What a sentence claims of the present result, and what it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.text.prose_claims import find_claims


def claims(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.words, one.group, one.row) for one in find_claims(text, 2025)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nhóm 1 đạt 82/100 điểm.", [("points", "82/100 điểm", "1", "")]),
        ("Nhóm tiêu chí II đạt 59,5 điểm", [("points", "59,5 điểm", "2", "")]),
        ("Kết quả đạt 82/100.", [("points", "đạt 82/100", "", "")]),
        ("Tổng điểm 153/200; đạt.", [("points", "153/200", "", "")]),
        ("Nhóm 1: 82/100, nhóm 2 chưa chấm", [("points", "82/100", "1", "")]),
        ("Tổng điểm 153/200 điểm", [("points", "153/200 điểm", "", "")]),
        ("Tiêu chí 1.4 đạt 7/10 điểm", [("points", "7/10 điểm", "", "1.4")]),
        ("Trường đạt Mức độ 3", [("level", "Mức độ 3", "", "")]),
        ("Nhóm 2 xếp mức hai", [("level", "mức hai", "2", "")]),
        ("Năm học trước nhóm 1 đạt 60 điểm, năm nay đạt 70 điểm", [("points", "70 điểm", "1", "")]),
        ("Năm học 2025-2026 nhóm 1 đạt 70 điểm", [("points", "70 điểm", "1", "")]),
        ("7/7 thành viên nhất trí", [("votes", "7/7 thành viên", "", "")]),
        ("Biểu quyết tán thành 6/7 (85,7%) phiếu", [("votes", "6/7 (85,7%) phiếu", "", "")]),
        ("Hội đồng gồm bảy thành viên", [("members", "Hội đồng gồm bảy thành viên", "", "")]),
    ],
)
def test_a_claim_is_found(text: str, found: list[tuple[str, str, str, str]]) -> None:
    assert claims(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Năm học trước nhóm 1 đạt 70/100 điểm",
        "Năm học 2024-2025 nhóm 1 đạt 70/100 điểm, Mức độ 2",
        "So với năm học trước (70/100 điểm) có tiến bộ",
        "Phấn đấu nhóm 1 đạt 90 điểm, lên Mức độ 3",
        "Nhóm 1 tối đa 100 điểm, từ mức 1 lên mức 2",
        "Nhóm 1 còn thiếu 3 điểm",
        "Trường đạt phổ cập giáo dục mức độ 3, chuẩn quốc gia mức độ 2",
        "Cung cấp dịch vụ công trực tuyến mức độ 3",
        "Bộ chỉ số chuyển đổi số xếp mức 1, mức 2, mức 3",
        "Điểm thi trung bình của nhóm 1 là 8 điểm",
        "Nhóm 1 có 3 điểm trường lẻ",
        "Có 12/15 thành viên câu lạc bộ Tin học",
        "Nhóm 1 chưa đạt mức 3",
        "Quyết định số 82/2025 của Sở",
    ],
)
def test_what_is_said_of_something_else_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_claim_has_its_numbers_and_its_sentence() -> None:
    (claim,) = find_claims("Tổ chức tốt. Nhóm 1 đạt 59,5/100 điểm. Xong.")

    assert (claim.number, claim.of) == (Decimal("59.5"), Decimal(100))
    assert claim.sentence == "Nhóm 1 đạt 59,5/100 điểm"
